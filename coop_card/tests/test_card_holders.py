# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whom a card stands for, as it goes from hand to hand."""

from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import UserError

from .builders import CoopCase


class TestCardHolders(CoopCase):
    """A card that is taken back and lent again leaves old purchases where they are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.second = cls.make_member("Malee"), cls.make_member("Manop")
        with freeze_time("2026-02-01 03:00:00"):
            cls.card = cls.make_card(
                cls.first, valid_from=date(2026, 2, 1), valid_to=date(2026, 2, 28)
            )
        with freeze_time("2026-04-01 03:00:00"):
            cls.card.action_return(reason="Moved away")
        with freeze_time("2026-04-02 03:00:00"):
            cls.card.action_restock()
        with freeze_time("2026-04-05 05:00:00"):
            cls.card.member_id = cls.second
            cls.card.action_issue()

    def booked(self, **values):
        """Book a purchase with the card that arrives late in the year."""
        with freeze_time("2026-11-15 05:00:00"):
            return self.book(self.document(card=self.card.number, **values))

    def test_late_purchases_count_for_the_holder_of_their_day(self):
        for day, holder, warnings in (
            (date(2026, 2, 1), self.first, ""),
            (date(2026, 2, 28), self.first, ""),
            (date(2026, 3, 1), self.first, "card_not_live"),
            (date(2026, 4, 1), self.first, "card_not_live"),
            (date(2026, 4, 5), self.second, ""),
            (date(2026, 11, 1), self.second, ""),
        ):
            booked = self.booked(day=day)
            self.assertEqual(booked.line_ids.member_id, holder, day)
            self.assertEqual(booked.warnings or "", warnings, day)

    def test_late_purchases_count_for_the_holder_of_their_instant(self):
        for instant, holder in (
            (datetime(2026, 4, 2, 2, 59, 59), self.first),
            # Midnight of its new first day in Bangkok.
            (datetime(2026, 4, 4, 17, 0, 0), self.second),
        ):
            day = self.co_op._coop_local_date(instant)
            booked = self.booked(day=day, occurred_at=instant)
            self.assertEqual(booked.line_ids.member_id, holder, instant)

    def test_a_card_in_stock_stands_for_nobody(self):
        booked = self.booked(day=date(2026, 4, 3))
        self.assertEqual(booked.status, "held")
        self.assertIn("card_unknown", booked.warnings)

    def test_a_purchase_before_the_first_day_counts_for_the_first_holder(self):
        booked = self.booked(day=date(2026, 1, 20))
        self.assertEqual(booked.line_ids.member_id, self.first)
        self.assertEqual(booked.warnings, "card_not_live")

    def test_what_was_booked_stays(self):
        booked = self.booked(day=date(2026, 2, 10))
        self.card.action_return()
        self.card.action_restock()
        self.assertEqual(booked.line_ids.member_id, self.first)

    def test_the_history_keeps_the_holder_as_he_was(self):
        self.first.write(
            {"title": "นาง", "street": "12 Moo 3", "national_id": "1234545678781"}
        )
        card = self.make_card(self.first)
        event = card.event_ids
        self.first.write({"name": "Renamed", "street": "Elsewhere"})
        self.assertEqual(event.holder_name, "นางMalee")
        self.assertEqual(event.member_number, self.first.number)
        self.assertEqual(event.national_id_masked, "x-xxxx-xxxxx-78-1")
        self.assertEqual(event.address, "12 Moo 3")
        self.assertEqual(event.number, card.number)
        self.assertEqual(event.type_id, card.type_id)
        self.assertEqual(event.member_type_id, self.first.type_id)

    def test_the_history_keeps_the_terminal(self):
        branch = self.env["coop.branch"].create(
            {"name": "Shop", "merchant_number": "0" * 15, "company_id": self.co_op.id}
        )
        terminal = self.env["coop.terminal"].create(
            {"name": "Till", "number": "COUNTER1", "branch_id": branch.id}
        )
        card = self.make_card()
        card.with_context(coop_terminal_id=terminal.id).action_block()
        self.assertEqual(card.event_ids.sorted("id")[-1].terminal_id, terminal)

    def test_a_recovered_card_no_longer_replaces_another(self):
        old = self.make_card(self.first)
        new = old.action_replace()
        new.action_return()
        new.action_restock()
        self.assertFalse(old.replaced_by_id)
        again = self.make_card(self.second)
        self.assertEqual(again.action_replace(number=new.number), new)
        self.assertEqual(again.replaced_by_id, new)
        self.assertEqual(new.member_id, self.second)

    def test_a_card_from_stock_takes_the_place_of_another(self):
        stock = self.env["coop.card"].create(
            {"number": "5001", "state": "stock", "company_id": self.co_op.id}
        )
        new = self.make_card(self.first).action_replace(number="50 01")
        self.assertEqual((new, new.state), (stock, "active"))

    def test_a_card_of_somebody_else_takes_no_place(self):
        other = self.make_card(self.second)
        card = self.make_card(self.first)
        with self.assertRaisesRegex(UserError, "not in stock"):
            card.action_replace(number=other.number)

    def test_many_cards_are_replaced_at_once(self):
        cards = self.make_card(self.first) + self.make_card(self.second)
        new = cards.action_replace(reason="New design")
        self.assertEqual(cards.replaced_by_id, new)
        self.assertEqual(new.member_id, self.first | self.second)
        self.assertEqual(set(new.mapped("state")), {"active"})

    def test_who_has_left_gets_no_card(self):
        card = self.make_card(self.first)
        card.action_block()
        self.first.action_resign()
        with self.assertRaisesRegex(UserError, "no member any more"):
            card.action_unblock()
        with self.assertRaisesRegex(UserError, "no member any more"):
            self.make_card(self.first)

    def test_who_gets_a_card_is_changed_with_it(self):
        """So a resignation at the same moment is run again, and finds the card."""
        child = self.make_member(main_member_id=self.first.id)
        long_ago = datetime(2020, 1, 1)
        query = "UPDATE coop_member SET write_date = %s WHERE id = ANY(%s)"
        self.env.cr.execute(query, [long_ago, (child + self.first).ids])
        self.env.invalidate_all()
        self.make_card(child)
        for member in child + self.first:
            self.assertGreater(member.write_date, long_ago)

    def test_the_family_of_who_has_left_gets_no_card(self):
        child = self.make_member(main_member_id=self.first.id)
        card = self.make_card(child)
        self.first.action_resign()
        self.assertEqual(card.state, "blocked")
        with self.assertRaisesRegex(UserError, "Malee is no member any more"):
            card.action_unblock()
        child.main_member_id = False
        card.action_unblock()
        self.assertEqual(card.state, "active")

    def test_the_cards_of_a_family_are_blocked_together(self):
        child = self.make_member(main_member_id=self.first.id)
        own, family = self.make_card(self.first), self.make_card(child)
        others = self.make_card(self.second)
        self.env["coop.card"]._block_of_holders(self.first, "Resigned")
        self.assertEqual((own + family).mapped("state"), ["blocked", "blocked"])
        self.assertEqual(others.state, "active")
        last = family.event_ids.sorted("id")[-1]
        self.assertEqual((last.step, last.reason), ("block", "Resigned"))
