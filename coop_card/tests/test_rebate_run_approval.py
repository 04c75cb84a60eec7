# SPDX-License-Identifier: LGPL-3.0-or-later
"""What keeps a run from being approved."""

import base64

from psycopg2.errors import CheckViolation

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .rebate_case import RebateCase


class TestRebateRunApproval(RebateCase):
    """Approved by a resolution, and only while it still stands for its inputs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rate = cls.make_rate(cls.rice, 10)
        cls.member = cls.make_member(number="000007")
        cls.purchase(cls.member, "100")

    def assertOutdated(self, run, because):
        """Check that a run is refused, and that computing it again helps."""
        with self.assertRaisesRegex(UserError, f"out of date: .*{because}"):
            self.approve(run)
        run.with_user(self.accountant).action_compute()
        self.assertEqual(self.approve(run).state, "approved")

    def test_a_resolution_is_needed(self):
        run = self.compute()
        for values in ({}, {"resolution_number": "GM 1"}):
            run.write(values)
            with self.assertRaisesRegex(UserError, "day of the resolution"):
                run.with_user(self.manager).action_approve()

    def test_the_database_keeps_the_resolution(self):
        run = self.approve(self.compute())
        self.env.flush_all()
        for name in ("resolution_number", "resolution_date"):
            refused = self.assertRaises(CheckViolation)
            with mute_logger("odoo.sql_db"), refused, self.cr.savepoint():
                run[name] = False
                run.flush_recordset()

    def test_the_minutes_stay_with_the_run(self):
        minutes = base64.b64encode(b"The meeting has decided.")
        run = self.compute()
        run.with_user(self.manager).write(
            {"resolution_file": minutes, "resolution_file_name": "minutes.txt"}
        )
        self.approve(run)
        read = run.with_user(self.make_user("auditor"))
        self.assertEqual(read.resolution_file, minutes)
        self.assertEqual(read.resolution_file_name, "minutes.txt")

    def test_the_ledger_has_moved_on(self):
        run = self.compute()
        self.purchase(self.member, "1")
        self.assertOutdated(run, "1 more lines")

    def test_a_rate_has_changed(self):
        run = self.compute()
        self.rate.value = 11
        self.assertOutdated(run, r"rates for Rice \(Ordinary")

    def test_a_tier_was_added(self):
        run = self.compute()
        self.rate.tier_ids = [(0, 0, {"threshold": 50, "value": 12})]
        self.assertOutdated(run, "rates for Rice")

    def test_a_category_went_below_another(self):
        oil = self.make_category("OIL")
        self.make_rate(oil, 3)
        self.rate.unlink()
        self.rice.parent_id = oil
        run = self.compute()
        self.rice.parent_id = False
        with self.assertRaisesRegex(UserError, "rates for Rice"):
            self.approve(run)

    def test_somebody_was_left_out(self):
        run = self.compute()
        self.env["coop.rebate.exclusion"].create(
            {
                "fiscal_year_id": self.year.id,
                "member_id": self.member.id,
                "reason": "Loan",
            }
        )
        self.assertOutdated(run, "000007")

    def test_somebody_had_left_by_the_day_that_counts(self):
        run = self.compute(pays_resigned=False, membership_on="date")
        self.member.action_resign(date=run.date)
        self.assertOutdated(run, "000007")

    def test_what_does_not_concern_the_run_changes_nothing(self):
        run = self.compute()
        self.make_rate(self.make_category("OIL"), 5)
        self.make_member().action_resign()
        self.assertEqual(self.approve(run).state, "approved")
