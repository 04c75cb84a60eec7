# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members and their contacts."""

from datetime import date
from unittest.mock import patch

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import ValidationError
from odoo.tools import mute_logger

from .builders import CoopCase


class TestMemberRegister(CoopCase):
    """A member is a contact with a number in a co-op."""

    def test_a_new_member_gets_the_next_number(self):
        first, second = self.make_member(), self.make_member()
        self.assertEqual(int(second.number), int(first.number) + 1)

    def test_the_sequence_steps_over_a_number_that_was_typed(self):
        number = self.make_member().number
        typed = self.make_member(number=f"{int(number) + 1:05}")
        self.assertEqual(int(self.make_member().number), int(typed.number) + 1)

    @mute_logger("odoo.sql_db")
    def test_a_number_is_given_once_in_a_co_op(self):
        number = self.make_member().number
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.make_member(number=number)

    @mute_logger("odoo.sql_db")
    def test_a_contact_is_a_member_once_in_a_co_op(self):
        partner = self.make_member().partner_id
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.make_member(partner_id=partner.id)

    def test_a_contact_may_be_a_member_of_two_co_ops(self):
        here = self.make_member()
        other = self.env["res.company"].create({"name": "Other Co-op"})
        there = self.make_member(
            partner_id=here.partner_id.id,
            company_id=other.id,
            number="X1",
            type_id=self.env["coop.member.type"]
            .search([("company_id", "=", other.id)], limit=1)
            .id,
        )
        partner = here.partner_id
        self.assertEqual(partner.coop_number, here.number)
        self.assertEqual(partner.with_company(other).coop_number, there.number)

    def test_the_name_shows_number_title_and_name(self):
        member = self.make_member("สมชาย ใจดี", title="นาย", number="7")
        self.assertEqual(member.display_name, "7 นายสมชาย ใจดี")

    def test_contacts_are_found_by_what_their_membership_says(self):
        member = self.make_member()
        for field, value in (
            ("coop_number", member.number),
            ("coop_type_id", member.type_id.id),
            ("coop_state", "active"),
            ("coop_member_id", member.id),
        ):
            found = self.env["res.partner"].search([(field, "=", value)])
            self.assertIn(member.partner_id, found, field)

    def test_contacts_without_membership_are_found_too(self):
        stranger = self.env["res.partner"].create({"name": "Stranger"})
        member = self.make_member().partner_id
        found = self.env["res.partner"].search([("coop_number", "=", False)])
        self.assertIn(stranger, found)
        self.assertNotIn(member, found)

    @freeze_time("2026-06-15 05:00:00")
    def test_age_is_counted_in_full_years(self):
        member = self.make_member(birthdate=date(1980, 6, 15))
        younger = self.make_member(birthdate=date(1980, 6, 16))
        self.assertEqual((member.age, younger.age), (46, 45))

    @freeze_time("2026-06-15 05:00:00")
    def test_members_are_found_by_age(self):
        members = self.env["coop.member"]
        by_age = {
            age: self.make_member(birthdate=date(2026 - age, 6, 15)) for age in (20, 21)
        }
        for operator, value, ages in (
            (">=", 21, {21}),
            (">", 20, {21}),
            ("<", 21, {20}),
            ("<=", 20, {20}),
            ("=", 21, {21}),
        ):
            domain = [("age", operator, value), ("company_id", "=", self.co_op.id)]
            expected = members.union(*(by_age[age] for age in ages))
            self.assertEqual(members.search(domain), expected, (operator, value))

    @freeze_time("2026-06-15 05:00:00")
    def test_members_are_found_between_two_ages(self):
        ages = (17, 18, 40, 60, 61)
        by_age = {
            age: self.make_member(birthdate=date(2026 - age, 6, 15)) for age in ages
        }
        by_age[None] = self.make_member()
        for domain, found in (
            ([("age", ">=", 18), ("age", "<=", 59)], {18, 40}),
            ([("age", ">", 17), ("age", "<", 60)], {18, 40}),
            ([("age", "in", (17, 61))], {17, 61}),
            (["!", ("age", ">=", 18), ("age", "!=", False)], {17}),
            ([("age", "not in", (17, 18, 40, 60)), ("age", ">", 0)], {61}),
            ([("age", "=", False)], {None}),
        ):
            here = [("company_id", "=", self.co_op.id), *domain]
            expected = self.env["coop.member"].union(*(by_age[age] for age in found))
            self.assertEqual(self.env["coop.member"].search(here), expected, domain)

    def test_a_newborn_is_not_somebody_of_unknown_age(self):
        today = self.co_op._coop_today()
        newborn, unknown = self.make_member(birthdate=today), self.make_member()
        here = [("company_id", "=", self.co_op.id)]
        for age, found in ((0, newborn), (False, unknown)):
            members = self.env["coop.member"].search([*here, ("age", "=", age)])
            self.assertEqual(members, found, age)

    def test_the_provinces_of_thailand_are_there_in_thai(self):
        provinces = self.env.ref("base.th").state_ids
        self.assertEqual(len(provinces), 77)
        self.assertIn("เชียงใหม่", provinces.mapped("name"))

    @freeze_time("2026-06-15 05:00:00")
    def test_an_impossible_birth_date_is_refused(self):
        for impossible in (date(2026, 6, 16), date(1879, 12, 31)):
            with self.assertRaises(ValidationError):
                self.make_member(birthdate=impossible)

    def test_a_branch_company_cannot_hold_members(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.co_op.id}
        )
        with self.assertRaises(ValidationError):
            self.make_member(company_id=branch.id)

    def test_a_new_co_op_starts_with_its_types_rules_and_year(self):
        co_op = self.env["res.company"].create({"name": "New Co-op"})
        here = [("company_id", "=", co_op.id)]
        self.assertEqual(
            self.env["coop.member.type"].search(here).mapped("code"), ["ORD", "ASC"]
        )
        self.assertEqual(self.env["coop.fiscal.year"].search_count(here), 1)
        self.assertTrue(self.env["coop.booking.rule"].search_count(here))

    def test_what_a_co_op_starts_with_is_made_at_once(self):
        kinds = self.registry["coop.card.type"]
        with patch.object(
            kinds, "create", autospec=True, side_effect=kinds.create
        ) as create:
            co_op = self.env["res.company"].create({"name": "New Co-op"})
        self.assertEqual(create.call_count, 1)
        own = self.env["coop.card.type"].search([("company_id", "=", co_op.id)])
        self.assertEqual(own.mapped("code"), ["PER", "SUP", "TMP", "GRP"])

    def test_setting_up_again_changes_nothing(self):
        here = [("company_id", "=", self.co_op.id)]
        models = ("coop.member.type", "coop.booking.rule", "ir.sequence")
        before = [self.env[model].search(here) for model in models]
        self.co_op._coop_set_up()
        self.assertEqual([self.env[model].search(here) for model in models], before)
