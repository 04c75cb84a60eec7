# SPDX-License-Identifier: LGPL-3.0-or-later
"""Workbooks of many rows, written row by row: memory does not grow with them."""

from openpyxl import Workbook

from .sheet import Sheet
from .xlsx import BUDDHIST, FORMATS, MOST_ROWS, sheet_title, title_cells


class Book:
    """A workbook in the making.

    :param bool buddhist: whether days show years of the Buddhist era
    :param int most_rows: rows of a sheet, with its titles
    """

    def __init__(self, buddhist=False, most_rows=MOST_ROWS):
        self.book = Workbook(write_only=True)
        self.formats = FORMATS | (BUDDHIST if buddhist else {})
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
        if self.sheet.rows_written == self.book.most_rows:
            self._begin()
        self.sheet.add(values)

    def _begin(self):
        """Begin a sheet with the titles of the columns."""
        self.sheets += 1
        number = f" {self.sheets}" if self.sheets > 1 else ""
        title = sheet_title(self.title, number)
        self.sheet = Sheet(self.book.book, title, self.columns, self.book.formats)
        self.sheet.append(title_cells(self.sheet, self.columns))
