# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards for a whole list of members."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .stock_case import StockCase

DIALOG = "coop.card.issue.list.wizard"


class TestCardIssueList(StockCase):
    """Each of the members chosen gets a card, after a look at how many."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.members = cls.env["coop.member"].union(
            *[cls.make_member(f"Member {number}") for number in range(4)]
        )

    def dialog(self, members=None, user=None):
        """Return the dialog, opened for members chosen in their list."""
        chosen = {"active_model": "coop.member", "active_ids": self.members.ids}
        if members is not None:
            chosen["active_ids"] = members.ids
        wizards = self.env[DIALOG].with_user(user or self.officer)
        return Form(wizards.with_context(**chosen))

    def test_each_gets_the_next_card_of_the_branch(self):
        cards = self.make_stock(6)
        with self.dialog() as form:
            form.branch_id = self.here
            self.assertEqual((form.member_count, form.stock_count), (4, 6))
        form.record.action_confirm()
        self.assertEqual(cards[:4].mapped("state"), ["active"] * 4)
        self.assertEqual(cards[:4].member_id, self.members)
        self.assertEqual(cards[4:].mapped("state"), ["stock"] * 2)

    def test_too_few_cards_give_nobody_one(self):
        cards = self.make_stock(3)
        with self.dialog() as form:
            form.branch_id = self.here
        with self.assertRaisesRegex(UserError, "4 members get a card, and 3 lie"):
            form.record.action_confirm()
        self.assertEqual(set(cards.mapped("state")), {"stock"})

    def test_new_numbers_are_made_where_none_are_in_stock(self):
        with self.dialog() as form:
            form.source = "new"
        form.record.action_confirm()
        cards = self.members.card_ids
        self.assertEqual(len(cards), 4)
        self.assertEqual(set(cards.mapped("state")), {"active"})

    def test_who_has_such_a_card_is_left_out(self):
        self.make_card(self.members[0])
        with self.dialog() as form:
            form.source = "new"
            self.assertEqual((form.member_count, form.left_out_count), (3, 1))
            form.only_without = False
            self.assertEqual((form.member_count, form.left_out_count), (4, 0))
            form.only_without = True
        form.record.action_confirm()
        self.assertEqual([len(member.card_ids) for member in self.members], [1] * 4)

    def test_who_is_not_active_is_left_out(self):
        self.members[0].action_resign()
        self.members[1].action_suspend(reason="Unpaid")
        with self.dialog() as form:
            self.assertEqual((form.member_count, form.left_out_count), (2, 2))
        with self.dialog(self.members[0]) as form:
            self.assertEqual(form.member_count, 0)
        with self.assertRaisesRegex(UserError, "None of the members"):
            form.record.action_confirm()

    def test_an_operator_gives_out_nothing(self):
        with self.assertRaises(AccessError):
            self.dialog(user=self.make_user("operator"))
