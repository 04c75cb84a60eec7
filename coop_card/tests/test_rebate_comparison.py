# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why the refunds of two versions differ, by member and by category."""

from decimal import Decimal
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError

from ..models.rebate import coop_rebate_run_computing as computing
from .rebate_case import RebateCase


class TestRebateComparison(RebateCase):
    """Two members and two categories, computed twice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.auditor = cls.make_user("auditor")
        cls.oil = cls.make_category("OIL")
        cls.rice_rate = cls.make_rate(cls.rice, 10)
        cls.oil_rate = cls.make_rate(cls.oil, 5)
        cls.one, cls.two = cls.make_member(), cls.make_member()
        for member in cls.one + cls.two:
            cls.purchase(member, "100")
            cls.purchase(member, "200", code="OIL")
        cls.first = cls.compute()

    def compare(self, after=None, before=None):
        """Return a made comparison of the first run with another, or with now."""
        comparisons = self.env["coop.rebate.comparison"].with_user(self.auditor)
        comparison = comparisons.create(
            {"before_id": (before or self.first).id, "after_id": after and after.id}
        )
        comparison.action_make()
        self.assertEqual(comparison.state, "made")
        return comparison

    def assertDifferences(self, comparison, *expected):
        """Check ``(member, reason, change of the base, change of the refund)``."""
        self.assertEqual(comparison.member_count, len(expected))
        rows = comparison.difference_ids
        names = ("base_change", "amount_change")
        changes = self.exact(rows, *names) if rows else []
        found = [
            (row.member_id, row.reason, *change)
            for row, change in zip(rows, changes, strict=True)
        ]
        self.assertEqual(found, [*expected])

    def reasons(self, comparison):
        """Return why categories differ, by category."""
        rows = comparison.category_ids
        return {row.category_id: row.reason for row in rows}

    def test_equal_runs(self):
        comparison = self.compare(self.compute())
        self.assertDifferences(comparison)
        self.assertEqual(self.reasons(comparison), {self.rice: False, self.oil: False})
        self.assertEqual(comparison.amount_after, 40)

    def test_more_was_bought(self):
        self.purchase(self.two, "50")
        comparison = self.compare(self.compute())
        self.assertDifferences(comparison, (self.two, "base", 50, 5))
        self.assertEqual(self.reasons(comparison), {self.rice: "base", self.oil: False})
        self.assertEqual(comparison.amount_change, 5)
        self.assertEqual(comparison.amount_after, 45)

    def test_another_rate(self):
        self.oil_rate.value = 6
        comparison = self.compare(self.compute())
        self.assertDifferences(
            comparison, (self.one, "rate", 0, 2), (self.two, "rate", 0, 2)
        )
        row = comparison.category_ids.filtered(lambda row: row.category_id == self.oil)
        self.assertEqual(
            (row.reason, row.value_before, row.value_after), ("rate", 5, 6)
        )

    def test_more_was_bought_at_another_rate(self):
        self.rice_rate.value = 20
        self.purchase(self.one, "50")
        self.assertDifferences(
            self.compare(self.compute()),
            (self.one, "base_rate", 50, 20),
            (self.two, "rate", 0, 10),
        )

    def test_somebody_no_longer_takes_part(self):
        self.env["coop.rebate.exclusion"].create(
            {"fiscal_year_id": self.year.id, "member_id": self.two.id, "reason": "Loan"}
        )
        comparison = self.compare(self.compute())
        self.assertDifferences(comparison, (self.two, "part", 0, -20))
        self.assertEqual(comparison.difference_ids.nothing_after, "defaulter")
        self.assertEqual(
            self.reasons(comparison), {self.rice: "part", self.oil: "part"}
        )

    def test_another_member_type(self):
        """The purchase is booked again, as made under another type."""
        self.make_rate(self.rice, 20, self.make_type("ASC"))
        made = self.purchase(self.one, "100")
        run = self.compute()
        made._reverse()
        self.one.type_period_ids.type_id = self.make_type("ASC")
        self.purchase(self.one, "100")
        self.assertDifferences(
            self.compare(self.compute(), run), (self.one, "type", 0, 10)
        )

    def test_other_settings(self):
        second = self.compute(cash_percent=50)
        comparison = self.compare(second)
        self.assertDifferences(
            comparison, (self.one, "settings", 0, 0), (self.two, "settings", 0, 0)
        )
        self.assertEqual(comparison.difference_ids.mapped("cash_change"), [-10, -10])
        self.assertEqual(comparison.settings_text, "Paid in cash: 100 → 50")

    def test_the_share_of_a_pool(self):
        self.oil_rate.write({"basis": "pool", "value": 100})
        run = self.compute()
        self.purchase(self.two, "200", code="OIL")
        self.assertDifferences(
            self.compare(self.compute(), run),
            (self.one, "share", 0, -Decimal("16.67")),
            (self.two, "base", 200, Decimal("16.67")),
        )

    def test_a_member_who_is_new_in_the_year(self):
        new = self.make_member()
        self.purchase(new, "10")
        self.assertDifferences(self.compare(self.compute()), (new, "base", 10, 1))

    def test_what_came_to_the_year_after_the_decision(self):
        run = self.approve(self.first)
        self.assertEqual(self.year.outside_count, 0)
        self.purchase(self.two, "50")
        self.year.invalidate_recordset()
        self.assertEqual((self.year.decided_run_id, self.year.outside_count), (run, 1))
        action = self.year.with_user(self.auditor).action_compare_now()
        comparison = self.env["coop.rebate.comparison"].browse(action["res_id"])
        self.assertDifferences(comparison, (self.two, "base", 50, 5))
        self.year.invalidate_recordset()
        self.assertEqual(self.year.late_comparison_id, comparison)
        self.assertEqual(self.year.late_base_change, 50)
        self.assertEqual(self.year.late_amount_change, 5)
        self.assertEqual(len(run.claim_ids), 2, "nothing of the run has changed")

    def test_what_would_come_now_is_what_the_next_run_comes_to(self):
        self.purchase(self.two, "33.33")
        self.rice_rate.value = 7.77
        now, run = self.compare(), self.compute()
        names = ("base_after", "amount_after", "cash_after")
        claims = run.claim_ids
        self.assertEqual(
            self.exact(now.difference_ids, *names),
            self.exact(claims, "base_amount", "amount", "cash_amount"),
        )

    def test_a_large_year_is_left_to_the_job(self):
        with patch.object(computing, "AT_ONCE", 0):
            comparison = self.env["coop.rebate.comparison"].create(
                {"before_id": self.first.id}
            )
            comparison.action_make()
        self.assertEqual(comparison.state, "waiting")
        self.env.flush_all()
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            self.env(cr=cr)["coop.rebate.comparison"]._cron_make()
        self.env.invalidate_all()
        self.assertEqual(comparison.state, "made")

    def test_whoever_computes_again_is_told_to_compare_anew(self):
        comparison = self.compare(self.compute())
        self.assertFalse(comparison.outdated)
        comparison.made_at = "2020-01-01"
        self.assertTrue(comparison.outdated)

    def test_only_computed_runs_of_a_year_are_compared(self):
        comparisons = self.env["coop.rebate.comparison"]
        with self.assertRaisesRegex(UserError, "Compute it first"):
            self.compare(self.make_run())
        other = self.make_run(fiscal_year_id=self.make_year(2025).id)
        with self.assertRaisesRegex(ValidationError, "same year"):
            comparisons.create({"before_id": self.first.id, "after_id": other.id})
        with self.assertRaisesRegex(ValidationError, "new comparison"):
            self.compare().after_id = self.compute()

    def test_an_officer_compares_nothing(self):
        with self.assertRaises(AccessError):
            self.as_role("officer", self.env["coop.rebate.comparison"]).create(
                {"before_id": self.first.id}
            )

    def test_a_run_offers_the_version_before_it(self):
        second = self.compute()
        context = second.action_compare()["context"]
        self.assertEqual(context["default_before_id"], self.first.id)
        self.assertEqual(context["default_after_id"], second.id)

    def test_from_a_difference_to_what_it_rests_on(self):
        self.purchase(self.two, "50")
        row = self.compare(self.compute()).difference_ids
        claims = self.env["coop.rebate.claim"].search(row.action_claims()["domain"])
        self.assertEqual(claims.member_id, self.two)
        lines = self.env["coop.accumulation"].search(row.action_ledger()["domain"])
        self.assertEqual(len(lines), 3)
