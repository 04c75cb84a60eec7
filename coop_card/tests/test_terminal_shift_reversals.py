# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals take back counts in the shift they took it back in, and once."""

from odoo.tests import tagged

from .shift_case import ShiftCase


@tagged("post_install", "-at_install")
class TestTerminalShiftReversals(ShiftCase):
    """Reversals in any order, before and after the settlement."""

    def results(self, *transactions):
        """Post transactions; return status and warnings, or code, of each."""
        return [
            (result["status"], result.get("code", result["warnings"]))
            for result in self.post(*transactions)
        ]

    def balance(self):
        """Return what the card's member has accumulated."""
        lines = self.env["coop.accumulation"].search(
            [("member_id", "=", self.card.member_id.id)]
        )
        return sum(lines.mapped("amount"))

    def told(self, original, reversal):
        """Return the settlement of a purchase that is taken back in the same shift."""
        message = self.settlement(original, reversal | {"lines": []})
        figures = {"date": "2026-03-01", "kind": "reverse", "count": 1}
        message["transactions"].append(figures | {"amount": -10000})
        message["categories"][0] |= {"count": 2, "amount": 0}
        return message

    def test_a_reversal_that_waits_counts_in_its_shift(self):
        """Case 50: both sides count the same although the reversal is held."""
        original = self.slip(1)
        reversal = self.reversal(2, original)
        self.results(reversal)
        self.results(original)
        answer = self.settle(self.told(original, reversal))
        self.assertEqual((answer["state"], answer["differences"]), ("balanced", []))

    def test_a_reversal_counts_with_what_it_takes_back(self):
        original = self.slip(1)
        reversal = self.reversal(2, original)
        self.results(original, reversal)
        self.assertEqual(
            self.settle(self.told(original, reversal))["state"], "balanced"
        )

    def test_three_times_the_same_reversal_is_one(self):
        """Case 51: a reversal ×3, and two more of the same purchase."""
        original = self.slip(1)
        reversal = self.reversal(2, original)
        told = self.results(original, reversal, reversal, reversal)
        self.assertEqual(told, [("booked", [])] * 4)
        for seq in (3, 4):
            again = self.results(self.reversal(seq, original))
            self.assertEqual(again, [("rejected", "already_reversed")])
        self.assertEqual(self.balance(), 0)

    def test_what_is_settled_is_taken_back_in_a_later_shift(self):
        """Cases 51, 52: a reversal of settled, and in a shift that is settled."""
        slips = [self.slip(1), self.slip(2)]
        self.post(*slips)
        self.settle(self.settlement(*slips))
        told = self.results(
            self.reversal(3, slips[0], batch=2), self.reversal(4, slips[1])
        )
        self.assertEqual(told, [("booked", []), ("booked", [])])
        self.assertEqual(self.balance(), 0)
        self.assertEqual(self.batch().late_count, 1)
        self.assertEqual(self.batch(2).transaction_count, 1)

    def test_a_reversal_that_says_what_to_take_back_is_refused(self):
        """Case 51: there are no partial reversals."""
        original = self.slip(1)
        self.results(original)
        part = self.reversal(2, original) | {"lines": original["lines"]}
        self.assertEqual(self.results(part), [("rejected", "unknown_field")])
