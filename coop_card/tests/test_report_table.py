# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports as plain data, on pages and in workbooks."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from odoo.tests import BaseCase

from ..reports.paging import PORTRAIT, height, lines, pages
from ..reports.table import Column, Report, Table
from ..reports.xlsx import workbook

COLUMNS = (
    Column("number", "Number", width=10),
    Column("village", "Village", width=30),
    Column("joined", "Since", "date"),
    Column("amount", "Refund", "amount", total=True),
)


def row(number, village="Ban Don", amount="0.10"):
    """Return a row of the table in this file."""
    return {
        "number": number,
        "village": village,
        "joined": date(2026, 1, 31),
        "amount": Decimal(amount),
    }


def report(rows, group_by=None):
    """Return a report of one table."""
    table = Table.of("Members: all", COLUMNS, rows, group_by)
    return Report("Title", "Co-op", [("State", "Approved")], [table], "Total")


class TestReportTable(BaseCase):
    """Totals are exact, pages fill, and cells hold what they say."""

    def test_totals_are_exact(self):
        table = Table.of("T", COLUMNS, [row("1"), row("2"), row("3")])
        self.assertEqual(table.totals, {"amount": Decimal("0.30")})

    def test_groups_have_totals_of_their_own(self):
        rows = [row("1", "A"), row("2", "A"), row("3", "B", "5")]
        table = Table.of("T", COLUMNS, rows, "village")
        found = [(group.title, group.totals["amount"]) for group in table.groups]
        self.assertEqual(found, [("A", Decimal("0.20")), ("B", Decimal(5))])
        self.assertEqual(table.totals["amount"], Decimal("5.20"))
        kinds = [line.kind for line in lines(table, "Total")]
        first, second = ["group", "entry", "entry", "sum"], ["group", "entry", "sum"]
        self.assertEqual(kinds, [*first, *second, "total"])

    def test_an_empty_table_has_a_total_of_nothing(self):
        self.assertEqual(Table.of("T", COLUMNS, []).totals, {"amount": Decimal()})

    def test_each_page_holds_what_fits_and_nothing_is_lost(self):
        rows = [row(str(number), f"V{number // 7}") for number in range(500)]
        made = report(rows, "village")
        laid = pages(made)
        printed = [line for page in laid for block in page for line in block.lines]
        rows, found = (
            [line for line in some if line.kind != "group"]
            for some in (lines(made.tables[0], "Total"), printed)
        )
        self.assertEqual(found, rows)
        for page in laid:
            taken = sum(height(b.table, line) for b in page for line in b.lines)
            self.assertLessEqual(taken, PORTRAIT.lines)
            self.assertNotEqual(page[-1].lines[-1].kind, "group")
            self.assertIn(page[0].lines[0].kind, ("group", "total"))

    def test_a_long_head_leaves_less_room(self):
        rows = [row(str(number)) for number in range(100)]
        named = replace(report(rows), company="ก" * 300, logo="data:")
        many = replace(report(rows), filters=[("Branches", "Ban Don, " * 100)])
        first = [len(pages(one)[0][0].lines) for one in (report(rows), named, many)]
        self.assertGreater(first[0], first[2])
        self.assertGreater(first[0], first[1])

    def test_an_empty_report_has_a_page(self):
        made = report([])
        self.assertEqual(len(pages(made)), 1)
        self.assertEqual(made.row_count, 0)

    def test_long_texts_take_more_lines(self):
        table = Table.of("T", COLUMNS, [row("1"), row("1", "ก" * 90)])
        first, second, _total = lines(table, "Total")
        self.assertEqual(height(table, first), 1)
        self.assertGreater(height(table, second), 1)

    def test_a_workbook_holds_real_numbers_and_dates(self):
        sheet = load_workbook(io.BytesIO(workbook(report([row("0001")])))).active
        *_head, titles, cells, totals = sheet.iter_rows()
        self.assertEqual(titles[0].value, "Number")
        self.assertEqual([cell.data_type for cell in cells], ["s", "s", "d", "n"])
        self.assertEqual(cells[0].value, "0001")
        self.assertEqual(cells[2].value.date(), date(2026, 1, 31))
        self.assertEqual((totals[0].value, totals[3].value), ("Total", 0.1))
        self.assertEqual(sheet.freeze_panes, f"A{cells[0].row}")
        self.assertEqual(sheet.title, "Members  all")

    def test_a_workbook_in_thai_shows_buddhist_years_of_real_dates(self):
        made = replace(report([row("0001")]), buddhist=True)
        sheet = load_workbook(io.BytesIO(workbook(made))).active
        cell = list(sheet.iter_rows())[-2][2]
        self.assertEqual(cell.value.date(), date(2026, 1, 31))
        self.assertEqual(cell.number_format, "[$-107041E]dd/mm/yyyy")

    def test_text_that_looks_like_a_formula_stays_text(self):
        evil = "=HYPERLINK(1)\x07"
        sheet = load_workbook(io.BytesIO(workbook(report([row(evil)])))).active
        cell = list(sheet.iter_rows())[-2][0]
        self.assertEqual((cell.value, cell.data_type), ("=HYPERLINK(1)", "s"))

    def test_a_workbook_can_be_opened_whatever_the_texts(self):
        """Names of sheets and the length of cells have bounds in Excel."""
        wanted = {"'a/b'": "a b", "x\a": "x", "y" * 40: "y" * 31, "'": "Sheet"}
        for title, name in wanted.items():
            table = Table.of(title, COLUMNS, [row("1", village="v" * 40_000)])
            book = workbook(replace(report([]), tables=[table]))
            sheet = load_workbook(io.BytesIO(book)).active
            self.assertEqual(sheet.title, name)
            self.assertEqual(max(len(str(cell.value)) for cell in sheet["B"]), 32_767)
