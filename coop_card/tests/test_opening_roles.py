# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who enters opening balances, who posts them, and who only looks."""

from odoo.exceptions import AccessError
from odoo.tests import Form

from .opening_case import OpeningCase


class TestOpeningRoles(OpeningCase):
    """Each role does its part, and sees its own co-op."""

    def test_officers_and_accountants_enter_and_accountants_post(self):
        for role in ("officer", "accountant", "manager"):
            user = self.make_user(role)
            opening = self.make_opening((self.make_member(role), "5"), user=user)
            self.assertTrue(opening.with_user(user).agrees, role)
        with self.assertRaisesRegex(AccessError, "not yours"):
            self.make_opening((self.member, "5")).with_user(self.officer).action_post()

    def test_auditors_look_and_operators_do_not(self):
        opening = self.posted((self.member, "5"))
        auditor = opening.with_user(self.make_user("auditor"))
        self.assertEqual((1, 5), (auditor.booked_count, auditor.amount_total))
        self.assertEqual("booked", auditor.line_ids.state)
        with self.assertRaises(AccessError):
            auditor.write({"name": "Other"})
        with self.assertRaises(AccessError):
            opening.with_user(self.make_user("operator")).read(["name"])

    def test_every_role_that_may_look_opens_the_page_and_the_lists(self):
        opening = self.posted((self.member, "5"))
        for role in ("officer", "auditor", "accountant", "manager"):
            shown = opening.with_user(self.make_user(role))
            self.assertEqual(5, Form(shown).amount_total, role)
            action = shown.action_lines()
            lines = shown.line_ids.with_context(**action["context"])
            views = lines.get_views([(False, "list"), (False, "search")])
            fields = views["models"]["coop.opening.line"]["fields"]
            self.assertTrue(lines.web_read({name: {} for name in fields}), role)

    def test_figures_come_from_the_buttons(self):
        opening = self.make_opening((self.member, "5"))
        for record, vals in (
            (opening, {"state": "posted"}),
            (opening, {"posted_by_id": self.officer.id}),
            (opening.line_ids, {"finding": "book"}),
            (opening.line_ids, {"attempt": 7}),
        ):
            with self.assertRaises(AccessError):
                record.with_user(self.make_user("manager")).write(vals)

    def test_another_co_op_sees_nothing_of_it(self):
        opening = self.posted((self.member, "5"))
        stranger = self.make_stranger()
        own = opening.with_user(stranger).with_context(allowed_company_ids=[])
        self.assertFalse(own.search([("id", "=", opening.id)]))
        lines = opening.line_ids.with_env(own.env)
        self.assertFalse(lines.search([("opening_id", "=", opening.id)]))
