# SPDX-License-Identifier: LGPL-3.0-or-later
"""The surplus of a year, and the rates it pays for."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import AccessError
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
