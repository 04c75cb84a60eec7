# SPDX-License-Identifier: LGPL-3.0-or-later
"""Corrections: a transaction taken back by another."""

from odoo.exceptions import AccessError, UserError

from .builders import CoopCase


class TestBookingReversal(CoopCase):
    """A reversal mirrors its original line by line, once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card()
        lines = [
            {"code": "RICE", "amount": "10.10", "quantity": 3, "amount_tax": "0.71"},
            {"code": "RICE", "amount": "5", "direction": "sale"},
        ]
        cls.original = cls.book(cls.document(card=cls.card.number, lines=lines))

    def test_the_lines_are_negated(self):
        reversal = self.original._reverse()
        mirrored = ("amount", "amount_tax", "quantity")
        for line, mirror in zip(self.original.line_ids, reversal.line_ids, strict=True):
            for name in mirrored:
                self.assertEqual(mirror[name], -line[name])
            for name in (
                "category_id",
                "direction",
                "member_id",
                "member_type_id",
                "date",
            ):
                self.assertEqual(mirror[name], line[name])

    def test_original_and_reversal_know_each_other(self):
        reversal = self.original._reverse()
        self.assertEqual(reversal.reversal_of_id, self.original)
        self.assertEqual(self.original.reversed_by_id, reversal)
        name = f"Reversal of {self.original.display_name}"
        self.assertEqual(reversal.display_name, name)

    def test_it_keeps_the_type_the_original_had(self):
        self.card.member_id.type_period_ids.type_id = self.make_type("ASC")
        reversal = self.original._reverse()
        self.assertEqual(
            reversal.line_ids.member_type_id, self.original.line_ids.member_type_id
        )

    def test_it_happens_once(self):
        self.original._reverse()
        again = self.book(self.reversal_document(key="another"))
        self.assertEqual(
            (again.status, again.warnings), ("rejected", "already_reversed")
        )

    def test_one_that_was_dismissed_is_no_obstacle(self):
        self.year.action_close()
        held = self.original._reverse()
        held.review_note = "Not now"
        held.action_dismiss()
        self.year.action_reopen()
        reversal = self.original._reverse()
        self.assertEqual(reversal.status, "booked")
        self.assertEqual(self.original.reversed_by_id, reversal)

    def test_it_counts_for_whom_the_original_counted(self):
        self.card.member_id.main_member_id = self.make_member()
        reversal = self.original._reverse()
        self.assertEqual(reversal.line_ids.member_id, self.original.line_ids.member_id)

    def test_it_takes_back_what_no_longer_accumulates(self):
        self.rice.coop_accumulates = False
        reversal = self.original._reverse()
        self.assertEqual(len(reversal.line_ids), len(self.original.line_ids))
        self.assertEqual(reversal.line_ids.card_id, self.card)

    def test_its_total_is_that_of_the_original(self):
        self.make_category("SOAP", coop_accumulates=False)
        soap = {"code": "SOAP", "amount": "8", "amount_tax": "0.56"}
        rice = {"code": "RICE", "amount": "10"}
        for lines, counting in (([rice, soap], 1), ([soap], 0)):
            original = self.book(self.document(card=self.card.number, lines=lines))
            reversal = original._reverse()
            self.assertEqual(reversal.status, "booked")
            self.assertEqual(reversal.amount_total, -original.amount_total)
            self.assertEqual(reversal.member_id, original.member_id)
            self.assertEqual(len(reversal.line_ids), counting)

    def test_what_is_not_booked_cannot_be_reversed(self):
        held = self.book(self.document(card="NOBODY"))
        with self.assertRaisesRegex(UserError, "cannot be reversed"):
            held._reverse()

    def test_a_transaction_of_another_co_op_cannot_be_reversed(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        reversal = self.book(self.reversal_document(company_id=other.id))
        self.assertEqual(
            (reversal.status, reversal.warnings), ("rejected", "reversal_unknown")
        )

    def test_a_reversal_can_be_reversed(self):
        restored = self.original._reverse()._reverse()
        self.assertEqual(restored.amount_total, self.original.amount_total)

    def test_only_officers_reverse(self):
        with self.assertRaises(AccessError):
            self.as_role("operator", self.original)._reverse()
        self.assertTrue(self.as_role("officer", self.original)._reverse())

    def reversal_document(self, **values):
        """Return a document that takes the original back."""
        document = {
            "origin": "manual",
            "key": "reversal",
            "company_id": self.co_op.id,
            "kind": "reverse",
            "date": self.original.date,
            "reversal_of_id": self.original.id,
        }
        return document | values
