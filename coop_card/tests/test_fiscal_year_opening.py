# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fiscal years make themselves."""

from datetime import date

from freezegun import freeze_time
from psycopg2.errors import ExclusionViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tools import mute_logger

from .builders import CoopCase


class TestFiscalYearOpening(CoopCase):
    """The next year is there before it begins, once."""

    def years(self):
        """Return the co-op's years as (first day, last day, name), oldest first."""
        years = self.env["coop.fiscal.year"].search(
            [("company_id", "=", self.co_op.id)], order="date_start"
        )
        return [(year.date_start, year.date_end, year.name) for year in years]

    def test_the_next_year_is_opened_in_the_last_month(self):
        cron = self.env["coop.fiscal.year"]._cron_open_years
        with freeze_time("2026-11-29 05:00:00"):
            cron()
            self.assertEqual(len(self.years()), 1)
        with freeze_time("2026-12-01 05:00:00"):
            cron()
            cron()
        expected = (date(2027, 1, 1), date(2027, 12, 31), "2027")
        self.assertEqual(self.years()[1:], [expected])

    def test_it_follows_the_year_end_of_accounting(self):
        self.co_op.write({"fiscalyear_last_day": 31, "fiscalyear_last_month": "3"})
        self.env["coop.fiscal.year"]._open(self.co_op, date(2028, 6, 1))
        expected = (date(2028, 4, 1), date(2029, 3, 31), "2028–2029")
        self.assertEqual(self.years()[-1], expected)

    def test_thai_co_ops_count_by_the_buddhist_era(self):
        by_hand = self.make_year(2025, name="The year of the flood")
        self.co_op.country_id = self.env.ref("base.th")
        self.assertEqual(
            (self.year.name, by_hand.name), ("2569", "The year of the flood")
        )
        self.co_op.write({"fiscalyear_last_day": 31, "fiscalyear_last_month": "3"})
        self.env["coop.fiscal.year"]._open(self.co_op, date(2028, 6, 1))
        self.assertEqual(self.years()[-1][2], "2571–2572")
        self.co_op.country_id = self.env.ref("base.la")
        self.assertEqual(self.year.name, "2026")

    @mute_logger("odoo.sql_db")
    def test_two_years_share_no_day(self):
        with self.assertRaises(ExclusionViolation), self.cr.savepoint():
            self.make_year(2026)

    def test_a_year_with_lines_keeps_its_days(self):
        self.purchase(self.make_member(), "1")
        for values in ({"date_end": date(2026, 6, 30)}, {"tax_in_base": False}):
            with self.assertRaisesRegex(ValidationError, "already has lines"):
                self.year.write(values)

    def test_a_year_is_closed_by_its_button(self):
        year = self.as_role("accountant", self.year)
        with self.assertRaises(AccessError):
            year.state = "closed"
        year.action_close()
        self.assertEqual(self.year.state, "closed")
