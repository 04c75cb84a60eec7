# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that merges two members."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .merge_case import MergeCase


class TestMemberMergeWizard(MergeCase):
    """It says what will happen before it happens."""

    def dialog(self, members=None, role="manager"):
        """Return the dialog as a user of a role opens it for members."""
        members = members or self.double + self.member
        wizard = self.as_role(role, self.env["coop.member.merge.wizard"])
        return Form(
            wizard.with_context(active_model="coop.member", active_ids=members.ids)
        )

    def test_who_was_registered_first_goes_on(self):
        dialog = self.dialog()
        self.assertEqual(dialog.survivor_id, self.double)
        self.assertEqual(dialog.merged_id, self.member)

    def test_the_two_change_places(self):
        swapped = self.dialog().save()
        swapped.action_swap()
        self.assertEqual(swapped.survivor_id, self.member)

    def test_one_member_is_the_one_to_end(self):
        dialog = self.dialog(self.double)
        self.assertEqual(dialog.merged_id, self.double)
        self.assertFalse(dialog.survivor_id)
        self.assertFalse(dialog.outlook)

    def test_more_than_two_are_not_merged_at_once(self):
        with self.assertRaisesRegex(UserError, "two in the list"):
            self.dialog(self.double + self.member + self.make_member())

    def test_it_shows_what_moves_and_what_stays(self):
        closed = self.make_year(2025)
        self.purchase(self.double, "1234.50")
        self.purchase(self.double, "77.25", day=date(2025, 3, 1))
        closed.action_close()
        card = self.make_card(self.double)
        moving, staying = self.outlook().split("Stays with")
        self.assertIn("1,234.50", moving)
        self.assertIn(card.number, moving)
        self.assertIn("77.25", staying)
        self.assertNotIn("1,234.50", staying)

    def test_it_says_what_is_wrong(self):
        self.member.action_resign()
        dialog = self.dialog()
        dialog.merged_id, dialog.survivor_id = self.double, self.member
        self.assertIn("no member now", dialog.refusal)

    def test_it_merges_and_shows_who_goes_on(self):
        original = self.purchase(self.member, "10")
        action = self.dialog().save().action_merge()
        self.assertEqual(action["res_id"], self.double.id)
        self.assertEqual(self.member.merged_into_id, self.double)
        self.assertTrue(original.reversed_by_id)

    def test_it_is_for_managers(self):
        for role in ("operator", "auditor", "officer", "accountant"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.dialog(role=role)

    def outlook(self):
        """Return what the dialog shows where the double ends."""
        dialog = self.dialog()
        dialog.merged_id, dialog.survivor_id = self.double, self.member
        return dialog.outlook
