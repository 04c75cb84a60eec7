# SPDX-License-Identifier: LGPL-3.0-or-later
"""Goods come back only of purchases that count."""

from odoo.exceptions import UserError

from .builders import CoopCase


class TestBookingReturns(CoopCase):
    """No order of reversals leaves a return in the ledger without its purchase."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.bought = cls.purchase(cls.member, "100")

    def bring_back(self, amount="-40", **values):
        """Return the transaction of goods of the purchase that come back."""
        document = self.document(
            self.member, amount, return_of_id=self.bought.id, **values
        )
        return self.book(document)

    def total(self, member=None):
        """Return what the ledger has of a member."""
        own = [("member_id", "=", (member or self.member).id)]
        return sum(self.env["coop.accumulation"].search(own).mapped("amount"))

    def test_a_return_of_what_was_reversed_waits(self):
        self.bought._reverse("Keyed twice")
        back = self.bring_back()
        self.assertEqual((back.status, back.warnings), ("held", "return_alone"))
        self.assertIn("Dismiss it", back.advice_text)
        with self.assertRaisesRegex(UserError, "which does not count"):
            self.as_role("officer", back).action_book()
        with self.assertRaisesRegex(UserError, "it is not booked"):
            back._reverse()

    def test_a_held_return_is_not_booked_after_its_purchase_was_reversed(self):
        back = self.bring_back(lines=[{"code": "RISE", "amount": -40}])
        self.assertEqual((back.status, back.warnings), ("held", "category_unknown"))
        undone = self.bought._reverse("Keyed twice")
        back.review_categories = {"RISE": self.rice.id}
        with self.assertRaisesRegex(UserError, "which does not count"):
            back.action_book()
        undone._reverse("It was right")
        back.action_book()
        self.assertEqual(self.total(), 60)

    def test_a_return_of_what_waits_itself_waits(self):
        held = self.book(self.document(card="LATER"))
        back = self.book(self.document(self.member, "-4", return_of_id=held.id))
        self.assertEqual(back.warnings, "return_alone")
        held.member_id = self.member
        (held + back).action_book()
        back.action_book()
        self.assertEqual((held.status, back.status), ("booked", "booked"))

    def test_a_return_is_not_restored_without_its_purchase(self):
        back = self.bring_back()
        undone_back = back._reverse("Keyed twice")
        undone = self.bought._reverse("Keyed twice")
        with self.assertRaisesRegex(UserError, "does not count any more"):
            undone_back._reverse("It was right")
        self.assertEqual(self.total(), 0)
        (undone_back + undone)._reverse("Both were right")
        self.assertEqual(self.total(), 60)

    def test_a_purchase_is_not_taken_back_while_a_restored_return_counts(self):
        restored = self.bring_back()._reverse()._reverse()
        with self.assertRaisesRegex(UserError, "Choose both in the list"):
            self.bought._reverse("Keyed twice")
        (self.bought + restored)._reverse("Both keyed twice")
        self.assertEqual(self.total(), 0)

    def test_a_return_that_was_moved_still_needs_its_purchase(self):
        back = self.bring_back()
        other = self.make_member()
        (self.bought + back)._move_receipts(other, "Wrong member")
        undone_back = back._reverse("Keyed twice")
        undone = self.bought._reverse("Keyed twice")
        with self.assertRaisesRegex(UserError, "does not count any more"):
            undone_back._reverse("It was right")
        undone._reverse("It was right")
        undone_back._reverse("It was right, too")
        self.assertEqual(self.total(other), 60)

    def test_a_reversal_that_waited_is_not_booked_past_a_return(self):
        self.year.action_close()
        waiting = self.bought._reverse("Keyed twice")
        self.assertEqual(waiting.status, "held")
        self.year.action_reopen()
        self.bring_back()
        with self.assertRaisesRegex(UserError, "without its purchase"):
            waiting.action_book()
