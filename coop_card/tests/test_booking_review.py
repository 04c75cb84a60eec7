# SPDX-License-Identifier: LGPL-3.0-or-later
"""Held transactions and the people who decide about them."""

from datetime import date

from odoo.exceptions import AccessError, UserError

from .builders import CoopCase


class TestBookingReview(CoopCase):
    """A held transaction is kept whole until a person books or dismisses it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.held = cls.book(cls.document(card="LATER", amount="42.50"))
        cls.officer = cls.make_user("officer")

    def test_it_writes_no_line_and_loses_nothing(self):
        self.assertEqual((self.held.status, self.held.amount_total), ("held", 42.5))
        self.assertFalse(self.held.line_ids)
        self.assertEqual(self.held.content["lines"][0]["amount"], "42.5")

    def test_it_is_booked_once_the_card_is_known(self):
        card = self.make_card(self.member, number="LATER")
        self.held.with_user(self.officer).action_book()
        self.assertEqual(self.held.status, "booked")
        self.assertEqual(self.held.line_ids.amount, 42.5)
        self.assertEqual((self.held.card_id, self.held.member_id), (card, self.member))
        self.assertEqual(self.held.review_user_id, self.officer)

    def test_the_reviewer_names_the_member_and_the_day(self):
        held = self.held.with_user(self.officer)
        held.write({"member_id": self.member.id, "date": date(2026, 3, 2)})
        held.action_book()
        self.assertEqual(self.held.line_ids.member_id, self.member)
        self.assertEqual(self.held.line_ids.date, date(2026, 3, 2))
        self.assertEqual(self.held.content["date"], "2026-03-01")

    def test_it_is_not_booked_while_something_is_missing(self):
        with self.assertRaisesRegex(UserError, "card or member is unknown"):
            self.held.action_book()
        self.assertEqual(self.held.status, "held")

    def test_dismissing_wants_a_reason(self):
        with self.assertRaisesRegex(UserError, "why"):
            self.held._dismiss()
        self.held.review_note = "A test swipe"
        self.held.with_user(self.officer).action_dismiss()
        self.assertEqual(self.held.status, "dismissed")
        self.assertFalse(self.held.line_ids)

    def test_several_are_dismissed_by_a_dialog(self):
        noted = self.book(self.document(card="TEST", amount="1"))
        noted.review_note = "Reader test"
        both = (self.held + noted).with_user(self.officer)
        dialog = self.dialog("dismiss", both, reason="Test swipes")
        dialog.action_confirm()
        self.assertEqual({*both.mapped("status")}, {"dismissed"})
        self.assertEqual(both.mapped("review_note"), ["Test swipes", "Reader test"])

    def test_of_several_those_that_can_be_are_booked(self):
        other = self.book(self.document(card="NOBODY"))
        self.held.member_id = self.member
        told = (self.held + other).with_user(self.officer).action_book()
        self.assertEqual((self.held.status, other.status), ("booked", "held"))
        self.assertIn("Booked: 1. Still waiting: 1", told["params"]["title"])

    def test_an_unknown_code_is_given_a_meaning(self):
        lines = [{"code": "RISE", "amount": 5}, {"code": "RICE", "amount": 7}]
        one, two = (
            self.book(self.document(self.member, lines=lines)) for _ in range(2)
        )
        both = (one + two).with_user(self.officer)
        dialog = self.dialog("code", both)
        self.assertEqual(dialog.line_ids.mapped("code"), ["RISE"])
        dialog.line_ids.category_id = self.rice
        dialog.action_confirm()
        self.assertIn("RISE → Rice", one.content_table)
        self.assertEqual(one.status, "held")
        dialog.action_book()
        self.assertEqual(both.line_ids.category_id, self.rice)
        self.assertEqual(one.content["lines"][0]["code"], "RISE")

    def test_it_is_told_what_to_do_until_nothing_is_odd(self):
        late = self.book(self.document(card="LATER", day=date(2040, 1, 1)))
        self.assertIn("Find out whose card LATER is", late.advice_text)
        self.assertIn("no fiscal year", late.advice)
        late.write({"member_id": self.member.id, "date": date(2026, 3, 1)})
        self.assertEqual(late.advice_text, "Book it.")
        late.action_book()
        self.assertFalse(late.advice)

    def dialog(self, name, transactions, **values):
        """Return a dialog about transactions, as its user opens it."""
        wizards = transactions.env[f"coop.transaction.{name}.wizard"]
        return wizards.create({"transaction_ids": transactions.ids, **values})

    def test_a_decision_is_made_once(self):
        self.held.member_id = self.member
        self.held.action_book()
        for action in (self.held.action_book, self.held.action_dismiss):
            with self.assertRaisesRegex(UserError, "does not wait"):
                action()
        self.assertEqual(len(self.held.line_ids), 1)

    def test_a_repeat_still_gets_the_first_answer(self):
        document = self.document(card="LATER2")
        held = self.book(document)
        held.member_id = self.member
        held.action_book()
        entry = self.env["coop.booking"]._book([document])[0]
        self.assertEqual((entry.status, entry.warnings), ("held", ["card_unknown"]))
        self.assertTrue(entry.replayed)

    def test_a_late_purchase_is_booked_to_a_closed_year_by_an_accountant(self):
        self.year.action_close()
        held = self.book(self.document(self.member, reference="S-77"))
        with self.assertRaisesRegex(UserError, "S-77 .* An accountant"):
            held.with_user(self.officer).action_book()
        self.as_role("accountant", held).action_book()
        self.assertEqual(held.line_ids.fiscal_year_id, self.year)

    def test_what_was_decided_is_not_corrected(self):
        self.held.member_id = self.member
        self.held.action_book()
        with self.assertRaisesRegex(AccessError, "stays as it came"):
            self.held.with_user(self.officer).date = date(2026, 3, 2)

    def test_a_reviewer_changes_nothing_else(self):
        held = self.held.with_user(self.officer)
        for values in ({"status": "booked"}, {"key": "x"}, {"amount_total": 1}):
            with self.assertRaisesRegex(AccessError, "stays as it came"):
                held.write(values)

    def test_an_operator_decides_nothing(self):
        held = self.as_role("operator", self.held)
        for action in (held.action_book, held.action_dismiss):
            with self.assertRaises(AccessError):
                action()
