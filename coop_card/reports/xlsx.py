# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports as Excel workbooks."""

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from .sheet import FIGURES, Sheet, text

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
#: The typeface of cells without a style of their own; where a font names none, each
#: program takes another.
FACE = {"name": "Calibri", "size": 11}
BOLD = {"font": Font(bold=True, **FACE)}
TITLE = {"font": Font(bold=True, **FACE | {"size": 14})}
HEADER = {
    **BOLD,
    "fill": PatternFill("solid", start_color="E8ECF1"),
    "alignment": Alignment(wrap_text=True, vertical="bottom"),
}
#: The same above figures, which stand to the right.
HEADER_RIGHT = {
    **HEADER,
    "alignment": Alignment(wrap_text=True, vertical="bottom", horizontal="right"),
}
TOTAL = {**BOLD, "border": Border(top=Side(style="thin"), bottom=Side(style="double"))}

#: What a sheet's name may not hold, and how long it may be.
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST = 31
#: Rows that a sheet may have; Excel reads no more.
MOST_ROWS = 1_048_576


def workbook(report):
    """Return a report as the bytes of a workbook: one sheet for each table.

    Numbers and dates are real ones. Groups are not set apart: their rows stand below
    each other, so that they can be sorted and filtered. Rows are written as they come.
    """
    book = Workbook(write_only=True)
    for table in report.tables:
        _write_table(book, report, table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_table(book, report, table, most_rows=MOST_ROWS):
    """Write a table; what does not fit on a sheet goes on in a further one."""
    formats = FORMATS | (BUDDHIST if report.buddhist else {})
    names = [column.name for column in table.columns]
    sheet = _begin(book, report, table, formats)
    for group in table.groups:
        for row in group.rows:
            if sheet.rows_written == most_rows - 1:  # the last is for the total
                sheet = _begin(book, report, table, formats)
            sheet.add([row.get(name) for name in names])
    if table.totals:
        sheet.append(_total_cells(sheet, report, table, formats))


def sheet_title(title, ending=""):
    """Return a title as Excel takes it for a sheet.

    >>> sheet_title("'Milk': 1/2'"), sheet_title("x" * 40, " 2")[-4:]
    ("Milk'  1 2", 'xx 2')
    """
    allowed = text(title.translate(FORBIDDEN))[: LONGEST - len(ending)]
    return allowed.strip("' ") + ending


def _begin(book, report, table, formats):
    """Return a new sheet of a table, with what stands above the rows."""
    head = _head(report, table)
    title = sheet_title(table.title)
    sheet = Sheet(book, title, table.columns, formats, len(head) + 1)
    _lay_out(sheet, report.landscape)
    for line, style in head:
        sheet.append([cell(sheet, line, FORMATS["text"], style)])
    sheet.append(title_cells(sheet, table.columns))
    return sheet


def title_cells(sheet, columns):
    """Return the cells with the titles of columns."""
    return [
        cell(
            sheet,
            column.title,
            FORMATS["text"],
            HEADER_RIGHT if column.kind in FIGURES else HEADER,
        )
        for column in columns
    ]


def _head(report, table):
    """Return the lines above the table as pairs of text and style."""
    filters = [f"{label}: {value}" for label, value in report.filters]
    return [
        (report.company, BOLD),
        (report.title, TITLE),
        *((text, PLAIN) for text in filters),
        *([(table.title, BOLD)] if table.title != report.title else []),
        ("", PLAIN),
    ]


def _lay_out(sheet, landscape):
    """Set the paper and the rows it repeats; a streamed sheet wants them first."""
    sheet.print_title_rows = f"{sheet.titles_row}:{sheet.titles_row}"
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _total_cells(sheet, report, table, formats):
    """Return the cells of the last row: sums as values, below their columns."""
    titled = {table.columns[0].name: report.total_title, **table.totals}
    return [
        cell(sheet, titled.get(column.name), formats[column.kind], TOTAL)
        for column in table.columns
    ]


def cell(sheet, value, number_format, style):
    """Return a cell; text stays text, even where it begins like a formula."""
    if isinstance(value, str):
        value = text(value)
    made = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        made.data_type = "s"
    made.number_format = number_format
    for name, part in style.items():
        setattr(made, name, part)
    return made
