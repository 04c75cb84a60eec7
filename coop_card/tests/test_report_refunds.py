# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports about refunds: computed, owed and not fetched."""

from datetime import date

from .posting_case import PostingCase
from .report_case import ReportReading
from .report_walk import exact


class TestReportRefunds(ReportReading, PostingCase):
    """Each says what runs and refund accounts say."""

    def test_the_latest_run_is_summed_up(self):
        self.compute()
        self.rate.value = 10
        run = self.compute(cash_percent=40)
        page = self.ask("refunds_of_year", fiscal_year_id=self.year.id)
        self.assertEqual(page["totals"]["base"], "3,055.10")
        self.assertEqual(page["totals"]["refund"], f"{run.total:.2f}")
        self.assertEqual(page["totals"]["cash"], f"{run.cash_total:.2f}")
        self.assertEqual(page["totals"]["retained"], f"{run.retained_total:.2f}")

    def test_what_is_owed_is_what_the_account_says(self):
        self.post_refunds(cash_percent=40)
        page = self.ask("refunds_payable", fiscal_year_id=self.year.id)
        self.assertEqual(page["totals"]["balance"], f"{-self.booked('payable'):.2f}")
        self.assertEqual(page["totals"]["retained"], f"{-self.booked('retained'):.2f}")
        self.assertEqual(page["totals"]["paid"], "0.00")

    def test_each_row_adds_up(self):
        """What comes from an earlier year is taken off there, and adds here."""
        former = self.make_year(2025)
        self.make_rate(self.rice, 5, fiscal_year_id=former.id)
        self.purchases("400", "500", "15", day=date(2025, 3, 1))
        self.post_refunds(fiscal_year_id=former.id, minimum_payout=20)
        self.post_refunds(cash_percent=40)
        columns = ("entitled", "retained", "withheld", "offset", "paid", "other")
        moved = []
        for year in (former, self.year):
            found = self.cells(
                "refunds_payable", *columns, "balance", fiscal_year_id=year.id
            )
            for row in found:
                entitled, *taken, balance = map(exact, row)
                self.assertEqual(entitled - sum(taken), balance)
                moved.append(taken[-1])
        self.assertTrue(min(moved) < 0 < max(moved))

    def test_what_nobody_fetched_is_listed_with_its_day(self):
        self.post_refunds()
        page = self.ask("refunds_unclaimed", minimum=50)
        shown = [
            (row["cells"]["balance"], row["cells"]["posted_on"]) for row in page["rows"]
        ]
        self.assertEqual(shown, [("50.01", "03/15/2027"), ("100.00", "03/15/2027")])
        self.assertFalse(self.ask("refunds_unclaimed", date_to="2027-03-14")["count"])
