# SPDX-License-Identifier: LGPL-3.0-or-later
"""Terminals take back what they have posted, by its uid."""

from odoo.tests import tagged

from .terminal_case import TerminalCase


@tagged("post_install", "-at_install")
class TestTerminalReversals(TerminalCase):
    """A reversal is booked once its original is; before that it waits."""

    def reversal(self, original, **values):
        """Return the message that takes a transaction back."""
        message = self.transaction(kind="reverse", reverses=original["uid"], **values)
        return {k: v for k, v in message.items() if k not in ("card", "lines")}

    def statuses(self, *messages):
        """Post messages together; return status, and warnings or code, of each."""
        return [
            (result["status"], result.get("code", result["warnings"]))
            for result in self.post(*messages)
        ]

    def test_a_purchase_is_taken_back_whole(self):
        purchase = self.transaction()
        self.post(purchase)
        back = self.reversal(purchase, occurred_at="2026-03-01T10:00:00+07:00")
        self.assertEqual(self.statuses(back), [("booked", [])])
        booked, reversal = self.booked(purchase), self.booked(back)
        self.assertEqual(reversal.reversal_of_id, booked)
        self.assertEqual(reversal.terminal_id, self.terminal)
        for name in ("member_id", "card_id", "category_id", "member_type_id"):
            self.assertEqual(reversal.line_ids[name], booked.line_ids[name])
        amounts = (booked | reversal).line_ids.mapped("amount")
        self.assertEqual(sum(amounts), 0)

    def test_both_may_come_in_one_batch(self):
        purchase = self.transaction()
        self.assertEqual(
            self.statuses(purchase, self.reversal(purchase)),
            [("booked", []), ("booked", [])],
        )

    def test_who_takes_back_is_kept(self):
        clerk, head = self.env["coop.operator"].create(
            [{"name": "Clerk", "code": "101"}, {"name": "Head", "code": "102"}]
        )
        purchase = self.transaction(operator="101")
        back = self.reversal(purchase, operator="102")
        other = self.transaction(operator="101")
        silent = self.reversal(other)
        self.post(purchase, back, other, silent)
        self.assertEqual(self.booked(back).operator_id, head)
        self.assertEqual(self.booked(back).line_ids.operator_id, head)
        self.assertEqual(self.booked(silent).operator_id, clerk)

    def test_who_takes_back_and_is_unknown_is_a_warning(self):
        purchase = self.transaction()
        back = self.reversal(purchase, operator="999")
        self.assertEqual(
            self.statuses(purchase, back),
            [("booked", []), ("booked", ["operator_unknown"])],
        )

    def test_a_whole_chain_may_come_in_one_batch_in_any_order(self):
        purchase = self.transaction()
        back = self.reversal(purchase)
        anew = self.reversal(back)
        results = self.statuses(anew, back, purchase)
        self.assertEqual(results, [("booked", [])] * 3)
        slips = [self.booked(one) for one in (purchase, back, anew)]
        amounts = [slip.line_ids.amount for slip in slips]
        self.assertEqual(amounts, [123.45, -123.45, 123.45])

    def test_two_that_take_back_each_other_wait(self):
        one = self.transaction()
        other = self.reversal(one)
        circle = self.reversal(other) | {"uid": one["uid"]}
        self.assertEqual(
            self.statuses(circle, other), [("held", ["original_missing"])] * 2
        )

    def test_sent_again_it_is_the_same(self):
        purchase = self.transaction()
        back = self.reversal(purchase)
        self.post(purchase, back)
        self.assertEqual([r["replayed"] for r in self.post(purchase, back)], [True] * 2)
        self.assertEqual(len(self.booked(back).line_ids), 1)

    def test_it_waits_for_an_original_that_has_not_come(self):
        """Cases 50, 51: before its original, or of one that is unknown."""
        purchase = self.transaction()
        back = self.reversal(purchase)
        self.assertEqual(self.statuses(back), [("held", ["original_missing"])])
        self.post(purchase)
        held = self.booked(back)
        held.action_book()
        self.assertEqual(held.status, "booked")
        self.assertEqual(held.reversal_of_id, self.booked(purchase))
        self.assertEqual(held.line_ids.mapped("amount"), [-123.45])
        self.assertEqual(held.amount_total, -self.booked(purchase).amount_total)

    def test_it_waits_for_an_original_that_waits(self):
        purchase = self.transaction(card="NOBODY")
        self.assertEqual(
            self.statuses(purchase, self.reversal(purchase)),
            [("held", ["card_unknown"]), ("held", ["original_missing"])],
        )

    def test_what_was_taken_back_is_not_taken_back_again(self):
        """Case 51: what was taken back before."""
        purchase = self.transaction()
        self.post(purchase, self.reversal(purchase))
        self.assertEqual(
            self.statuses(self.reversal(purchase)), [("rejected", "already_reversed")]
        )

    def test_a_terminal_takes_back_nobody_elses(self):
        """Case 51: what another terminal posted."""
        purchase = self.transaction()
        self.post(purchase)
        other = self.make_terminal("OTHER001")
        back = self.reversal(purchase)
        (result,) = self.hand_in([back], other)
        self.assertEqual(result["warnings"], ["original_missing"])
