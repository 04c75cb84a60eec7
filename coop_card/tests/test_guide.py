# SPDX-License-Identifier: LGPL-3.0-or-later
"""The set-up guide of a new co-op."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .builders import CoopCase


@tagged("post_install", "-at_install")
class TestGuide(CoopCase):
    """The data says what is done; a manager opens, hides and brings back the guide."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.guide = cls.as_role("manager", cls.env["coop.guide"])

    def done(self):
        """Return the names of the steps that are done."""
        return {
            step["name"] for step in self.guide.get_guide()["steps"] if step["done"]
        }

    def test_a_new_co_op_has_types_and_what_all_co_ops_share(self):
        self.assertEqual(self.done(), {"types", "categories"})

    def test_a_step_is_done_as_soon_as_its_data_is_there(self):
        self.make_card()
        self.assertLessEqual({"members", "cards"}, self.done())
        self.co_op.write({"street": "1 Market Road", "country_id": False})
        self.assertNotIn("company", self.done())
        self.co_op.country_id = self.env.ref("base.th")
        self.assertIn("company", self.done())
        self.co_op._coop_make_rebate_accounts()
        self.assertIn("accounts", self.done())

    def test_categories_are_chosen_from_all_there_are(self):
        self.assertFalse(self.guide.action_open("categories")["context"])

    def test_a_step_of_another_co_op_does_not_count(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        types = self.env["coop.member.type"]
        kind = types.search([("company_id", "=", other.id)], limit=1)
        self.make_member(company_id=other.id, type_id=kind.id)
        self.assertNotIn("members", self.done())

    def test_every_step_opens_what_it_is_about(self):
        for step in self.guide.get_guide()["steps"]:
            with self.subTest(step=step["name"]):
                action = self.guide.action_open(step["name"])
                self.assertIn("ir.actions", action["type"])
                if action.get("res_model") and step["may"]:
                    self.guide.env[action["res_model"]].check_access("read")

    def test_a_company_is_changed_by_who_may_change_companies(self):
        may = {step["name"]: step["may"] for step in self.guide.get_guide()["steps"]}
        self.assertFalse(may.pop("company"))
        self.assertFalse(may.pop("accounts"))
        self.assertTrue(all(may.values()))

    def test_a_manager_hides_it_and_brings_it_back(self):
        self.assertTrue(self.guide._wanted())
        self.guide.hide()
        self.assertTrue(self.guide.get_guide()["hidden"])
        self.assertFalse(self.guide._wanted())
        self.guide.hide(False)
        self.assertTrue(self.guide._wanted())

    def test_the_home_page_of_managers_shows_it(self):
        home = self.env["coop.home"]
        self.assertTrue(home.with_user(self.guide.env.user).get_page()["guide"])
        self.assertNotIn("guide", self.as_role("officer", home).get_page())

    def test_nobody_but_managers_is_asked_to_set_up_anything(self):
        for role in ("operator", "officer", "auditor", "accountant"):
            guide = self.as_role(role, self.env["coop.guide"])
            for call in (guide.get_guide, guide.hide, lambda: guide.action_open("run")):
                with self.subTest(role=role), self.assertRaises(AccessError):
                    call()
