# SPDX-License-Identifier: LGPL-3.0-or-later
"""The accountant's dialog."""

from freezegun import freeze_time

from odoo.tests import Form

from .rebate_case import RebateCase


class TestRebateWizard(RebateCase):
    """It says what will happen, and makes it happen."""

    def dialog(self):
        """Return the dialog as the accountant opens it."""
        return Form(self.env["coop.rebate.wizard"].with_user(self.accountant))

    def test_it_begins_with_the_year_that_ended_last(self):
        with freeze_time("2026-06-01 05:00:00"):
            self.assertEqual(self.dialog().fiscal_year_id, self.year)
            before = self.make_year(2025)
            self.make_year(2024)
            self.make_year(2027)
            self.assertEqual(self.dialog().fiscal_year_id, before)

    def test_it_shows_what_a_run_would_compute_from(self):
        fuel = self.make_category("FUEL")
        self.make_rate(self.rice, 1)
        for _ in range(2):
            member = self.make_member()
            self.purchase(member, "100.10")
            self.purchase(member, "50", code=fuel.coop_code)
        dialog = self.dialog()
        figures = (dialog.member_count, dialog.line_count, dialog.base_total)
        self.assertEqual(figures, (2, 4, 300.20))
        self.assertEqual(dialog.without_rate, "Fuel (Ordinary)")
        self.assertTrue(dialog.year_is_open)

    def test_it_makes_the_next_version_and_opens_it(self):
        self.make_rate(self.rice, 1)
        self.purchase(self.make_member(), "100")
        for version in (1, 2):
            with self.dialog() as dialog:
                dialog.rounding_unit = "0.25"
            wizard = dialog.record
            action = wizard.action_compute()
            run = wizard.run_id
            self.assertEqual((run.version, run.state), (version, "computed"))
            self.assertEqual((run.rounding_unit, run.total), ("0.25", 1))
            self.assertEqual(run.computed_by_id, self.accountant)
            self.assertEqual(action["res_model"], run._name)
            self.assertEqual(action["res_id"], run.id)

    def test_a_year_without_purchases(self):
        self.assertEqual(self.dialog().line_count, 0)
