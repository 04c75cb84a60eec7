# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a report is laid on pages.

Not every wkhtmltopdf repeats the titles of a table on each page, or keeps from cutting
a row in two. So the report is cut into pages before: each page holds blocks, each
block is a part of one table, and each of its lines is known to fit.
"""

import unicodedata
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from .table import Table


class Paper(NamedTuple):
    """How many lines and characters fit, in the type size of ``report_table.xml``."""

    lines: int
    characters: int


#: A4, upright and lying.
PORTRAIT = Paper(52, 112)
LANDSCAPE = Paper(34, 165)

#: Lines taken by the report's head, by the head of a further page, by a block's titles.
REPORT_HEAD = 6
PAGE_HEAD = 2
BLOCK_HEAD = 4

#: Lines that must follow a group's title on the same page.
FOLLOWERS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: a ``group`` title, an ``entry``, a ``sum`` or the ``total``.

    The kinds are class names on the page, where ``row`` means something to Bootstrap.
    """

    kind: str
    cells: dict


@dataclass(frozen=True, slots=True)
class Block:
    """The part of a table that stands on one page."""

    table: Table
    lines: list


def lines(table, total_title):
    """Yield the lines of a table, in order.

    The title of a total stands in the first column that holds text.
    """
    first = table.shown_columns[0].name
    texts = (one.name for one in table.shown_columns if one.kind == "text")
    named = next(texts, first)
    for group in table.groups:
        if table.group_by:
            yield Line("group", {first: group.title})
        for row in group.rows:
            yield Line("entry", row)
        if table.group_by and len(table.groups) > 1:
            yield Line("sum", group.totals)
    if table.totals:
        yield Line("total", {named: total_title, **table.totals})


def pages(report):
    """Return the pages of a report as lists of blocks."""
    layout = _Layout(LANDSCAPE if report.landscape else PORTRAIT)
    for table in report.tables:
        layout.add(table, report.total_title)
    return layout.pages


class _Layout:
    """Pages in the making, and how many lines are left on the last one."""

    def __init__(self, paper):
        self.paper = paper
        self.pages = [[]]
        self.room = paper.lines - REPORT_HEAD

    def add(self, table, total_title):
        """Lay a table on the pages, going on to further ones as they fill."""
        block = None
        for line in lines(table, total_title):
            taken = height(table, line, self.paper)
            needed = taken + (FOLLOWERS if line.kind == "group" else 0)
            if block is None or needed > self.room:
                block = self._begin_block(table, needed)
            block.lines.append(line)
            self.room -= taken

    def _begin_block(self, table, needed):
        if needed + BLOCK_HEAD > self.room:
            self.pages.append([])
            self.room = self.paper.lines - PAGE_HEAD
        self.room -= BLOCK_HEAD
        block = Block(table, [])
        self.pages[-1].append(block)
        return block


def height(table, line, paper=PORTRAIT):
    """Return how many lines of print a line takes: long texts are wrapped."""
    if line.kind == "group":
        return 1
    columns = table.shown_columns
    scale = paper.characters / sum(column.width for column in columns)
    wrapped = (
        ceil(length(line.cells.get(column.name) or "") / (column.width * scale))
        for column in columns
        if column.kind == "text"
    )
    return max(1, *wrapped)


def length(text):
    """Return how wide a text is in characters; Thai vowels above and below take none.

    >>> length("นม"), length("ที่")
    (2, 1)
    """
    return sum(unicodedata.category(character) != "Mn" for character in text)
