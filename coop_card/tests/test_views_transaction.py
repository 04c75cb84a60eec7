# SPDX-License-Identifier: LGPL-3.0-or-later
"""The review of held transactions on the screen."""

from datetime import date

from odoo.tests import Form

from .builders import CoopCase


class TestViewsTransaction(CoopCase):
    """A reviewer sees what came, sets it right, and books it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer")
        cls.member = cls.make_member()

    def test_a_held_slip_is_set_right_and_booked(self):
        held = self.book(self.document(card="UNKNOWN", amount="42.50"))
        with Form(held.with_user(self.officer)) as form:
            form.member_id = self.member
            form.date = date(2026, 3, 2)
            form.review_note = "The member showed the slip"
        form.record.action_book()
        self.assertEqual(held.line_ids.mapped("amount"), [42.5])
        self.assertEqual((held.status, held.date), ("booked", date(2026, 3, 2)))

    def test_a_booked_one_cannot_be_edited(self):
        booked = self.purchase(self.member, "10").with_user(self.officer)
        with self.assertRaises(AssertionError):
            Form(booked).date = date(2026, 3, 2)

    def test_the_lines_of_a_held_slip_are_shown(self):
        lines = [
            {"code": "RICE", "amount": "42.50", "quantity": "2"},
            {"category_id": self.rice.id, "amount": "1", "direction": "sale"},
        ]
        held = self.book(self.document(card="UNKNOWN", lines=lines))
        for text in ("RICE", "42.5", "Purchase", "Sale to the co-op", "Rice"):
            self.assertIn(text, held.content_table)

    def test_a_booked_slip_has_no_table_of_what_came(self):
        self.assertFalse(self.purchase(self.member, "10").content_table)

    def test_it_is_called_by_its_slip_number(self):
        named = self.book(self.document(self.member, reference="S-1"))
        self.assertEqual(named.display_name, "S-1")
        plain = self.book(self.document(self.member))
        self.assertEqual(plain.display_name, plain.key)
