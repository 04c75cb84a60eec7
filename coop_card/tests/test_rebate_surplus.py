# SPDX-License-Identifier: LGPL-3.0-or-later
"""The surplus of a year, and the rates it pays for."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form
from odoo.tools import mute_logger

from .rebate_case import RebateCase

RIGHTS = ("read", "create", "write", "unlink")


class TestRebateSurplus(RebateCase):
    """Percents and limits of the co-op, with what is left."""

    def make_surplus(self, net, *parts, **values):
        """Return the surplus of the year; its usual parts unless some are given."""
        lines = [
            Command.create({"sequence": n, **part}) for n, part in enumerate(parts)
        ]
        values = {"fiscal_year_id": self.year.id, "net_surplus": net, **values}
        return self.env["coop.rebate.surplus"].create(
            values | ({"line_ids": lines} if parts else {})
        )

    def amounts(self, surplus):
        """Return the amounts of a surplus by kind of part."""
        return {line.kind: line.amount for line in surplus.line_ids}

    def test_a_published_allocation(self):
        """PCMPC's phase 15 (A15.1): 10, 10, 3 and 7 %, and 70 to 30 of what is left."""
        surplus = self.make_surplus(
            1_000_000,
            {"kind": "reserve", "percent": 10},
            {"kind": "other", "percent": 10, "name": "Education"},
            {"kind": "federation", "percent": 3},
            {"kind": "bonus", "percent": 7},
            {"kind": "refund", "mode": "percent_left", "percent": 70},
            {"kind": "dividend", "mode": "percent_left", "percent": 30},
        )
        self.assertEqual(
            self.amounts(surplus),
            {
                "reserve": 100_000,
                "other": 100_000,
                "federation": 30_000,
                "bonus": 70_000,
                "refund": 490_000,
                "dividend": 210_000,
            },
        )
        self.assertEqual((surplus.refund_pool, surplus.left), (490_000, 0))

    def test_sums_follow_what_is_changed(self):
        surplus = self.make_surplus(
            1000,
            {"kind": "reserve", "percent": 10},
            {"kind": "refund", "mode": "amount", "amount": 250.25},
            {"kind": "other", "mode": "rest"},
        )
        self.assertEqual(self.amounts(surplus)["other"], 649.75)
        surplus.line_ids[1].amount = 300
        self.assertEqual(self.amounts(surplus)["other"], 600)
        surplus.net_surplus = 2000.01
        self.assertEqual(
            self.amounts(surplus), {"reserve": 200, "refund": 300, "other": 1500.01}
        )
        self.assertEqual((surplus.shared, surplus.left), (2000.01, 0))

    def test_the_page_counts_while_it_is_filled_in(self):
        surpluses = self.env["coop.rebate.surplus"].with_user(self.accountant)
        with Form(surpluses) as page:
            page.fiscal_year_id = self.year
            page.net_surplus = 1000
            with page.line_ids.edit(4) as line:
                self.assertEqual(line.kind, "refund")
                line.amount = 700
            self.assertEqual((page.refund_pool, page.left), (700, 0))
            with page.line_ids.edit(4) as line:
                line.amount = 900
            self.assertEqual(page.left, -50)
        self.assertEqual(self.amounts(page.record)["refund"], 900)

    def test_limits_are_those_of_the_country_first_and_the_co_ops_own_then(self):
        self.assertFalse(any(self.make_surplus(1).line_ids.mapped("minimum_percent")))
        self.env["coop.rebate.surplus"].search([]).unlink()
        self.co_op.country_id = self.env.ref("base.th")
        first = self.make_surplus(1000)
        limits = {
            line.kind: (line.minimum_percent, line.maximum_percent)
            for line in first.line_ids
        }
        self.assertEqual((limits["reserve"], limits["federation"]), ((10, 0), (0, 5)))
        first.line_ids.filtered(
            lambda line: line.kind == "reserve"
        ).minimum_percent = 20
        later = self.make_surplus(1000, fiscal_year_id=self.make_year(2027).id)
        self.assertEqual(later.line_ids[0].minimum_percent, 20)
        self.assertEqual(
            later.line_ids[0].warning, "Less than 20 % of the net surplus."
        )

    def test_a_limit_that_is_not_kept_is_said(self):
        surplus = self.make_surplus(
            1000,
            {"kind": "reserve", "percent": 9.99, "minimum_percent": 10},
            {"kind": "federation", "percent": 5, "maximum_amount": 40},
            {"kind": "bonus", "mode": "amount", "amount": 101, "maximum_percent": 10},
            {"kind": "other", "mode": "amount", "amount": 9, "maximum_amount": 8.5},
        )
        self.assertEqual(
            surplus.line_ids.mapped("warning"),
            [
                "Less than 10 % of the net surplus.",
                "",
                "More than 10 % of the net surplus.",
                "More than 8.5.",
            ],
        )
        self.assertIn("Statutory reserve: Less than 10 %", surplus.warning)
        self.assertEqual(surplus.line_ids[1].amount, 40)
        self.assertEqual(surplus.left, 1000 - 99.9 - 40 - 101 - 9)

    @mute_logger("odoo.sql_db")
    def test_the_database_keeps_it_in_order(self):
        surplus = self.make_surplus(1000)
        for error, change in (
            (UniqueViolation, lambda: surplus.copy({"fiscal_year_id": self.year.id})),
            (UniqueViolation, lambda: surplus.line_ids[0].write({"kind": "refund"})),
            (UniqueViolation, lambda: surplus.line_ids[0].write({"mode": "rest"})),
            (CheckViolation, lambda: surplus.line_ids[2].write({"amount": -1})),
            (CheckViolation, lambda: surplus.line_ids[0].write({"percent": 101})),
        ):
            with self.assertRaises(error), self.cr.savepoint():
                change()
                self.env.flush_all()

    def test_it_tells_what_the_last_run_leaves(self):
        self.purchase(self.make_member(), "1000")
        self.make_rate(self.rice, 3)
        surplus = self.make_surplus(100, {"kind": "refund", "percent": 50})
        run = self.compute()
        self.assertEqual(surplus.run_id, run)
        self.assertEqual((surplus.run_total, surplus.run_left), (30, 20))
        page = self.env["coop.rebate.trial"].get_page(self.year.id)
        self.assertEqual(page["surplus"], {"id": surplus.id, "pool": 50})

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_roles_and_co_ops(self):
        surplus = self.make_surplus(1000)
        rights = {
            "officer": "",
            "auditor": "read",
            "accountant": "read create write unlink",
        }
        for role, allowed in rights.items():
            user = self.make_user(role)
            for records in (surplus, surplus.line_ids):
                seen = records.with_user(user)
                may = [right for right in RIGHTS if seen.has_access(right)]
                self.assertEqual(may, allowed.split(), role)
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.manager.write({"company_ids": other.ids, "company_id": other.id})
        stranger = surplus.with_user(self.manager).with_context(
            allowed_company_ids=other.ids
        )
        self.assertFalse(stranger.search([("id", "=", surplus.id)]))
        with self.assertRaises(AccessError):
            stranger.read(["net_surplus"])
        with self.assertRaises(AccessError):
            surplus.line_ids.with_env(stranger.env).read(["amount"])


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
