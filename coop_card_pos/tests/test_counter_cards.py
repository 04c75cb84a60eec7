# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a counter knows of cards, and is told when it asks."""

from datetime import date, timedelta

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from ..models import coop_counter
from .builders import ShopCase


@tagged("post_install", "-at_install")
class TestCounterCards(ShopCase):
    """Cards are judged by what is loaded, or by the server."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Somchai Jaidee", number="M-000123")
        cls.card = cls.make_card(cls.member)
        cls.today = cls.co_op._coop_today()

    def loaded(self):
        """Return what a session of the cashier loads."""
        session = self.till_session.with_user(self.cashier)
        [counter] = session.load_data(["coop.counter"])["coop.counter"]
        return counter

    def identify(self, identifier):
        """Return what the server tells the cashier about a number."""
        return self.shop.with_user(self.cashier).coop_identify(identifier)

    def test_loaded_cards_tell_no_more_than_the_counter_needs(self):
        self.env["coop.card.identifier"].create(
            {"card_id": self.card.id, "value": "04A22B5C"}
        )
        rows = {row[0]: row for row in self.loaded()["cards"]}
        self.assertEqual(
            rows[self.card.number],
            [
                self.card.number,
                ["04A22B5C"],
                self.member.partner_id.id,
                "Somchai Jaidee",
                self.member.type_id.name,
                "••••0123",
                "Somchai J.",
                False,
                "M-000123",
            ],
        )

    def test_refused_cards_are_loaded_with_the_reason(self):
        self.card.action_report_lost(reason="lost at the market")
        counter = self.loaded()
        self.assertEqual(counter["refused"], {self.card.number: "lost"})
        self.assertNotIn(self.card.number, [row[0] for row in counter["cards"]])

    def test_cards_used_at_the_branch_most_recently_come_first(self):
        cards = [self.make_card() for _number in range(3)]
        elsewhere = self.env["coop.branch"].create(
            {
                "name": "Far away",
                "merchant_number": "764050120000010",
                "company_id": self.co_op.id,
            }
        )
        for card, branch in (
            (cards[0], self.branch),
            (cards[1], elsewhere),
            (cards[2], self.branch),
        ):
            self.book(self.document(card=card.number, branch_id=branch.id))
        self.patch(coop_counter, "CARDS", 2)
        numbers = [row[0] for row in self.loaded()["cards"]]
        self.assertEqual(set(numbers), {cards[0].number, cards[2].number})
        self.shop.coop_branch_id = False
        numbers = [row[0] for row in self.loaded()["cards"]]
        self.assertEqual(set(numbers), {cards[1].number, cards[2].number})

    def test_who_was_chosen_as_customer_has_the_cards_known(self):
        self.book(self.document(self.member, branch_id=self.branch.id))
        self.make_card()
        self.patch(coop_counter, "CARDS", 1)
        self.assertEqual(self.loaded()["cards"][0][0], self.card.number)

    def test_server_names_whoever_a_card_stands_for(self):
        answer = self.identify(self.card.number)
        self.assertEqual(answer["state"], "active")
        self.assertEqual(answer["row"][2], self.member.partner_id.id)

    def test_server_knows_members_by_their_own_number(self):
        answer = self.identify("m-000123")
        self.assertEqual(answer["state"], "active")
        self.assertFalse(answer["row"][0])
        self.assertEqual(self.identify("M-%")["state"], "unknown")

    def test_number_of_a_member_is_no_shortened_number_of_a_card(self):
        self.co_op.coop_card_length = 9
        somebody = self.make_member("Malee Boonmee", number="00777")
        other = self.make_card(number="000000777")
        answers = [self.identify(number) for number in ("00777", other.number, "777")]
        holders = [answer["row"][2] for answer in answers]
        others = other.member_id.partner_id.id
        self.assertEqual(holders, [somebody.partner_id.id, others, others])

    def test_card_that_is_nobodys_is_refused(self):
        card = self.env["coop.card"].create(
            {"number": "000000778", "company_id": self.co_op.id, "state": "stock"}
        )
        answer = {"state": "stock", "row": False}
        self.assertEqual(self.identify(card.number), answer)

    def test_server_says_why_a_card_is_refused(self):
        self.assertEqual(self.identify("12345")["state"], "unknown")
        early = self.make_card(valid_from=self.today + timedelta(days=1))
        self.assertEqual(self.identify(early.number)["state"], "early")
        expired = self.make_card(valid_to=self.today - timedelta(days=1))
        self.assertEqual(self.identify(expired.number)["state"], "expired")
        for step, state in (
            ("action_block", "blocked"),
            ("action_report_lost", "lost"),
            ("action_replace", "replaced"),
            ("action_return", "returned"),
            ("action_cancel", "cancelled"),
        ):
            card = self.make_card()
            getattr(card, step)(reason="test")
            answer = self.identify(card.number)
            self.assertEqual((answer["state"], answer["row"]), (state, False))

    def test_expired_cards_are_loaded_with_their_last_day(self):
        self.card.valid_to = date(2021, 1, 1)
        rows = {row[0]: row for row in self.loaded()["cards"]}
        self.assertEqual(rows[self.card.number][7], "2021-01-01")

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_only_who_sells_may_ask(self):
        stranger = new_test_user(self.env, "stranger", "base.group_user")
        with self.assertRaises(AccessError):
            self.shop.with_user(stranger).coop_identify(self.card.number)
