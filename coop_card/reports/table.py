# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a report is made of, whatever it is shown on.

A report holds tables, a table holds groups of rows, and all of it is plain data:
texts, integers, ``Decimal`` and dates. The writers know paper and workbooks and
nothing of co-ops; the reports know co-ops and nothing of paper.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``kind`` is ``text``, ``integer``, ``amount``, ``quantity``, ``percent``, ``date``,
    ``datetime`` or ``month`` (its first day); ``width`` is in characters; ``total``
    asks for a sum below. ``link`` is the model of the records that cells stand for,
    ``labels`` are pairs of a value and what people read instead.
    """

    name: str
    title: str
    kind: str = "text"
    width: int = 12
    total: bool = False
    link: str = None
    labels: tuple = ()


class Streamed:
    """Rows that are read once, and counted by the way."""

    def __init__(self, rows):
        self.rows, self.count = rows, 0

    def __iter__(self):
        """Yield the rows."""
        for row in self.rows:
            self.count += 1
            yield row

    def __len__(self):
        """Return how many have been read."""
        return self.count


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, with their totals by column name."""

    title: str
    rows: list
    totals: dict


@dataclass(frozen=True, slots=True)
class Table:
    """Groups of rows below the same columns; rows are dicts by column name.

    ``group_by`` names the column whose values make the groups, if any.
    """

    title: str
    columns: tuple
    groups: list
    totals: dict
    group_by: str = None

    @property
    def shown_columns(self):
        """The columns on paper, where groups have titles and no column."""
        return [column for column in self.columns if column.name != self.group_by]

    @classmethod
    def of(cls, title, columns, rows, group_by=None):
        """Return a table of rows; groups come in the order of their first rows.

        :param str group_by: the column whose value makes a group; all rows are one
            nameless group when left out
        """
        columns = tuple(columns)
        groups = [
            Group(name, members, _totals(columns, members))
            for name, members in _grouped(rows, group_by)
        ]
        totals = _totals(columns, [group.totals for group in groups])
        return cls(title, columns, groups, totals, group_by)


@dataclass(frozen=True, slots=True)
class Report:
    """A titled set of tables, and what they were made from.

    ``filters`` are pairs of a label and a text; ``total_title`` is what stands before
    totals; ``logo`` is a data URI; ``landscape`` lays the paper
    on its side; ``buddhist`` asks for days of the Buddhist era.
    """

    title: str
    company: str
    filters: list
    tables: list
    total_title: str
    logo: str = None
    landscape: bool = False
    buddhist: bool = False

    @property
    def row_count(self):
        """The number of rows of all tables; of rows that are streamed, once written."""
        return sum(len(group.rows) for table in self.tables for group in table.groups)


def _grouped(rows, name):
    """Return pairs of a group's name and its rows."""
    if not name:
        return [("", list(rows))]
    groups = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return groups.items()


def _totals(columns, rows):
    """Return the sums of the columns that want one; empty cells count as nothing.

    >>> _totals([Column("a", "A", total=True)], [{"a": Decimal("0.1")}] * 3)
    {'a': Decimal('0.3')}
    """
    return {
        column.name: sum((row[column.name] or 0 for row in rows), Decimal())
        for column in columns
        if column.total
    }
