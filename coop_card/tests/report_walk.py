# SPDX-License-Identifier: LGPL-3.0-or-later
"""How tests read all reports of the catalogue: screen, paper, workbook and by hand."""

import io
from datetime import date
from decimal import Decimal
from unittest.mock import patch

from lxml import html
from openpyxl import load_workbook

from odoo.tools import SQL

from .report_case import ReportReading
from .report_data import ReportData
from .report_sums import SUMS

#: Filters that a report needs; the years are those of the co-op it is about.
YEARS = ("fiscal_year_id", "compare_year_id")
#: The day on which reports are asked, in the course of the later year.
TODAY = date(2026, 3, 20)


def exact(text):
    """Return a number as shown on the screen."""
    return Decimal(text.replace(",", "") or 0)


class ReportWalk(ReportReading, ReportData):
    """Asks any report of the catalogue about the years of the co-op."""

    def setUp(self):
        super().setUp()
        company = type(self.env["res.company"])
        self.startPatcher(patch.object(company, "_coop_today", lambda _self: TODAY))
        self.names = [
            one._name.rpartition(".")[2]
            for one in self.env["coop.report"]._definitions()
        ]

    def question(self, name, **filters):
        """Return a question about the years of the co-op, without groups."""
        model = f"report.coop_card.{name}"
        years = {"fiscal_year_id": self.year.id, "compare_year_id": self.before.id}
        known = self.env[model]._report_filters
        needed = {year: years[year] for year in YEARS if year in known}
        return (
            self.env["coop.report"]
            .with_user(self.reader)
            .create({"definition": model, "group_by": "none", **needed, **filters})
        )

    def by_hand(self, name, chosen=None, branch=None, **values):
        """Return the number of rows and the totals that a report should have.

        :param str chosen: a filter that is set, to ``values[chosen]``
        """
        told = SUMS[name]
        values = {
            **dict.fromkeys(("date_from", "date_to", "direction")),
            "company": self.co_op.id,
            "branch": branch,
            "fiscal_year_id": self.year.id,
            "compare_year_id": self.before.id,
            "value": values.get(chosen),
            **values,
        }
        years = {values["fiscal_year_id"], values["compare_year_id"]}
        running = years & {self.year.id}
        values["so_far"] = f"{TODAY:%m%d}" if running else "1231"
        values["whole_year_id"] = max(years - running, default=None)
        selected = ", ".join(f"({one})::text" for one in (told.count, *told.sums))
        condition = told.filters.get(chosen, "TRUE")
        self.env.flush_all()
        row = self._row(f"SELECT {selected} FROM {told.source} AND {condition}", values)
        return [Decimal(value or 0) for value in row]

    def _row(self, statement, values):
        [row] = self.env.execute_query(SQL(statement, **values))
        return row

    def on_screen(self, report):
        """Return the number of rows and the totals of the report's page."""
        page = report.read_page(limit=500)
        self.assertEqual(len(page["rows"]), page["count"])
        return [Decimal(page["count"]), *map(exact, page["totals"].values())]

    def values(self):
        """Return a value of each filter that finds a part of what there is."""
        groups = self.env["coop.member.group"]
        of_co_op = [("company_id", "=", self.co_op.id)]
        return {
            "fiscal_year_id": self.before.id,
            "compare_year_id": self.year.id,
            "date_from": date(2026, 3, 1),
            "date_to": date(2026, 1, 31),
            "month": "5",
            "minimum": 500,
            "direction": "sale",
            "branch_ids": self.branch_of("north").id,
            "terminal_ids": self.env["coop.terminal"]
            .search([("branch_id", "=", self.branch_of("south").id)])
            .id,
            "category_ids": self.rice.id,
            "group_ids": groups.search([*of_co_op, ("name", "=", "Hill")]).id,
            "type_ids": self.make_type("ASC").id,
        }

    def branch_of(self, name):
        """Return a shop of the co-op."""
        shops = self.env["coop.branch"]
        return shops.search([("company_id", "=", self.co_op.id), ("name", "=", name)])

    def enter_again(self, company):
        """Look at another co-op, with a reader of it, in this test."""
        cls = type(self)
        self.addCleanup(setattr, cls, "reader", cls.reader)
        self.addCleanup(cls.enter, cls.co_op)
        cls.enter(company)
        cls.reader = cls.make_user("manager")
        self.env = cls.env

    def printed(self):
        """Return the report that prints, for the reader."""
        return self.env["report.coop_card.question"].with_user(self.reader)

    def on_paper(self, report, kind="entry"):
        """Return the texts of the cells of some lines of what is printed."""
        printer = report.env["ir.actions.report"]
        content = printer._render_qweb_html(report._paper(), report.ids)[0]
        lines = html.fromstring(content).iterfind(f".//tr[@class='{kind}']")
        return [[(cell.text or "").strip() for cell in line] for line in lines]

    def in_excel(self, report):
        """Return the rows of the workbook as texts, and its totals by column."""
        content = self.printed()._workbook(report)[1]
        sheet = load_workbook(io.BytesIO(content)).active
        columns = report._source()[0]
        first = int(sheet.freeze_panes[1:])
        titles = [cell.value for cell in sheet[first - 1]]
        self.assertEqual(titles, [column.title for column in columns])
        rows = list(sheet.iter_rows(min_row=first, values_only=True))
        has_total = rows and any(column.total for column in columns)
        last = rows.pop() if has_total else ()
        summed = zip(columns, last, strict=False)
        return (
            [
                [self.as_text(*cell) for cell in zip(columns, row, strict=True)]
                for row in rows
            ],
            {one.name: self.as_text(one, cell) for one, cell in summed if one.total},
        )

    def as_text(self, column, value):
        """Return a cell of a workbook as the screen shows it."""
        if value is not None and column.kind in ("amount", "quantity", "percent"):
            value = Decimal(str(value))
        elif value is not None and column.kind in ("date", "month"):
            value = value.date()
        return self.printed()._format(value, column.kind).strip()
