# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that finds members."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import Form, new_test_user

from .search_case import SearchCase


class TestMemberSearch(SearchCase):
    """Each thing that is filled in narrows the search; what is empty does not."""

    def test_nothing_filled_in_finds_active_members_of_the_co_op(self):
        self.make_member("Gone").action_suspend(reason="late")
        self.assertEqual(self.found(), {"Somchai", "Malee", "Idle"})
        self.assertIn("Gone", self.found(state=False))

    def test_personal_data(self):
        self.assertEqual(self.found(gender="female"), {"Malee"})
        self.assertEqual(self.found(age_from=30), {"Somchai"})
        self.assertEqual(self.found(age_to=45), {"Malee"})
        self.assertEqual(self.found(age_from=30, age_to=46), {"Somchai"})
        self.assertEqual(self.found(birthday_month="5"), {"Somchai"})
        self.assertEqual(self.found(birthday_month="6", birthday_day="2"), {"Malee"})
        self.assertEqual(self.found(birthday_month="6", birthday_day="3"), set())

    def test_ages_are_typed(self):
        today = self.co_op._coop_today()
        self.make_member("Newborn", birthdate=today)
        self.assertEqual(self.found(age_from="0", age_to="๐"), {"Newborn"})
        self.assertEqual(self.found(age_to="30"), {"Malee", "Newborn"})
        self.assertNotIn("Idle", self.found(age_from="0"))
        for wrong in ("x", "-1", "1.5", "2500"):
            with self.assertRaisesRegex(UserError, "is no age"):
                self.found(age_from=wrong)

    def test_membership(self):
        ordinary = self.make_type("ORD")
        self.assertEqual(self.found(type_ids=ordinary.ids), {"Somchai", "Idle"})
        self.assertEqual(self.found(group_ids=self.village.ids), {"Somchai"})
        self.assertEqual(self.found(occupation_ids=self.farmer.ids), {"Somchai"})
        self.assertEqual(self.found(join_from=date(2024, 1, 1)), {"Malee"})
        self.assertEqual(
            self.found(join_from=date(2019, 1, 1), join_to=date(2023, 12, 31)),
            {"Somchai", "Idle"},
        )

    def test_address(self):
        self.assertEqual(self.found(subdistrict="hoi"), {"Somchai"})
        self.assertEqual(self.found(district="Mueang"), {"Somchai"})
        self.assertEqual(self.found(province_ids=self.province.ids), {"Somchai"})

    def test_places_in_use_are_offered(self):
        dialog = self.as_role("operator", self.env["coop.member.search"])
        self.assertEqual(dialog.get_suggestions("district", "mue"), ["Mueang"])
        self.assertEqual(dialog.get_suggestions("subdistrict", "hoi"), ["Nong Hoi"])

    def test_cards(self):
        self.make_card(self.malee)
        self.make_card(self.somchai).action_report_lost(reason="lost")
        self.assertEqual(self.found(card_state="active"), {"Malee"})
        self.assertEqual(self.found(card_state="lost"), {"Somchai"})
        self.assertEqual(self.found(card_state="none"), {"Idle"})

    def test_cards_are_known_whatever_becomes_of_them(self):
        card = self.make_card(self.malee)
        self.make_card(self.malee, number="31").action_block(reason="late")
        for state in ("active", "blocked"):
            self.assertEqual(self.found(card_state=state), {"Malee"})
        card.action_return()
        self.assertEqual(self.found(card_state="returned"), {"Malee"})
        card.action_restock()
        self.assertEqual(self.found(card_state="stock"), set())
        card.sudo().member_id = self.somchai
        self.assertEqual(self.found(card_state="stock"), {"Somchai"})
        draft = self.env["coop.card"].create({"member_id": self.idle.id})
        self.assertEqual(self.found(card_state="none"), set())
        draft.unlink()
        self.assertEqual(self.found(card_state="none"), {"Idle"})

    def test_amounts(self):
        def between(low, high=0, **values):
            amounts = {"amount_from": low, "amount_to": high}
            return self.found(amount_kind="between", **amounts, **values)

        for settled in (0, 3, 100):
            self.settlement._settle(limit=settled)
            self.assertEqual(self.found(amount_kind="more"), {"Somchai", "Malee"})
            self.assertEqual(self.found(amount_kind="none"), {"Idle"})
            both, rice, food = {"Somchai", "Malee"}, self.rice.id, self.food.id
            before = self.before.id
            self.assertEqual(between(157.11), both)
            self.assertEqual(between(0, 157.11), {"Somchai", "Idle"})
            self.assertEqual(between(107.11, category_id=rice), both)
            self.assertEqual(between(150, category_id=food, gender="male"), {"Somchai"})
            self.assertEqual(between(70, 70, fiscal_year_id=before), {"Somchai"})
            self.assertEqual(between(1, direction="sale"), {"Somchai"})

    def test_members_of_another_co_op_are_not_found(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        both = self.env["coop.member"].with_context(
            allowed_company_ids=[other.id, self.co_op.id]
        )
        both.create({"name": "Stranger", "state": "active"})
        search = self.search_for().with_env(both.env)
        found = search._members().search(search._domain())
        self.assertEqual(set(found.mapped("name")), {"Somchai", "Malee", "Idle"})

    def test_members_with_hidden_contacts_are_not_found(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.malee.partner_id.company_id = other
        self.somchai.partner_id.company_id = self.co_op
        search = self.search_for(self.make_user("officer"))
        members = self.env["coop.member"].with_env(search.env)
        here = Domain("company_id", "=", self.co_op.id)
        self.assertEqual(search.member_count, 2)
        self.assertEqual(members.search_count(here), 2)
        self.assertEqual(members.search(here), self.somchai | self.idle)
        search.env.user.sudo().company_ids += other
        both = members.with_context(allowed_company_ids=(self.co_op | other).ids)
        self.assertEqual(both.search_count(here), 3)

    def test_rules_of_members_apply_to_what_is_counted(self):
        self.env["ir.rule"].create(
            {
                "name": "Women only",
                "model_id": self.env["ir.model"]._get_id("coop.member"),
                "domain_force": "[('gender', '=', 'female')]",
            }
        )
        search = self.search_for(self.make_user("officer"))
        self.assertEqual(search.member_count, 1)
        nobody = new_test_user(self.env, "nobody", "base.group_user")
        with self.assertRaises(AccessError):
            self.env["coop.member"].with_user(nobody).search_count([])

    def test_the_dialog_counts_as_it_is_filled_in(self):
        for role in ("operator", "auditor"):
            with Form(self.as_role(role, self.env["coop.member.search"])) as dialog:
                self.assertEqual(dialog.member_count, 3)
                self.assertEqual(dialog.fiscal_year_id, self.year)
                dialog.gender = "male"
                self.assertEqual(dialog.member_count, 1)

    def test_a_year_of_the_buddhist_era_is_understood(self):
        search = self.search_for(join_from="2567-01-01")
        self.assertEqual(search.join_from, date(2024, 1, 1))
