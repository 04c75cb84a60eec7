# SPDX-License-Identifier: LGPL-3.0-or-later
"""Workbooks of many rows, written row by row: memory does not grow with them."""

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from .xlsx import BUDDHIST_DATE, FORBIDDEN, FORMATS, HEADER, LONGEST, cell

#: Rows that a sheet may have; Excel reads no more.
MOST_ROWS = 1_048_576


class Book:
    """A workbook in the making.

    :param bool buddhist: whether days show years of the Buddhist era
    :param int most_rows: rows of a sheet, with its titles
    """

    def __init__(self, buddhist=False, most_rows=MOST_ROWS):
        self.book = Workbook(write_only=True)
        self.formats = FORMATS | ({"date": BUDDHIST_DATE} if buddhist else {})
        self.most_rows = most_rows

    def sheet(self, title, columns):
        """Return a new sheet: a function that writes a row of values.

        What does not fit goes on in further sheets.

        :param columns: ``table.Column`` of each value
        """
        return _Rows(self, title, columns).append

    def save(self, stream):
        """Write the workbook to a file open for bytes."""
        self.book.save(stream)


class _Rows:
    """Writes the rows of a table, on as many sheets as it takes."""

    def __init__(self, book, title, columns):
        self.book, self.title, self.columns = book, title, columns
        self.sheets = 0
        self._begin()

    def append(self, values):
        """Write a row of values: texts, numbers, days, or None."""
        if self.written == self.book.most_rows:
            self._begin()
        for made, value in zip(self.cells, values, strict=True):
            _set(made, value)
        self.sheet.append(self.cells)
        self.written += 1

    def _begin(self):
        """Begin a sheet, and make the cells that each of its rows is written with."""
        self.sheets += 1
        number = f" {self.sheets}" if self.sheets > 1 else ""
        title = self.title.translate(FORBIDDEN)[: LONGEST - len(number)] + number
        self.sheet = self.book.book.create_sheet(title)
        for index, column in enumerate(self.columns, start=1):
            letter = get_column_letter(index)
            self.sheet.column_dimensions[letter].width = column.width
        self.sheet.freeze_panes = "A2"
        last = get_column_letter(len(self.columns))
        self.sheet.auto_filter.ref = f"A1:{last}1"
        self.sheet.append(
            [cell(self.sheet, one.title, "@", HEADER) for one in self.columns]
        )
        self.cells = [self._cell(column) for column in self.columns]
        self.written = 1

    def _cell(self, column):
        made = WriteOnlyCell(self.sheet)
        made.number_format = self.book.formats[column.kind]
        return made


def _set(made, value):
    """Put a value into a cell.

    Text stays text, even where it begins like a formula. In streamed sheets it stands
    in the cell itself, not in a list that all cells share and that grows.
    """
    if isinstance(value, str):
        made.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        made.data_type = "s"
    else:
        made.value = value
