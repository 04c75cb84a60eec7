# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards in stock, by branch."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .stock_case import StockCase

MOVE = "coop.card.move.wizard"


class TestCardStock(StockCase):
    """Each branch has cards in stock; they move by a dialog."""

    def dialog(self, cards=None, user=None):
        """Return the dialog that moves cards, opened for the cards chosen if any."""
        chosen = {"active_model": "coop.card", "active_ids": cards.ids} if cards else {}
        wizards = self.env[MOVE].with_user(user or self.officer)
        return Form(wizards.with_context(**chosen))

    def test_chosen_cards_move_and_keep_a_note(self):
        cards = self.make_stock(3)
        self.cr.flush()
        with self.dialog(cards[:2]) as form:
            self.assertEqual((form.card_count, form.from_text), (2, "Branch 1"))
            form.branch_id = self.there
        form.record.with_context(tracking_disable=False).action_confirm()
        self.cr.flush()
        self.assertEqual((cards[0] + cards[1]).branch_id, self.there)
        self.assertEqual(cards[2].branch_id, self.here)
        tracked = cards[0].message_ids.sudo().tracking_value_ids
        self.assertEqual(
            (tracked.old_value_char, tracked.new_value_char), ("Branch 1", "Branch 2")
        )

    def test_a_box_of_cards_moves_by_its_first_and_last_number(self):
        cards = self.make_stock(5)
        cards[2].member_id = self.make_member()
        cards[2].action_issue()
        with self.dialog() as form:
            form.first_number = cards[1].number
            form.last_number = cards[3].number
            self.assertEqual(form.card_count, 2)
            form.first_number, form.last_number = cards[3].number, cards[1].number
            self.assertEqual(form.card_count, 2)
            form.branch_id = self.there
        form.record.action_confirm()
        moved = cards.filtered(lambda card: card.branch_id == self.there)
        self.assertEqual(moved, cards[1] + cards[3])

    def test_cards_in_use_do_not_move(self):
        form = self.dialog(self.make_card())
        self.assertEqual(form.card_count, 0)
        with self.assertRaisesRegex(UserError, "in stock"):
            form.save().action_confirm()

    def test_an_operator_moves_nothing(self):
        with self.assertRaises(AccessError):
            self.dialog(self.make_stock(1), self.make_user("operator"))

    def test_stock_is_counted_by_branch_and_type(self):
        self.make_stock(2)
        self.make_stock(3, self.there)
        groups = self.env["coop.card"]._read_group(
            [("state", "=", "stock"), ("company_id", "=", self.co_op.id)],
            ["branch_id", "type_id"],
            ["__count"],
        )
        self.assertEqual(
            groups, [(self.here, self.kind, 2), (self.there, self.kind, 3)]
        )

    def test_the_next_cards_come_in_the_order_of_their_numbers(self):
        cards = self.make_stock(3)
        self.make_stock(1, self.there)
        found = cards._next_in_stock(self.kind, self.here, 2)
        self.assertEqual(found, cards[:2])
        found = cards._next_in_stock(self.kind, self.here.browse(), 2)
        self.assertFalse(found)

    def test_expired_cards_are_not_given_out(self):
        cards = self.make_stock(2)
        cards[0].write({"valid_from": "2020-01-01", "valid_to": "2020-12-31"})
        found = cards._next_in_stock(self.kind, self.here, 2)
        self.assertEqual(found, cards[1])

    def test_a_card_kept_for_somebody_is_not_the_next(self):
        cards = self.make_stock(2)
        cards[0].member_id = self.make_member()
        found = cards._next_in_stock(self.kind, self.here, 2)
        self.assertEqual(found, cards[1])
        desk = self.desk("coop.card.issue.list.wizard")
        self.assertEqual(desk.stock_count, 1)
