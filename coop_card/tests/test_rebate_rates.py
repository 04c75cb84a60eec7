# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which rate applies."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .rebate_case import RebateCase


class TestRebateRates(RebateCase):
    """The nearest category decides, and there a named type comes before any."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinary, cls.associate = cls.make_type("ORD"), cls.make_type("ASC")
        cls.jasmine = cls.make_category("JASMINE", parent_id=cls.rice.id)
        cls.organic = cls.make_category("ORGANIC", parent_id=cls.jasmine.id)
        cls.member = cls.make_member()

    def rate_used(self, category, member_type=None):
        """Return the rate that a purchase in a category gets, None without one."""
        member = self.make_member(type_id=(member_type or self.ordinary).id)
        self.purchase(member, "100", code=category.coop_code)
        line = self.compute().line_ids.filtered(lambda line: line.member_id == member)
        return line.value if line.basis else None

    def test_own_rate(self):
        self.make_rate(self.rice, 1)
        self.make_rate(self.organic, 3)
        self.assertEqual(self.rate_used(self.organic), 3)

    def test_nearest_parent(self):
        self.make_rate(self.rice, 1)
        self.assertEqual(self.rate_used(self.organic), 1)
        self.make_rate(self.jasmine, 2)
        self.assertEqual(self.rate_used(self.organic), 2)

    def test_named_type_before_any(self):
        self.make_rate(self.rice, 1)
        self.make_rate(self.rice, 5, self.associate)
        self.assertEqual(self.rate_used(self.rice), 1)
        self.assertEqual(self.rate_used(self.rice, self.associate), 5)

    def test_level_before_type(self):
        self.make_rate(self.rice, 5, self.associate)
        self.make_rate(self.jasmine, 1)
        self.assertEqual(self.rate_used(self.jasmine, self.associate), 1)

    def test_type_without_rate_at_the_nearest_level_goes_on_upwards(self):
        self.make_rate(self.rice, 1)
        self.make_rate(self.jasmine, 5, self.associate)
        self.assertEqual(self.rate_used(self.jasmine), 1)

    def test_siblings_and_namesakes_are_no_parents(self):
        self.make_rate(self.jasmine, 2)
        sibling = self.make_category("JASMINE2", parent_id=self.rice.id)
        self.assertIsNone(self.rate_used(sibling))

    def test_direction(self):
        self.make_rate(self.rice, 1)
        self.make_rate(self.rice, 2, direction="sale")
        self.purchase(self.member, "100")
        self.purchase(self.member, "1000", direction="sale")
        self.assertClaim(self.compute(), self.member, "21.00")

    def test_another_years_rates_do_not_count(self):
        self.make_rate(self.rice, 1, fiscal_year_id=self.make_year(2025).id)
        self.assertIsNone(self.rate_used(self.rice))

    def test_many_places(self):
        self.make_rate(self.rice, 0.123456)
        self.purchase(self.member, "1000000")
        self.assertClaim(self.compute(), self.member, "1234.56")

    @mute_logger("odoo.sql_db")
    def test_one_rate_for_each_category_type_and_direction(self):
        for member_type in (None, self.associate):
            self.make_rate(self.rice, 1, member_type)
            with self.assertRaises(UniqueViolation), self.cr.savepoint():
                self.make_rate(self.rice, 2, member_type)

    @mute_logger("odoo.sql_db")
    def test_no_rate_is_negative(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.make_rate(self.rice, -1)

    def test_a_type_belongs_to_the_co_op(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        foreign = self.env["coop.member.type"].search(
            [("company_id", "=", other.id)], limit=1
        )
        with self.assertRaisesRegex(UserError, "inconsistencies"):
            self.make_rate(self.rice, 1, foreign)

    def test_a_category_without_a_rate_stands_in_the_way_of_approval(self):
        self.purchase(self.member, "100")
        self.make_rate(self.rice, 1, self.associate)
        run = self.compute()
        self.assertClaim(run, self.member, "0", reason="no_rate")
        self.assertEqual(run.missing_rate_ids.category_id, self.rice)
        self.assertEqual(run.missing_rate_ids.member_type_id, self.ordinary)
        with self.assertRaisesRegex(UserError, r"no rate for Rice \(Ordinary\)"):
            self.approve(run)

    def test_zero_is_a_decision(self):
        self.purchase(self.member, "100")
        self.make_rate(self.rice, 0)
        run = self.approve(self.compute())
        self.assertClaim(run, self.member, "0", reason="zero_rate")

    def test_a_category_of_returns_alone_needs_no_rate(self):
        self.purchase(self.member, "-100")
        run = self.approve(self.compute())
        self.assertClaim(run, self.member, "0", reason="negative_base")

    def test_a_run_keeps_the_rates_it_used(self):
        self.purchase(self.member, "100")
        rate = self.make_rate(self.rice, 1.5)
        run = self.approve(self.compute())
        self.assertEqual(run.rate_ids.rate_id, rate)
        rate.value = 9
        self.assertEqual(run.rate_ids.value, 1.5)
        rate.unlink()
        self.env.invalidate_all()
        self.assertEqual(run.rate_ids.value, 1.5)
        self.assertFalse(run.rate_ids.rate_id)
        self.assertEqual(run.line_ids.value, 1.5)
        self.assertClaim(run, self.member, "1.50")
