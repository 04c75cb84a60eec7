# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sheets of openpyxl that take many rows of the same columns quickly.

openpyxl makes a cell for each value and looks up its style, and the letters of its
column, for each again. Here each column has one cell, which is written for all rows.
"""

from functools import lru_cache

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .paging import wrapped

#: Characters that a cell may have; Excel reads no more.
LONGEST_TEXT = 32_767
#: Excel counts days; many rows have the same ones.
days = lru_cache(4096)(to_excel)


def text(value):
    """Return a text without what no workbook may hold.

    >>> text("a" + chr(7)), text(None)
    ('a', None)
    """
    return value and ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST_TEXT]


def as_it_is(value):
    """Return a number, or one that is text: a workbook holds either as text."""
    return value


#: How a column's values are written, by its kind: type of its cells, and what makes
#: their values. Text stays text, even where it begins like a formula; it stands in the
#: cell itself, not in a list that all cells share and that grows.
MADE = {
    "text": ("s", text),
    "date": ("n", days),
    "datetime": ("n", days),
    "month": ("n", days),
}
NUMBER = ("n", as_it_is)
#: Kinds of columns whose values stand to the right, as numbers do; days do not.
FIGURES = ("integer", "amount", "quantity", "percent")
LEFT = Alignment(horizontal="left")
#: Points that a line of print takes; not every program makes room for titles by itself.
LINE_HEIGHT = 15


class ColumnCell(Cell):
    """The cell that all rows of a column are written with."""

    __slots__ = ("has_style", "letter", "style_id")

    def __init__(self, sheet, place, column, number_format, data_type):
        super().__init__(sheet, column=place)
        self.number_format = number_format
        if column.kind not in FIGURES:
            self.alignment = LEFT
        self.data_type = data_type
        self.letter = get_column_letter(place)
        self.style_id = sheet.parent._cell_styles.add(self._style)
        self.has_style = True

    @property
    def coordinate(self):
        """Where the cell is now, e.g. ``A5``."""
        return f"{self.letter}{self.row}"


class Row(list):
    """The cells of all columns, as one row of values has them."""


class Sheet(WriteOnlyWorksheet):
    """A sheet that is written row by row; memory does not grow with its rows.

    :param book: a ``Workbook`` that is written only
    :param columns: ``table.Column`` of each value of ``add``
    :param dict formats: number formats by the columns' kinds
    :param int titles_row: the row of the columns' titles, which stays in sight and by
        which the rows of ``add`` are filtered
    """

    def __init__(self, book, title, columns, formats, titles_row=1):
        super().__init__(book, title)
        book._add_sheet(self)
        self.rows_written = self._last_row = 0
        self.titles_row = titles_row
        self.freeze_panes = f"A{titles_row + 1}"
        made = [MADE.get(column.kind, NUMBER) for column in columns]
        self._makers = [maker for _type, maker in made]
        self._cells = Row(
            ColumnCell(self, place, column, formats[column.kind], data_type)
            for place, (column, (data_type, _maker)) in enumerate(
                zip(columns, made, strict=True), start=1
            )
        )
        for cell, column in zip(self._cells, columns, strict=True):
            self.column_dimensions[cell.letter].width = column.width
        most = max(wrapped(column.title, column.width) for column in columns)
        self.row_dimensions[titles_row].height = most * LINE_HEIGHT

    def add(self, values):
        """Write a row of values: texts, numbers, days, or None."""
        for cell, make, value in zip(self._cells, self._makers, values, strict=True):
            cell._value = None if value is None else make(value)
        self.append(self._cells)
        self._last_row = self.rows_written

    def append(self, row):
        """Write a row of cells."""
        self.rows_written += 1
        return super().append(row)

    def close(self):
        """Finish the sheet."""
        if self._last_row:
            last = self._cells[-1].letter
            self.auto_filter.ref = f"A{self.titles_row}:{last}{self._last_row}"
        return super().close()

    def _values_to_row(self, values, row_idx):
        if not isinstance(values, Row):
            return super()._values_to_row(values, row_idx)
        for cell in values:
            cell.row = row_idx
        return values
