# SPDX-License-Identifier: LGPL-3.0-or-later
"""A card is judged by how it stood when the purchase was made."""

from datetime import date, datetime

from freezegun import freeze_time

from .builders import CoopCase


class TestBookingCards(CoopCase):
    """What happened offline is a fact: the card's past decides, not its present."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-03-01 03:00:00"):
            cls.card = cls.make_card(
                valid_from=date(2026, 2, 1), valid_to=date(2026, 12, 31)
            )
        with freeze_time("2026-03-10 03:00:00"):
            cls.card.action_block()
        with freeze_time("2026-03-20 03:00:00"):
            cls.card.action_unblock()

    def warnings(self, **values):
        """Book a purchase with the card late in the year; return its warnings."""
        with freeze_time("2027-01-15 05:00:00"):
            booked = self.book(self.document(card=self.card.number, **values))
        self.assertEqual(booked.status, "booked")
        self.assertEqual(booked.line_ids.card_id, self.card)
        return booked.warnings or ""

    def test_by_the_day(self):
        for day, warnings in (
            (date(2026, 1, 31), "card_not_live"),
            (date(2026, 2, 1), ""),
            (date(2026, 3, 9), ""),
            (date(2026, 3, 10), "card_not_live"),
            (date(2026, 3, 19), "card_not_live"),
            (date(2026, 3, 20), ""),
            (date(2026, 12, 31), ""),
        ):
            self.assertEqual(self.warnings(day=day), warnings, day)

    def test_by_the_instant(self):
        """Case 57: sold without a connection on a card that was refused elsewhere."""
        for instant, warnings in (
            (datetime(2026, 3, 10, 2, 59, 59), ""),
            (datetime(2026, 3, 10, 3, 0, 0), "card_not_live"),
            (datetime(2026, 3, 20, 3, 0, 0), ""),
        ):
            day = self.co_op._coop_local_date(instant)
            self.assertEqual(
                self.warnings(day=day, occurred_at=instant), warnings, instant
            )

    def test_after_its_last_day(self):
        self.make_year(2027)
        self.assertEqual(self.warnings(day=date(2027, 1, 1)), "card_not_live")

    def test_each_of_a_call_by_its_own_past(self):
        plain = self.make_card()
        with freeze_time("2026-03-01 03:00:00"):
            child = self.make_member(main_member_id=plain.member_id.id)
            family = self.make_card(child)
        cards = (plain, self.card, family)
        alone = [self.book(self.document(card=card.number)) for card in cards]
        documents = [self.document(card=card.number) for card in cards]
        for booked, one in zip(self.book(*documents), alone, strict=True):
            self.assertEqual(booked.line_ids.member_id, one.line_ids.member_id)
            self.assertEqual(booked.line_ids.card_id, one.line_ids.card_id)
            self.assertEqual(booked.warnings, one.warnings)
        holders = [booked.line_ids.member_id for booked in alone]
        members = (plain.member_id, self.card.member_id, plain.member_id)
        self.assertSequenceEqual(holders, members)

    def test_the_number_may_be_read_with_blanks_and_thai_digits(self):
        number = self.card.number
        thai = number.translate(
            {ord(str(digit)): 0x0E50 + digit for digit in range(10)}
        )
        for read in (f" {number[:4]} {number[4:]}", f"{number[:4]}-{number[4:]}", thai):
            booked = self.book(self.document(card=read, day=date(2026, 3, 1)))
            self.assertEqual(booked.card_id, self.card, read)
            self.assertEqual(booked.card_read, read.strip())

    def test_purchases_follow_the_member_to_the_new_card(self):
        replacement = self.card.action_replace()
        booked = self.book(self.document(card=replacement.number))
        self.assertEqual(booked.line_ids.member_id, self.card.member_id)
