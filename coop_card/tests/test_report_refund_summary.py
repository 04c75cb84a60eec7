# SPDX-License-Identifier: LGPL-3.0-or-later
"""The refund summary on paper and as a workbook."""

import io
import shutil
import subprocess
from decimal import Decimal
from unittest import skipUnless
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError, RedirectWarning
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..models.rebate import coop_rebate_run
from .rebate_case import RebateCase

REPORT = "coop_card.refund_summary"


class SummaryCase(RebateCase):
    """An approved run of three members in two groups, with two categories."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = cls.env["coop.member.group"].create(
            [
                {"name": name, "code": code, "company_id": cls.co_op.id}
                for code, name in (("2", "บ้านดง"), ("1", "บ้านกิ่วแลน้อย"))
            ]
        )
        cls.make_category("FUEL")
        cls.make_rate(cls.rice, 1.25)
        cls.make_rate(
            cls.env["product.category"].search([("coop_code", "=", "FUEL")]), 0
        )
        cls.members = cls.env["coop.member"]
        for group, title, name in (
            (groups[0], "นาย", "สมบูรณ์ ไชยวงค์"),
            (groups[1], "นาง", "บัวแก้ว อินต๊ะ"),
            (groups[1], "", "=1+1"),
        ):
            cls.members += cls.make_member(name, title=title, group_id=group.id)
        for member in cls.members:
            cls.purchase(member, "1000.50")
            cls.purchase(member, "99", code="FUEL")
        cls.run_id = cls.approve(cls.compute(cash_percent=60))

    def summary(self):
        """Return the report as the auditor's access rules let it be."""
        model = self.env[f"report.{REPORT}"]
        return self.as_role("auditor", model)._build(self.run_id)


class TestReportRefundSummary(SummaryCase):
    """Paper and workbook say what the claims say."""

    def test_section_1_has_each_category_and_type(self):
        table, _members = self.summary().tables
        rows = [
            (
                row["category"],
                row["type"],
                row["member_count"],
                row["value"],
                row["amount"],
            )
            for group in table.groups
            for row in group.rows
        ]
        expected = [
            ("Fuel", "Ordinary", 3, Decimal(0), Decimal(0)),
            ("Rice", "Ordinary", 3, Decimal("1.25"), Decimal("37.53")),
        ]
        self.assertEqual(rows, expected)
        self.assertEqual(table.totals["base"], Decimal("3298.50"))

    def test_section_2_has_each_member_below_its_group(self):
        _categories, table = self.summary().tables
        first, second = table.groups
        self.assertEqual(first.title, "บ้านกิ่วแลน้อย")
        names = [row["name"] for row in (*first.rows, *second.rows)]
        self.assertEqual(names, ["นางบัวแก้ว อินต๊ะ", "=1+1", "นายสมบูรณ์ ไชยวงค์"])
        totals = [(Decimal("37.53"), Decimal("22.53"), Decimal("15.00"))]
        names = ("total", "cash_total", "retained_total")
        self.assertEqual(self.exact(self.run_id, *names), totals)
        found = [tuple(table.totals[name] for name in ("amount", "cash", "retained"))]
        self.assertEqual(found, totals)

    def test_the_workbook_equals_the_claims(self):
        model = self.env[f"report.{REPORT}"]
        name, content = model._workbook(self.run_id)
        self.assertEqual(name, "Patronage refund 2026, version 1.xlsx")
        sheet = load_workbook(io.BytesIO(content)).worksheets[1]
        cells = {
            line[0]: tuple(Decimal(str(value)) for value in line[-3:])
            for line in sheet.iter_rows(values_only=True)
            if line[0] in self.members.mapped("number")
        }
        claims = self.run_id.claim_ids
        numbers = claims.mapped("member_id.number")
        figures = self.exact(claims, "amount", "cash_amount", "retained_amount")
        self.assertEqual(cells, dict(zip(numbers, figures, strict=True)))

    def test_the_page_shows_every_member_once(self):
        reports = self.env["ir.actions.report"]
        html = reports._render_qweb_html(REPORT, self.run_id.ids)[0].decode()
        for member in self.members:
            self.assertEqual(html.count(member.number), 1)
        self.assertIn("บ้านกิ่วแลน้อย", html)
        self.assertIn("37.53", html)

    def test_paper_has_an_end_by_button_and_by_its_address(self):
        run = self.as_role("auditor", self.run_id)
        printed = run.env[f"report.{REPORT}"]
        self.assertEqual(run.action_pdf()["report_name"], REPORT)
        with patch.object(coop_rebate_run, "LONGEST_PAPER", 2):
            for take in (run.action_pdf, lambda: printed._get_report_values(run.ids)):
                with self.assertRaisesRegex(RedirectWarning, "has 3 members") as told:
                    take()
                self.assertEqual(told.exception.args[1], run.action_excel())

    def test_an_operator_gets_no_report(self):
        operator = self.as_role("operator", self.env[f"report.{REPORT}"])
        with self.assertRaises(AccessError):
            operator._get_report_values(self.run_id.ids)
        with self.assertRaises(AccessError):
            operator._workbook(self.run_id.with_env(operator.env))

    @skipUnless(shutil.which("wkhtmltopdf"), "wkhtmltopdf is not installed")
    @skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    @mute_logger("odoo.addons.base.models.ir_actions_report")
    def test_the_paper_bears_the_totals(self):
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        with self.allow_pdf_render():
            paper, _kind = reports._render_qweb_pdf(REPORT, self.run_id.ids)
        text = subprocess.run(
            ["pdftotext", "-layout", "-", "-"],
            input=paper,
            capture_output=True,
            check=True,
        ).stdout.decode()
        total = text.split("Total")[-1].split()
        self.assertEqual(total[:4], ["3,298.50", "37.53", "22.53", "15.00"])


@tagged("post_install", "-at_install")
class TestReportRefundSummaryDownload(SummaryCase, HttpCase):
    """The workbook by its address."""

    def download(self, role, name="refund_summary", record_id=None):
        """Return the response to somebody with a role who asks for a workbook."""
        user = self.make_user(role, password="downloader")
        self.authenticate(user.login, "downloader")
        record_id = record_id or self.run_id.id
        return self.url_open(f"/coop_card/report/{name}/{record_id}.xlsx")

    def test_the_button_leads_to_the_workbook(self):
        address = self.run_id.action_excel()["url"]
        self.assertEqual(
            address, f"/coop_card/report/refund_summary/{self.run_id.id}.xlsx"
        )
        response = self.download("auditor")
        self.assertEqual(response.status_code, 200)
        self.assertIn("spreadsheetml", response.headers["Content-Type"])
        sheets = load_workbook(io.BytesIO(response.content)).sheetnames
        self.assertEqual(sheets, ["By category", "By member"])

    @mute_logger("odoo.http")
    def test_who_may_not_read_the_run_gets_nothing(self):
        self.assertEqual(self.download("operator").status_code, 403)

    @mute_logger("odoo.http")
    def test_what_is_no_report_is_not_found(self):
        for name, record_id in (("nothing", 1), ("refund_summary", 2**30)):
            response = self.download("auditor", name, record_id)
            self.assertEqual(response.status_code, 404)
