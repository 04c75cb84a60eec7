# SPDX-License-Identifier: LGPL-3.0-or-later
"""The workbooks that imports hand out: the template and the result."""

import io
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ...reports.xlsx import FORMATS, HEADER, PLAIN, cell

WIDTH, WIDE = 18, 60
NEEDED = {**HEADER, "font": Font(bold=True, color="B02A37")}
WRAPPED = {"alignment": Alignment(wrap_text=True, vertical="top")}


def template(title, columns, explained):
    """Return an empty table to fill in, with a sheet that explains its columns.

    :param str title: of the sheet
    :param columns: pairs of a title and whether the column is needed
    :param tuple explained: title of the second sheet, its titles, and its rows
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for place, _column in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = WIDTH
        dimension.number_format = FORMATS["text"]  # Excel keeps zeros at the beginning
    sheet.freeze_panes = "A2"
    sheet.append(
        [_text(sheet, name, NEEDED if needed else HEADER) for name, needed in columns]
    )
    _explain(book, *explained)
    return _saved(book)


def _explain(book, title, header, rows):
    """Add a sheet of texts; the second column is the wide one."""
    sheet = book.create_sheet(title)
    for place, width in enumerate((WIDTH + 6, WIDE, WIDTH + 6), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, name, HEADER) for name in header])
    for row in rows:
        sheet.append([_text(sheet, value, WRAPPED) for value in row])


def result(title, header, rows):
    """Return rows as they were read, each with what is said about it behind.

    :param header: the titles
    :param rows: iterable of lists of cells, read from a workbook
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for place, _name in enumerate(header, start=1):
        last = place > len(header) - 1
        width = WIDE if last else WIDTH
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, name, HEADER) for name in header])
    for row in rows:
        sheet.append([_as_read(sheet, value) for value in row])
    return _saved(book)


def _as_read(sheet, value):
    """Return a cell as it was: dates stay dates, texts are no formulas."""
    if isinstance(value, (date, datetime)):
        return cell(sheet, value, FORMATS["date"], PLAIN)
    if isinstance(value, str):
        return _text(sheet, value, PLAIN)
    return value


def _text(sheet, value, style):
    return cell(sheet, value, FORMATS["text"], style)


def _saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
