# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports about what was accumulated, and how it was corrected."""

from datetime import date
from decimal import Decimal

from odoo.tests import freeze_time

from .builders import CoopCase
from .report_case import ReportReading

DAY = date(2026, 3, 1)


class TestReportAccumulation(ReportReading, CoopCase):
    """Each says what the ledger says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one = cls.make_member(number="M1")
        cls.two = cls.make_member(number="M2")

    def sell(self, member, amount):
        """Book what a member sold to the co-op."""
        line = {"code": "RICE", "amount": Decimal(amount), "direction": "sale"}
        return self.book(self.document(member, lines=[line]))

    def test_a_day_has_purchases_and_sales_of_each_member(self):
        self.purchase(self.one, "100.10")
        self.purchase(self.one, "-20")
        self.sell(self.two, "7")
        self.purchase(self.two, "5", date(2026, 3, 2))
        rows = self.cells(
            "accumulation_by_day",
            "number",
            "lines",
            "bought",
            "sold",
            date_from=DAY,
            date_to=DAY,
        )
        self.assertEqual(
            rows, [("M1", "2", "80.10", "0.00"), ("M2", "1", "0.00", "7.00")]
        )

    def test_a_month_keeps_categories_and_branches_of_one_name_apart(self):
        self.make_category("OTHER").name = self.rice.name
        for number in "12":
            values = {"company_id": self.co_op.id, "merchant_number": number * 15}
            branch = self.env["coop.branch"].create({"name": "North", **values})
            self.book(self.document(self.one, branch_id=branch.id))
        self.purchase(self.one, "5", code="OTHER")
        self.purchase(self.one, "7")
        rows = self.cells("accumulation_by_month", "branch", "category", "amount")
        self.assertEqual(len(rows), 4)
        self.assertEqual({row[1] for row in rows}, {self.rice.name})
        amounts = sorted(amount for _branch, _category, amount in rows)
        self.assertEqual(amounts, ["100.00", "100.00", "5.00", "7.00"])

    def test_large_lines_come_first(self):
        for amount in ("99.99", "100", "250"):
            self.purchase(self.one, amount)
        rows = self.cells("accumulation_above", "amount", minimum=100)
        self.assertEqual(rows, [("250.00",), ("100.00",)])

    def test_each_card_has_its_own_sums(self):
        card, other = self.make_card(self.one), self.make_card(self.one)
        for used, amount in ((card, "10"), (card, "5.50"), (other, "1")):
            line = {"code": "RICE", "amount": Decimal(amount)}
            self.book(self.document(card=used.number, lines=[line]))
        rows = self.cells("accumulation_by_card", "card", "lines", "bought")
        self.assertEqual(
            rows,
            sorted([(card.number, "2", "15.50"), (other.number, "1", "1.00")]),
        )

    @freeze_time("2026-02-01 03:00:00")
    def test_a_period_stands_in_for_the_fiscal_year(self):
        self.make_year(2025)
        card, line = self.make_card(self.one), {"code": "RICE", "amount": Decimal("5")}
        day = date(2025, 12, 5)
        self.book(self.document(card=card.number, lines=[line], day=day))
        for period, rows in ((False, []), ("last_year", [("5.00",)])):
            asked = {"fiscal_year_id": self.year.id, "period": period}
            found = self.cells("accumulation_by_card", "bought", **asked)
            self.assertEqual(found, rows)

    def test_members_are_ranked_by_what_is_settled_and_what_is_pending(self):
        third = self.make_member(number="M3")
        self.purchase(self.one, "50")
        self.purchase(self.two, "70")
        self.env["coop.accumulation.settlement"]._settle()
        self.purchase(self.one, "20")
        self.purchase(third, "1")
        rows = self.cells(
            "member_ranking", "rank", "number", "amount", fiscal_year_id=self.year.id
        )
        self.assertEqual(
            rows, [("1", "M1", "70.00"), ("1", "M2", "70.00"), ("3", "M3", "1.00")]
        )

    @freeze_time("2027-02-01 03:00:00")
    def test_a_year_is_compared_with_another(self):
        before = self.make_year(2025)
        self.purchase(self.one, "150")
        self.purchase(self.one, "100", date(2025, 5, 5))
        rows = self.cells(
            "year_against_year",
            "category",
            "amount",
            "before",
            "change",
            "percent",
            fiscal_year_id=self.year.id,
            compare_year_id=before.id,
        )
        self.assertEqual(rows, [("Rice", "150.00", "100.00", "50.00", "50.00")])

    @freeze_time("2026-03-20 03:00:00")
    def test_a_running_year_is_compared_with_the_same_days(self):
        before = self.make_year(2025)
        self.purchase(self.one, "150")
        for day, amount in ((date(2025, 3, 20), "100"), (date(2025, 3, 21), "7")):
            self.purchase(self.one, amount, day)
        years = {"fiscal_year_id": self.year.id, "compare_year_id": before.id}
        page = self.ask("year_against_year", **years)
        titles = [column["title"] for column in page["columns"][2:]]
        self.assertEqual(
            titles,
            [
                "2026 until 03/20/2026",
                "2025 until 03/20/2025",
                "Change",
                "Change (%)",
                "All of 2025",
            ],
        )
        self.assertEqual(
            list(page["rows"][0]["cells"].values())[2:],
            ["150.00", "100.00", "50.00", "50.00", "107.00"],
        )
        swapped = {"fiscal_year_id": before.id, "compare_year_id": self.year.id}
        page = self.ask("year_against_year", **swapped)
        self.assertEqual(page["columns"][-1]["title"], "All of 2025")
        self.assertEqual(
            list(page["rows"][0]["cells"].values())[2:],
            ["100.00", "150.00", "-50.00", "-33.33", "107.00"],
        )

    @freeze_time("2026-03-20 03:00:00")
    def test_what_came_to_nothing_later_is_compared(self):
        years = {
            "fiscal_year_id": self.year.id,
            "compare_year_id": self.make_year(2025).id,
        }
        self.purchase(self.one, "7", date(2025, 3, 1))
        self.purchase(self.one, "-7", date(2025, 4, 1))
        rows = self.cells("year_against_year", "amount", "before", "whole", **years)
        self.assertEqual(rows, [("0.00", "7.00", "0.00")])

    @freeze_time("2024-02-29 03:00:00")
    def test_the_last_of_february_is_compared_with_that_of_a_shorter_one(self):
        years = self.make_year(2024) + self.make_year(2023)
        page = self.ask(
            "year_against_year",
            fiscal_year_id=years[0].id,
            compare_year_id=years[1].id,
        )
        self.assertEqual(page["columns"][3]["title"], "2023 until 02/28/2023")

    def test_corrections_say_what_they_take_back(self):
        self.purchase(self.one, "100")._reverse(reason="Keyed twice")
        rows = self.cells("corrections", "number", "reason", "amount")
        self.assertEqual(rows, [("M1", "Keyed twice", "-100.00")])
