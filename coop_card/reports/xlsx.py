# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports as Excel workbooks."""

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = {
    "text": "@",
    "integer": "#,##0",
    "amount": "#,##0.00",
    "quantity": "#,##0.###",
    "percent": "0.00####",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
    "month": "yyyy-mm",
}
#: A real date that shows its Buddhist year (07) to readers of Thai (041E).
BUDDHIST_DATE = "[$-107041E]dd/mm/yyyy"
BUDDHIST = {
    "date": BUDDHIST_DATE,
    "datetime": f"{BUDDHIST_DATE} hh:mm",
    "month": BUDDHIST_DATE.replace("dd/", ""),
}
PLAIN = {}
BOLD = {"font": Font(bold=True)}
TITLE = {"font": Font(bold=True, size=14)}
HEADER = {**BOLD, "fill": PatternFill("solid", start_color="E8ECF1")}
TOTAL = {**BOLD, "border": Border(top=Side(style="thin"), bottom=Side(style="double"))}

#: What a sheet's name may not hold, and how long it may be.
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST = 31


def workbook(report):
    """Return a report as the bytes of a workbook: one sheet for each table.

    Numbers and dates are real ones. Groups are not set apart: their rows stand below
    each other, so that they can be sorted and filtered.
    """
    book = Workbook(write_only=True)
    for table in report.tables:
        _write_table(book, report, table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_table(book, report, table):
    sheet = book.create_sheet(table.title.translate(FORBIDDEN)[:LONGEST])
    head = _head(report, table)
    formats = FORMATS | (BUDDHIST if report.buddhist else {})
    _lay_out(sheet, table, header_row=len(head) + 1)
    sheet.page_setup.orientation = "landscape" if report.landscape else "portrait"
    for text, style in head:
        sheet.append([cell(sheet, text, FORMATS["text"], style)])
    sheet.append(
        [cell(sheet, column.title, FORMATS["text"], HEADER) for column in table.columns]
    )
    for group in table.groups:
        for row in group.rows:
            sheet.append(_cells(sheet, table, row, PLAIN, formats))
    if table.totals:
        titled = {table.columns[0].name: report.total_title, **table.totals}
        sheet.append(_cells(sheet, table, titled, TOTAL, formats))


def _head(report, table):
    """Return the lines above the table as pairs of text and style."""
    filters = [f"{label}: {value}" for label, value in report.filters]
    return [
        (report.company, BOLD),
        (report.title, TITLE),
        *((text, PLAIN) for text in filters),
        (table.title, BOLD),
        ("", PLAIN),
    ]


def _lay_out(sheet, table, header_row):
    """Set widths, frozen and repeated rows; a streamed sheet wants them first."""
    for index, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.freeze_panes = f"A{header_row + 1}"
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _cells(sheet, table, row, style, formats):
    return [
        cell(sheet, row.get(column.name), formats[column.kind], style)
        for column in table.columns
    ]


def cell(sheet, value, number_format, style):
    """Return a cell; text stays text, even where it begins like a formula."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    made = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        made.data_type = "s"
    made.number_format = number_format
    for name, part in style.items():
        setattr(made, name, part)
    return made
