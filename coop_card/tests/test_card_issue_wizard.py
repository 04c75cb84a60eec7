# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards given out one by one, with a scanner."""

from odoo.exceptions import AccessError

from .stock_case import StockCase

DESK = "coop.card.issue.wizard"


class TestCardIssueWizard(StockCase):
    """Scan a member, scan a card, and the next one."""

    def scan_member(self, desk, text):
        """Scan a member; return where to go on."""
        desk.member_scan = text
        return desk.action_scan_member()

    def scan_card(self, desk, text):
        """Scan a card; return where to go on."""
        desk.card_scan = text
        return desk.action_scan_card()

    def test_member_after_member_gets_a_card(self):
        cards = self.make_stock(3)
        desk = self.desk(DESK)
        for card in cards:
            member = self.make_member()
            self.assertEqual(self.scan_member(desk, member.number), "card_scan")
            self.assertEqual(desk.member_id, member)
            self.assertEqual(self.scan_card(desk, card.number), "member_scan")
            self.assertEqual((card.state, card.member_id), ("active", member))
            self.assertIn(card.number, desk.message)
            self.assertFalse(desk.refused or desk.member_id or desk.card_scan)
        self.assertEqual(desk.issued_count, 3)
        self.assertEqual(desk.event_ids.mapped("card_id"), cards[::-1])

    def test_a_member_is_known_by_number_national_id_and_card(self):
        member = self.make_member(number="M-77", national_id="1-1017-00230-70-8")
        card = self.make_card(member)
        desk = self.desk(DESK)
        spaced = f"{card.number[:4]} {card.number[4:]}"
        for text in ("M-77", "1101700230708", spaced):
            desk.member_id = False
            self.scan_member(desk, text)
            self.assertEqual(desk.member_id, member, text)

    def test_a_national_id_of_two_members_names_nobody(self):
        for number in ("1", "2"):
            self.make_member(number=number, national_id="1101700230708")
        desk = self.desk(DESK)
        self.assertEqual(self.scan_member(desk, "1101700230708"), "member_scan")
        self.assertTrue(desk.refused)
        self.assertFalse(desk.member_id)

    def test_an_unknown_member_is_answered_by_a_sentence(self):
        desk = self.desk(DESK)
        self.assertEqual(self.scan_member(desk, "4711"), "member_scan")
        self.assertTrue(desk.refused)
        self.assertIn("4711", desk.message)
        self.assertFalse(desk.member_scan)

    def test_a_card_that_cannot_be_given_out_is_answered_by_a_sentence(self):
        desk = self.desk(DESK)
        member = self.make_member()
        held = self.make_card()
        own = self.make_card(member)
        for text, words in (
            ("no such card", "no card"),
            (held.number, "has a holder"),
            (own.number, "its state is “Active”"),
        ):
            self.scan_member(desk, member.number)
            self.assertEqual(self.scan_card(desk, text), "card_scan")
            self.assertTrue(desk.refused)
            self.assertIn(words, desk.message)
            self.assertEqual(desk.member_id, member)

    def test_a_card_of_a_batch_that_waits_is_refused(self):
        batch = self.env["coop.card.batch"].with_user(self.officer).create({"count": 1})
        batch.action_make()
        desk = self.desk(DESK)
        self.scan_member(desk, self.make_member().number)
        self.scan_card(desk, batch.card_ids.number)
        self.assertIn("review", desk.message)
        self.assertEqual(batch.card_ids.state, "draft")
        self.assertFalse(batch.card_ids.member_id)

    def test_the_member_comes_first(self):
        desk = self.desk(DESK)
        card = self.make_stock(1)
        self.assertEqual(self.scan_card(desk, card.number), "member_scan")
        self.assertEqual(card.state, "stock")

    def test_nobody_who_left_gets_a_card(self):
        member = self.make_member()
        member.action_resign()
        desk, card = self.desk(DESK), self.make_stock(1)
        self.scan_member(desk, member.number)
        self.scan_card(desk, card.number)
        self.assertIn("no member any more", desk.message)
        self.assertEqual((card.state, card.member_id.id), ("stock", False))

    def test_a_temporary_card_ends_by_itself(self):
        kind = self.kind.search(
            [("usage", "=", "temporary"), ("company_id", "=", self.co_op.id)]
        )
        kind.write({"validity": 7, "validity_unit": "day"})
        card = self.make_stock(1, type_id=kind.id)
        desk = self.desk(DESK)
        self.scan_member(desk, self.make_member().number)
        self.scan_card(desk, card.number)
        self.assertEqual((card.valid_to - card.valid_from).days, 6)

    def test_the_desk_remembers_the_branch(self):
        desk = self.desk(DESK)
        card = self.make_stock(1, self.there)
        self.scan_member(desk, self.make_member().number)
        self.scan_card(desk, card.number)
        self.assertEqual(card.branch_id, self.here)
        again = self.env[DESK].with_user(self.officer).create({})
        self.assertEqual(again.branch_id, self.here)

    def test_others_have_no_desk(self):
        for role in ("operator", "auditor", "accountant"):
            with self.assertRaises(AccessError):
                self.env[DESK].with_user(self.make_user(role)).create({})
