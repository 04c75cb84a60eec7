# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards that are handed in."""

from odoo.exceptions import AccessError, UserError

from .stock_case import StockCase

DESK = "coop.card.return.wizard"


class TestCardReturnWizard(StockCase):
    """Cards are scanned one after another, and taken back together."""

    def scan(self, desk, *texts):
        """Scan cards; return where to go on."""
        for text in texts:
            desk.card_scan = text
            self.assertEqual(desk.action_scan_card(), "card_scan")

    def test_cards_are_collected_and_taken_back_together(self):
        cards = self.make_card() + self.make_card()
        cards[1].action_report_lost(reason="Left on the bus")
        desk = self.desk(DESK)
        self.scan(desk, cards[0].number, cards[1].number)
        self.assertEqual((desk.card_ids, desk.card_count), (cards, 2))
        self.assertEqual(cards.mapped("state"), ["active", "lost"])
        desk.reason = "Moved away"
        desk.action_confirm()
        self.assertEqual(cards.mapped("state"), ["returned"] * 2)
        event = cards[0].event_ids.sorted("id")[-1]
        self.assertEqual((event.step, event.reason), ("return", "Moved away"))
        self.assertFalse(desk.card_ids)
        self.assertIn("2", desk.message)

    def test_a_recovered_card_is_given_to_somebody_else(self):
        card, first = self.make_card(), self.make_member()
        card.write({"branch_id": self.there.id})
        desk = self.desk(DESK, restock=True)
        self.scan(desk, card.number)
        desk.action_confirm()
        self.assertEqual((card.state, card.member_id.id), ("stock", False))
        self.assertEqual(card.branch_id, self.here)
        card.member_id = first
        card.action_issue()
        self.assertEqual((card.state, card.member_id), ("active", first))

    def test_a_returned_card_goes_into_stock_later(self):
        card = self.make_card()
        card.action_return()
        desk = self.desk(DESK, restock=True)
        self.scan(desk, card.number)
        desk.action_confirm()
        self.assertEqual(card.state, "stock")

    def test_a_card_twice_counts_once(self):
        card, desk = self.make_card(), self.desk(DESK)
        self.scan(desk, card.number, card.number)
        self.assertEqual(desk.card_count, 1)

    def test_what_cannot_be_taken_back_is_answered_by_a_sentence(self):
        desk, in_stock = self.desk(DESK), self.make_stock(1)
        for text, words in (("4711", "no card"), (in_stock.number, "In stock")):
            self.scan(desk, text)
            self.assertTrue(desk.refused)
            self.assertIn(words, desk.message)
        self.assertFalse(desk.card_ids)

    def test_nothing_scanned_is_nothing_taken_back(self):
        with self.assertRaisesRegex(UserError, "Scan the cards"):
            self.desk(DESK).action_confirm()

    def test_others_have_no_desk(self):
        for role in ("operator", "auditor", "accountant"):
            with self.assertRaises(AccessError):
                self.env[DESK].with_user(self.make_user(role)).create({})
