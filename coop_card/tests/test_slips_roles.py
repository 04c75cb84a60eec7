# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may key in, post and read slips, and what nobody edits."""

from odoo.exceptions import AccessError

from .test_slips import SlipCase


class TestSlipsRoles(SlipCase):
    """Operators key and post their own sheets, officers all; auditors read."""

    def test_an_operator_sees_none_but_their_own(self):
        theirs = self.sheet(
            (self.card.number, "RICE", 10), user=self.make_user("operator")
        )
        sheets = self.env["coop.slip.sheet"].with_user(self.operator)
        self.assertNotIn(theirs, sheets.search([]))
        with self.assertRaises(AccessError):
            theirs.with_user(self.operator).action_post()

    def test_officers_post_what_others_keyed(self):
        sheet = self.sheet((self.card.number, "RICE", 10))
        self.as_role("officer", sheet).action_post()
        self.assertEqual(sheet.state, "posted")

    def test_auditors_and_accountants_read(self):
        sheet = self.sheet((self.card.number, "RICE", 10))
        for role in ("auditor", "accountant"):
            seen = self.as_role(role, sheet)
            self.assertEqual(seen.amount_total, 10)
            for action in (seen.action_post, seen.action_begin):
                with self.assertRaises(AccessError):
                    action()

    def test_nothing_but_posting_says_what_a_slip_has_become_and_who_keyed_it(self):
        other = self.purchase(self.member, "10")
        for role in ("operator", "officer", "manager"):
            user = self.make_user(role)
            slip = self.sheet((self.card.number, "RICE", 10), user=user).slip_ids
            with self.assertRaisesRegex(AccessError, "not edited"):
                slip.sheet_id.user_id = self.env.user
            with self.assertRaisesRegex(AccessError, "not edited"):
                slip.transaction_id = other
            rows = (self.card.number, "RICE", 10, {"transaction_id": other.id})
            with self.assertRaisesRegex(AccessError, "not edited"):
                self.sheet(rows, user=user)
            defaults = {"default_transaction_id": other.id}
            values = {"identifier": "1", "sheet_id": slip.sheet_id.id}
            with self.assertRaisesRegex(AccessError, "not edited"):
                slip.with_context(**defaults).create(values)
        with self.assertRaisesRegex(AccessError, "not edited"):
            self.sheet(user=self.make_user("officer"), user_id=self.operator.id)
