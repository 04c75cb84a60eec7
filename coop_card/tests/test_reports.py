# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports of the catalogue: one description, three outputs."""

import io
from datetime import date
from decimal import Decimal
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError, RedirectWarning, UserError
from odoo.tests import freeze_time

from ..models.reporting import coop_report_paper
from .builders import CoopCase

MONTHS = "report.coop_card.accumulation_by_month"


class TestReports(CoopCase):
    """What is asked of a report comes to the same on screen, paper and in a file."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.make_user("auditor")
        member = cls.make_member()
        cls.purchase(member, "100.25", date(2026, 1, 5))
        cls.purchase(member, "50.50", date(2026, 1, 20))
        cls.purchase(member, "7", date(2026, 2, 1))

    @classmethod
    def ask(cls, definition=MONTHS, **filters):
        """Return a question of the reader."""
        reports = cls.env["coop.report"].with_user(cls.reader)
        return reports.create({"definition": definition, **filters})

    def workbook(self, report):
        """Return the rows of the report's workbook below its titles, and its total."""
        printed = self.env["report.coop_card.question"].with_user(self.reader)
        content = printed._workbook(report)[1]
        rows = list(load_workbook(io.BytesIO(content)).active.values)
        titles = next(place for place, row in enumerate(rows) if row[0] == "Month")
        return rows[titles + 1 : -1], rows[-1]

    def paper(self, report):
        """Return the only table that is printed of the report."""
        printed = self.env["report.coop_card.question"].with_user(self.reader)
        (table,) = printed._build(report).tables
        return table

    def test_three_outputs_say_the_same(self):
        report = self.ask()
        page, paper = report.read_page(), self.paper(report)
        rows, total = self.workbook(report)
        self.assertEqual(page["totals"]["amount"], "157.75")
        self.assertEqual(paper.totals["amount"], Decimal("157.75"))
        self.assertEqual(total[6], 157.75)
        shown = [row["cells"]["amount"] for row in page["rows"]]
        self.assertEqual(shown, ["150.75", "7.00"])
        self.assertEqual([row[6] for row in rows], [150.75, 7])
        printed = [row["amount"] for group in paper.groups for row in group.rows]
        self.assertEqual(printed, [Decimal("150.75"), Decimal("7.00")])

    def test_groups_have_titles_and_sums(self):
        report = self.ask()
        begins = [row["begins"] for row in report.read_page()["rows"]]
        self.assertEqual([one["title"] for one in begins], ["Jan 2026", "Feb 2026"])
        self.assertEqual(begins[0]["sums"]["amount"], "150.75")
        self.assertEqual(self.paper(report).groups[0].title, "Jan 2026")

    def test_filters_narrow_it_down(self):
        report = self.ask(date_to="2026-01-31", category_ids=self.rice.ids)
        page = report.read_page()
        self.assertEqual((page["count"], page["totals"]["amount"]), (1, "150.75"))
        printed = self.env["report.coop_card.question"].with_user(self.reader)
        filters = dict(printed._build(report).filters)
        self.assertEqual(filters["Until"], "01/31/2026")
        self.assertEqual(filters["Categories"], "Rice")
        self.assertEqual(self.ask(direction="sale").read_page()["count"], 0)

    def test_the_reader_s_order_is_kept(self):
        report = self.ask()
        page = report.read_page(sort="amount", group_by="none")
        shown = [row["cells"]["amount"] for row in page["rows"]]
        self.assertEqual(shown, ["7.00", "150.75"])
        self.assertEqual((report.sort, report.group_by), ("amount", "none"))

    def test_only_columns_order_and_group(self):
        report = self.ask()
        page = report.read_page(sort="1; DROP TABLE coop_report", group_by="amount")
        self.assertEqual(page["rows"][0]["cells"]["amount"], "150.75")
        self.assertEqual(page["group_by"], "none")
        self.assertEqual(report.read_page(sort=" ")["rows"], page["rows"])

    def test_only_what_the_catalogue_has_can_be_asked(self):
        with self.assertRaisesRegex(UserError, "catalogue"):
            self.ask("res.users")

    def test_whatever_else_is_asked_is_refused_in_a_sentence(self):
        reports = self.env["coop.report"].with_user(self.reader)
        others = ("res.users", "coop.report.definition", "no.model", "", False, [1])
        for name in others:
            with self.subTest(name), self.assertRaisesRegex(UserError, "catalogue"):
                reports.action_ask(name)
        self.assertTrue(reports.action_ask(MONTHS)["res_id"])

    def test_filters_are_of_the_co_op(self):
        other = self.make_stranger().company_id
        years = self.env["coop.fiscal.year"]
        foreign = years.search([("company_id", "=", other.id)])
        self.assertTrue(foreign)
        for name in ("fiscal_year_id", "compare_year_id"):
            refused = self.assertRaisesRegex(UserError, "company inc")
            with self.subTest(name), refused, self.cr.savepoint():
                self.ask(**{name: foreign.id})

    def test_a_page_takes_some_of_the_rows(self):
        page = self.ask().read_page(offset=1, limit=1)
        self.assertEqual((page["count"], len(page["rows"])), (2, 1))

    def test_what_is_shared_is_read_by_others_and_changed_by_nobody_else(self):
        report = self.ask(name="Ours")
        other = report.with_user(self.make_user("auditor"))
        with self.assertRaises(AccessError):
            other.read_page()
        report.shared = True
        self.assertEqual(other.read_page(sort="amount")["sort"], "amount")
        self.assertFalse(report.sort)
        with self.assertRaises(AccessError):
            other.name = "Mine"

    def test_who_may_not_change_a_report_takes_a_copy(self):
        report = self.ask(name="Ours", shared=True, date_to="2026-01-31")
        report.mail_every = "month"
        reader = self.make_user("auditor")
        other = report.with_user(reader)
        self.assertTrue(report.mine)
        self.assertFalse(other.mine)
        own = other.browse(other.action_adopt()["res_id"])
        self.assertTrue(own.mine)
        self.assertEqual(own.date_to, date(2026, 1, 31))
        self.assertFalse(own.name or own.shared or own.mail_every or own.mail_on)
        self.assertEqual(report.action_keep()["res_id"], report.id)

    def test_a_period_moves_on_with_the_days(self):
        report = self.ask(period="month")
        for today, total in (("2026-01-31", "150.75"), ("2026-02-01", "7.00")):
            with freeze_time(f"{today} 03:00:00"):
                page = report.read_page()
                self.assertEqual(page["totals"]["amount"], total)
        report.invalidate_recordset()
        with freeze_time("2026-02-15 03:00:00"):
            printed = self.env["report.coop_card.question"].with_user(self.reader)
            filters = dict(printed._build(report).filters)
        self.assertEqual(filters["Since"], "02/01/2026")
        self.assertEqual(filters["Until"], "02/28/2026")

    @freeze_time("2026-03-04 03:00:00")
    def test_periods_begin_and_end_where_people_say(self):
        days = {
            "today": ("2026-03-04", "2026-03-04"),
            "yesterday": ("2026-03-03", "2026-03-03"),
            "week": ("2026-03-02", "2026-03-08"),
            "last_week": ("2026-02-23", "2026-03-01"),
            "month": ("2026-03-01", "2026-03-31"),
            "last_month": ("2026-02-01", "2026-02-28"),
            "year": ("2026-01-01", "2026-12-31"),
            "last_year": ("2025-01-01", "2025-12-31"),
        }
        report = self.ask()
        self.assertEqual({*days}, {*dict(report._fields["period"].selection)})
        for period, found in days.items():
            report.period = period
            with self.subTest(period):
                self.assertEqual(
                    tuple(str(day or None) for day in report._days()), found
                )

    def test_rows_follow_the_reader_s_rights(self):
        """Here a rule that limits readers to what came in at one branch."""
        report = self.ask()
        branch = self.env["coop.branch"].create(
            {
                "name": "North",
                "company_id": self.co_op.id,
                "merchant_number": "100000000000001",
            }
        )
        model = self.env["ir.model"]._get("coop.accumulation.day")
        domain = f"[('branch_id', '=', {branch.id})]"
        self.env["ir.rule"].create(
            {"name": "One branch", "model_id": model.id, "domain_force": domain}
        )
        self.assertEqual(report.read_page()["count"], 0)
        member = self.env["coop.member"].search([], limit=1)
        document = self.document(member, "30", branch_id=branch.id)
        self.book(document)
        self.assertEqual(report.read_page()["totals"]["amount"], "30.00")

    def test_another_co_op_is_not_in_it(self):
        other = self.env["res.company"].create({"name": "Another"})
        self.reader.company_ids += other
        reports = self.env["coop.report"].with_user(self.reader)
        report = reports.with_context(
            allowed_company_ids=[other.id, self.co_op.id]
        ).create({"definition": MONTHS})
        self.assertEqual(report.company_id, other)
        self.assertEqual(report.read_page()["count"], 0)

    def test_paper_has_an_end(self):
        report = self.ask()
        self.assertEqual(report.action_pdf()["report_name"], "coop_card.question")
        with (
            patch.object(coop_report_paper, "LONGEST_PAPER", 1),
            self.assertRaisesRegex(RedirectWarning, "has 2 rows"),
        ):
            report.action_pdf()

    def test_paper_has_an_end_by_its_address_too(self):
        report = self.ask()
        printed = self.env["report.coop_card.question"].with_user(self.reader)
        with (
            patch.object(coop_report_paper, "LONGEST_PAPER", 1),
            self.assertRaisesRegex(RedirectWarning, "has 2 rows"),
        ):
            printed._get_report_values(report.ids)

    def test_the_catalogue_offers_what_is_for_the_reader(self):
        reports = self.env["coop.report"]
        offered = {
            role: {one["definition"] for one in self.as_role(role, reports).catalogue()}
            for role in ("auditor", "operator")
        }
        self.assertIn(MONTHS, offered["auditor"])
        self.assertFalse(offered["operator"])

    def test_unnamed_questions_are_forgotten(self):
        named, unnamed = self.ask(name="Keep"), self.ask()
        (named + unnamed).flush_recordset()
        self.env.cr.execute("UPDATE coop_report SET write_date = '2026-01-01'")
        self.env["coop.report"]._forget_unnamed()
        self.assertEqual((named + unnamed).exists(), named)


class TestReportCatalogue(CoopCase):
    """Every report of the catalogue can be read, printed and written."""

    def test_each_report_works(self):
        self.purchase(self.make_card().member_id, "10")
        manager = self.make_user("manager")
        reports = self.env["coop.report"].with_user(manager)
        printed = self.env["report.coop_card.question"].with_user(manager)
        for one in reports.catalogue():
            with self.subTest(one["definition"]):
                report = reports.browse(reports.action_ask(one["definition"])["res_id"])
                page = report.read_page()
                self.assertLessEqual(len(page["rows"]), page["count"])
                self.assertTrue(one["about"].endswith("."))
                printed._build(report)
                self.assertTrue(printed._workbook(report)[1])
