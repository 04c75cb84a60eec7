# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages of A4 that text and tables flow down.

Lengths are in millimetres from the upper left corner, sizes of type in points.
"""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from . import text

LEFT, RIGHT, BOTTOM = 25, 185, 272
#: Where the text of a further page begins.
TOP = 30

#: Sizes of type, and how far lines stand apart.
SIZE, SMALL, TINY = 10, 8, 7
LEADING = 1.45

INK, GREY, PALE = HexColor("#1A1A1A"), HexColor("#5F6B76"), HexColor("#EEF2F5")
BLUE, RED = HexColor("#1F4E79"), HexColor("#B3261E")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: title, width in millimetres, whether it holds numbers."""

    title: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of texts; ``notes`` stand small below them, ``bold`` rows are sums."""

    cells: tuple
    notes: tuple = ()
    bold: bool = False


class Sheet:
    """A page in the making: what is written goes below what was written before.

    :param canvas: of reportlab
    :param decorate: called with the sheet at the beginning of each further page
    """

    def __init__(self, canvas, decorate=None):
        self.canvas = canvas
        self.decorate = decorate
        self.y = TOP
        self.page = 1

    def room_for(self, height):
        """Go on to a new page unless so much room is left."""
        if self.y + height > BOTTOM:
            self.turn()
            return True
        return False

    def turn(self):
        """End the page and begin the next."""
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        if self.decorate:
            self.decorate(self)

    def draw_line(self, line, x, y, ink=INK, align="left"):
        """Draw a ``text.Line``; ``x`` is its left end, or its right one."""
        shift = line.width if align == "right" else 0
        self.canvas.setFillColor(ink)
        text.draw(self.canvas, line, x * mm - shift, A4[1] - y * mm)

    def put(self, written, x, y, size=SIZE, room=RIGHT - LEFT, bold=False, **style):
        """Draw a text in one line, set smaller where it would not fit."""
        line = text.fit(written, size, room * mm, TINY, bold)
        self.draw_line(line, x, y, **style)

    def rule(self, y, left=LEFT, right=RIGHT, ink=GREY, weight=0.4):
        """Draw a line across."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)
        self.canvas.line(left * mm, A4[1] - y * mm, right * mm, A4[1] - y * mm)

    def fill(self, y, height, left=LEFT, right=RIGHT, ink=PALE):
        """Fill a box with a colour."""
        self.canvas.setFillColor(ink)
        self.canvas.rect(
            left * mm,
            A4[1] - (y + height) * mm,
            (right - left) * mm,
            height * mm,
            stroke=0,
            fill=1,
        )

    def paragraph(self, written, size=SIZE, bold=False, ink=INK, gap=2.5):
        """Write a text that is broken into lines; ``gap`` is what stays free below."""
        step = _step(size)
        for line in text.wrap(written, size, (RIGHT - LEFT) * mm, bold):
            self.room_for(step)
            self.y += step
            self.draw_line(line, LEFT, self.y - step * 0.25, ink)
        self.y += gap

    def boxed(self, written, size=SIZE):
        """Write a text in a pale box, for what must not be overlooked."""
        lines = text.wrap(written, size, (RIGHT - LEFT - 8) * mm)
        step = _step(size)
        height = len(lines) * step + 5
        self.room_for(height + 3)
        self.fill(self.y, height)
        self.fill(self.y, height, right=LEFT + 1.2, ink=BLUE)
        top = self.y + 2.5
        for number, line in enumerate(lines, start=1):
            self.draw_line(line, LEFT + 5, top + (number - 0.25) * step)
        self.y += height + 4

    def table(self, columns, rows, size=SMALL + 1, left=LEFT, room=0):
        """Write a table, its head again on each page it goes on to.

        :param float room: what stays free below each row, to be written in by hand
        """
        self._head(columns, size, left)
        for row in rows:
            height = _height(columns, row, size) + room
            if self.room_for(height):
                self._head(columns, size, left)
            self._row(columns, row, height, size, left)
        self.y += 3

    def _head(self, columns, size, left):
        """Write the titles, each in as many lines as it needs; none where none is."""
        if not any(column.title for column in columns):
            return
        titles = [
            text.wrap(column.title, SMALL, (column.width - 3) * mm, bold=True)
            for column in columns
        ]
        step = _step(SMALL)
        height = max(map(len, titles)) * step + 2.4
        self.room_for(height + 2 * _step(size))
        right = left + sum(column.width for column in columns)
        self.fill(self.y, height, left, right)
        for column, lines in zip(columns, titles, strict=True):
            for number, line in enumerate(lines, start=1 - len(lines)):
                self._cell(column, line, left, self.y + height - 2 + number * step)
            left += column.width
        self.y += height

    def _row(self, columns, row, height, size, left):
        top, start = self.y, left
        for column, cell, notes in _cells(columns, row):
            lines = _lines(column, cell, size, row.bold)
            y = top + 0.8
            for line in lines:
                y += _step(size)
                self._cell(column, line, left, y - 0.8)
            for note in _lines(column, notes, TINY, bold=False):
                y += _step(TINY)
                self._cell(column, note, left, y - 0.8, GREY)
            left += column.width
        self.y += height
        ink = INK if row.bold else PALE
        self.rule(self.y, start, left, ink=ink, weight=0.6)

    def _cell(self, column, line, left, y, ink=INK):
        """Draw a line of a cell, numbers at its right edge."""
        if column.number:
            self.draw_line(line, left + column.width - 1.5, y, ink, "right")
        else:
            self.draw_line(line, left + 1.5, y, ink)


def _step(size):
    """Return how far lines of a size stand apart, in millimetres."""
    return size * LEADING / mm


def _cells(columns, row):
    """Return each column with the row's text in it and the note below, if any."""
    notes = row.notes or ("",) * len(row.cells)
    return list(zip(columns, row.cells, notes, strict=True))


def _lines(column, written, size, bold):
    """Return the lines of a cell: numbers in one, texts in as many as they need."""
    room = (column.width - 3) * mm
    if not written:
        return []
    if column.number:
        return [text.fit(written, size, room, TINY - 2, bold)]
    return text.wrap(written, size, room, bold)


def _height(columns, row, size):
    """Return how high a row is."""
    heights = (
        len(_lines(column, cell, size, row.bold)) * _step(size)
        + len(_lines(column, note, TINY, bold=False)) * _step(TINY)
        for column, cell, note in _cells(columns, row)
    )
    return max(heights) + 1.8
