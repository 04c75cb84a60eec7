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

#: More rows than anybody reads on paper; a workbook takes any number.
LONGEST_PAPER = 3000

#: Lines taken by co-op and title with the space around them, where each fits in one.
REPORT_HEAD = 3
#: How much wider than others the characters of a co-op's name and of a title are, and
#: how many characters a logo takes from them.
NAME_SCALE, TITLE_SCALE = 1.2, 1.8
LOGO = 30
#: Characters between two filters.
FILTER_GAP = 4
#: Lines taken by the head of a further page, and by the space around a block.
PAGE_HEAD = 2
BLOCK_HEAD = 1.5

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

    The title of totals stands in the first column that holds text.
    """
    first = table.shown_columns[0].name
    texts = (one.name for one in table.shown_columns if one.kind == "text")
    named = next(texts, first)
    for group in table.groups:
        if table.group_by:
            yield Line("group", {first: group.title})
        for row in group.rows:
            yield Line("entry", row)
        if table.group_by and table.totals and len(table.groups) > 1:
            yield Line("sum", {named: total_title, **group.totals})
    if table.totals:
        yield Line("total", {named: total_title, **table.totals})


def pages(report):
    """Return the pages of a report as lists of blocks."""
    paper = LANDSCAPE if report.landscape else PORTRAIT
    layout = _Layout(paper, head_height(report, paper))
    for table in report.tables:
        layout.add(table, report.total_title)
    return layout.pages


class _Layout:
    """Pages in the making, and how many lines are left on the last one."""

    def __init__(self, paper, head):
        self.paper = paper
        self.pages = [[]]
        self.room = paper.lines - head

    def add(self, table, total_title):
        """Lay a table on the pages, going on to further ones as they fill.

        A group that goes on there has its title there again.
        """
        block = group = None
        for line in lines(table, total_title):
            needed = height(table, line, self.paper)
            if line.kind == "group":
                group, needed = line, needed + FOLLOWERS
            if block is None or needed > self.room:
                block = self._begin_block(table, needed)
                if group and line.kind in ("entry", "sum"):
                    self._add_line(block, group)
            self._add_line(block, line)

    def _add_line(self, block, line):
        block.lines.append(line)
        self.room -= height(block.table, line, self.paper)

    def _begin_block(self, table, needed):
        head = block_height(table, self.paper)
        if needed + head > self.room and self.pages[-1]:
            self.pages.append([])
            self.room = self.paper.lines - PAGE_HEAD
        self.room -= head
        block = Block(table, [])
        self.pages[-1].append(block)
        return block


def height(table, line, paper=PORTRAIT):
    """Return how many lines of print a line takes: long texts are wrapped."""
    columns = table.shown_columns
    if line.kind == "group":
        return wrapped(line.cells[columns[0].name], paper.characters)
    texts = [column for column in columns if column.kind == "text"]
    return _wrapped(table, paper, {c: line.cells.get(c.name) or "" for c in texts})


def block_height(table, paper):
    """Return how many lines of print a block takes beside its own lines."""
    titles = {column: column.title for column in table.shown_columns}
    return BLOCK_HEAD + bool(table.title) * 1.5 + _wrapped(table, paper, titles)


def head_height(report, paper):
    """Return how many lines of print stand above the tables of a report."""
    room = paper.characters - bool(report.logo) * LOGO
    name = wrapped(report.company, room / NAME_SCALE) * NAME_SCALE
    title = wrapped(report.title, room / TITLE_SCALE) * TITLE_SCALE
    used = sum(length(label + text) + FILTER_GAP for label, text in report.filters)
    return ceil(REPORT_HEAD + name + title + ceil(used / room))


def _wrapped(table, paper, texts):
    """Return how many lines of print the longest of some texts by column takes."""
    scale = paper.characters / sum(column.width for column in table.shown_columns)
    return max(
        (wrapped(text, column.width * scale) for column, text in texts.items()),
        default=1,
    )


def wrapped(text, room):
    """Return how many lines a text takes where so many characters fit in one.

    >>> wrapped("", 10), wrapped("ten of them", 10)
    (1, 2)
    """
    return max(1, ceil(length(text) / room))


def length(text):
    """Return how wide a text is in characters; Thai vowels above and below take none.

    >>> length("นม"), length("ที่")
    (2, 1)
    """
    return sum(unicodedata.category(character) != "Mn" for character in text)
