# SPDX-License-Identifier: LGPL-3.0-or-later
"""The rates that a pool pays for."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form

from ..models.rebate import coop_rebate_run_computing
from .rebate_case import RebateCase


class TestRebateAfford(RebateCase):
    """The highest rate that a pool pays for, to the last unit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tea = cls.make_category("TEA")
        cls.associate = cls.make_type("ASC")
        for number, amount in enumerate(("333.33", "1234.56", "0.49", "87.65")):
            member = cls.make_member(f"Member {number}")
            cls.purchase(member, amount)
            cls.purchase(member, "100.10", code="TEA")

    def dialog(self, pool, **values):
        """Return the dialog that looks for the rate that a pool pays for."""
        wizards = self.env["coop.rebate.afford.wizard"].with_user(self.accountant)
        values = {"fiscal_year_id": self.year.id, "refund_pool": pool, **values}
        return wizards.create(values)

    def assertHighest(self, dialog, rate):
        """Check by two runs that what is set fits, and that one step more does not."""
        dialog.action_find()
        dialog.action_apply()
        run = self.compute()
        self.assertEqual(run.total, dialog.total)
        self.assertLessEqual(run.total, dialog.refund_pool)
        self.assertEqual(
            dialog.left, run.currency_id.round(dialog.refund_pool - run.total)
        )
        with (
            self.env["coop.rebate.trial"]
            .with_user(self.accountant)
            ._begin(self.year)
            ._tried()
        ):
            rate.value += 10 ** -int(dialog.decimals)
            self.assertEqual(self.compute().total, dialog.next_total)
        self.assertGreater(dialog.next_total, dialog.refund_pool)

    def test_what_there_is_for_the_refund_is_entered_first(self):
        for pool in (0, -5):
            with self.assertRaisesRegex(UserError, "Enter first what"):
                self.dialog(pool).action_find()

    def test_a_job_looks_through_large_years_and_tells_what_it_found(self):
        self.make_rate(self.tea, 2)
        rate = self.make_rate(self.rice, 1)
        dialog = self.dialog(50, scope="one", rate_id=rate.id)
        with patch.object(coop_rebate_run_computing, "AT_ONCE", 0):
            action = dialog.action_find()
            self.assertEqual((dialog.state, dialog.total), ("finding", 0))
            self.assertEqual(action["res_id"], dialog.id)
            self.assertIn("waits for the job", dialog.progress)
            dialog._work(lambda _done: True)
            self.assertEqual((dialog.state, dialog.value), ("found", 2.53))
            dialog.action_apply()
            self.assertEqual((dialog.state, rate.value), ("setting", 1))
            dialog._work(lambda _done: True)
        self.assertEqual((dialog.state, rate.value), ("set", 2.53))
        found, done = self.env["mail.message"].search(
            [("model", "=", dialog._name), ("res_id", "=", dialog.id)], order="id"
        )
        self.assertEqual(found.partner_ids, self.accountant.partner_id)
        self.assertEqual(found.author_id, self.co_op.partner_id)
        self.assertIn(self.co_op.name, found.subject)
        self.assertIn("49.89", found.body)
        self.assertIn("are set", done.body)

    def test_a_job_that_finds_nothing_says_why(self):
        self.make_rate(self.tea, 2)
        rate = self.make_rate(self.rice, 1)
        dialog = self.dialog(1, scope="one", rate_id=rate.id)
        with patch.object(coop_rebate_run_computing, "AT_ONCE", 0):
            dialog.action_find()
            dialog._work(lambda _done: True)
            self.assertIn("Lower them first", dialog.message)
            dialog.refund_pool = 50
            dialog.action_find()
            dialog._work(lambda _done: True)
        self.assertEqual((dialog.state, dialog.value), ("found", 2.53))

    def test_one_rate(self):
        self.make_rate(self.tea, 2)
        rate = self.make_rate(self.rice, 1)
        dialog = self.dialog(50, scope="one", rate_id=rate.id)
        self.assertHighest(dialog, rate)
        self.assertEqual(rate.value, 2.53)
        self.assertEqual(dialog.line_ids.before, "1 %")
        self.assertEqual(dialog.line_ids.after, "2.53 %")

    def test_one_rate_however_it_is_rounded_and_whoever_takes_part(self):
        self.make_run(rounding="down", rounding_unit="0.25", minimum_purchase=150)
        rate = self.make_rate(self.rice, 0)
        self.make_rate(self.tea, 0)
        for decimals, pool in (("0", 30), ("3", 17.75), ("4", 0.25)):
            dialog = self.dialog(pool, scope="one", rate_id=rate.id, decimals=decimals)
            self.assertHighest(dialog, rate)

    def test_tiers_keep_their_proportion(self):
        tiers = [Command.create({"threshold": 300, "value": 4})]
        rate = self.make_rate(self.rice, 2, tier_ids=tiers, tier_mode="marginal")
        self.make_rate(self.tea, 1)
        dialog = self.dialog(80, scope="one", rate_id=rate.id)
        dialog.action_find()
        dialog.action_apply()
        self.assertEqual(rate.tier_ids.value, 2 * rate.value)
        self.assertEqual(self.compute().total, dialog.total)
        self.assertLessEqual(dialog.total, 80)

    def test_all_percent_rates_alike(self):
        rice = self.make_rate(self.rice, 2)
        tea = self.make_rate(self.tea, 1)
        unit = self.make_rate(self.tea, 0.5, self.associate, basis="per_unit")
        dialog = self.dialog(100, decimals="3")
        dialog.action_find()
        dialog.action_apply()
        self.assertEqual(tea.value, round(int(rice.value * 500) / 1000, 3))
        self.assertEqual(unit.value, 0.5)
        self.assertEqual(self.compute().total, dialog.total)
        self.assertTrue(dialog.total <= 100 < dialog.next_total)

    def test_the_ledger_is_read_once(self):
        self.make_rate(self.rice, 1)
        dialog = self.dialog(50)
        calculation = self.registry["coop.rebate.calculation"]
        with patch.object(
            calculation, "_chain", autospec=True, side_effect=calculation._chain
        ) as chain:
            dialog.action_find()
        self.assertGreater(chain.call_count, 2)
        self.assertTrue(all(call.args[3] for call in chain.call_args_list))

    def test_nothing_is_set_by_looking(self):
        rate = self.make_rate(self.rice, 1)
        self.dialog(50).action_find()
        self.assertEqual(rate.value, 1)

    def test_what_has_changed_meanwhile_is_not_set(self):
        rate = self.make_rate(self.rice, 1)
        dialog = self.dialog(50)
        dialog.action_find()
        self.purchase(self.make_member(), "100000")
        with (
            self.assertRaisesRegex(UserError, "changed meanwhile"),
            self.cr.savepoint(),
        ):
            dialog.action_apply()
        self.assertEqual(rate.value, 1)

    def test_what_cannot_be_found_is_said(self):
        with self.assertRaisesRegex(UserError, "no rate to look for"):
            self.dialog(50).action_find()
        rate = self.make_rate(self.rice, 1)
        self.make_rate(self.tea, 90)
        with self.assertRaisesRegex(UserError, "others come to more"):
            self.dialog(50, scope="one", rate_id=rate.id).action_find()
        nobody = self.make_rate(self.rice, 1, self.associate)
        with self.assertRaisesRegex(UserError, "any rate is"):
            self.dialog(5000, scope="one", rate_id=nobody.id).action_find()

    def test_the_pool_is_that_of_the_surplus(self):
        refund = Command.create({"kind": "refund", "mode": "rest"})
        self.env["coop.rebate.surplus"].create(
            {
                "fiscal_year_id": self.year.id,
                "net_surplus": 77,
                "line_ids": [refund],
            }
        )
        wizards = self.env["coop.rebate.afford.wizard"].with_user(self.accountant)
        self.assertEqual(Form(wizards).refund_pool, 77)

    def test_an_auditor_sets_nothing(self):
        self.make_rate(self.rice, 1)
        dialog = self.dialog(50)
        with self.assertRaises(AccessError):
            dialog.with_user(self.make_user("auditor")).action_find()
