# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a year leaves on the refund accounts of members."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import UserError

from ..models.posting import coop_rebate_run_reversing as run_reversing
from .posting_case import PostingCase


class TestRebateCarriedOver(PostingCase):
    """It goes to the refund of the next year that is posted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.former = cls.make_year(2025)
        cls.former_rate = cls.make_rate(cls.rice, 5, fiscal_year_id=cls.former.id)
        cls.purchases("400", "500", "15", day=date(2025, 3, 1))

    def former_refunds(self, **values):
        """Return a posted run of the year before."""
        return self.post_refunds(fiscal_year_id=self.former.id, **values)

    def test_what_is_below_the_smallest_payout_goes_along(self):
        self.former_refunds(minimum_payout=20)
        run = self.post_refunds()
        self.assertEqual(self.owed(self.former), [20, 25, 0])
        self.assertEqual(self.owed(), [50.01, 100, 3.5])
        pair = run.move_ids.filtered(lambda move: move.kind == "carried_over")
        self.assertEqual(sorted(pair.mapped("amount")), [-0.75, 0.75])
        self.assertFalse(pair.entry_line_id)
        self.assertBooked(source="198.51", payable="-198.51")

    def test_small_refunds_wait_year_after_year_until_they_are_worth_paying(self):
        earliest = self.make_year(2024)
        self.make_rate(self.rice, 5, fiscal_year_id=earliest.id)
        self.purchases("400", "500", "20", day=date(2024, 3, 1))
        self.post_refunds(fiscal_year_id=earliest.id, minimum_payout=4)
        self.former_refunds(minimum_payout=4)
        self.assertEqual(self.owed(self.former)[2], 1.75)
        self.post_refunds(minimum_payout=4)
        self.assertEqual(self.owed(earliest), [20, 25, 0])
        self.assertEqual(self.owed(self.former), [20, 25, 0])
        self.assertEqual(self.owed(), [50.01, 100, 4.5])
        self.assertBooked(source="244.51", payable="-244.51")

    def test_without_a_smallest_payout_nothing_goes_along(self):
        self.former_refunds()
        self.post_refunds()
        self.assertEqual(self.owed(self.former), [20, 25, 0.75])

    def test_what_a_member_owes_is_taken_off(self):
        self.former_refunds()
        self.pay(self.members[0], 20)
        self.former_rate.value = 1
        self.former_refunds()
        self.assertEqual(self.owed(self.former), [-16, 5, 0.15])
        self.post_refunds()
        self.assertEqual(self.owed(self.former), [0, 5, 0.15])
        self.assertEqual(self.owed(), [34.01, 100, 2.75])

    def test_no_more_is_taken_off_than_there_is(self):
        self.former_refunds()
        self.pay(self.members[0], 20)
        self.former_rate.value = 0
        self.former_refunds()
        self.rate.value = 1
        self.post_refunds()
        self.assertEqual(self.owed(self.former)[0], -10)
        self.assertEqual(self.owed()[0], 0)

    def assertContactsAgree(self):
        """Check that each contact is owed in the general ledger what accounts say."""
        account = self.co_op.coop_rebate_payable_account_id
        for member in self.members:
            items = self.env["account.move.line"].search(
                [
                    ("account_id", "=", account.id),
                    ("partner_id", "=", member.partner_id.id),
                ]
            )
            moves = member.payable_ids.move_ids.filtered("entry_id")
            self.assertEqual(
                round(-sum(items.mapped("balance")), 2),
                round(sum(moves.mapped("amount")), 2),
            )

    def assertNothingIsOpen(self, member):
        """Check that all journal items of a member's refunds are reconciled."""
        items = member.payable_ids.move_ids.entry_line_id
        self.assertTrue(all(items.mapped("reconciled")), items)

    def test_what_a_merged_member_left_goes_to_the_survivor(self):
        self.former_refunds(minimum_payout=21)
        self.members[0]._merge_into(self.members[1], "Registered twice")
        run = self.post_refunds()
        self.assertEqual(self.owed(self.former), [0, 25, 0])
        self.assertEqual(self.owed(), [None, 170.01, 3.5])
        self.assertContactsAgree()
        self.assertBooked(source="198.51", payable="-198.51")
        self.assertNothingIsOpen(self.members[0])
        page = self.env["coop.rebate.tie.out"].create({"fiscal_year_id": self.year.id})
        self.assertTrue(page.is_tied)
        run.with_user(self.accountant)._reverse(date(2027, 4, 1), "Wrong")
        self.assertEqual(self.owed(self.former), [20, 25, 0.75])
        self.assertContactsAgree()

    def test_what_a_merged_member_owes_is_taken_off_the_survivors_refund(self):
        self.former_refunds()
        self.pay(self.members[0], 20)
        self.former_rate.value = 1
        self.former_refunds()
        self.members[0]._merge_into(self.members[1], "Registered twice")
        run = self.post_refunds()
        self.assertEqual(self.owed(self.former), [0, 5, 0.15])
        self.assertEqual(self.owed(), [None, 134.01, 2.75])
        with patch(f"{run_reversing.__name__}.ENTRIES", 1):
            run.with_user(self.accountant)._reverse(date(2027, 4, 1), "Wrong")
            run._work(lambda done: True)
        self.assertEqual(run.state, "cancelled")
        self.assertEqual(self.owed(self.former), [-16, 5, 0.15])
        self.assertEqual(self.owed(), [None, 0, 0])

    def test_it_comes_back_by_the_reversal(self):
        first = self.former_refunds(minimum_payout=20)
        run = self.post_refunds()
        with self.assertRaisesRegex(UserError, "carried over"):
            first.with_user(self.accountant)._reverse(date(2027, 4, 1), "Wrong")
        run.with_user(self.accountant)._reverse(date(2027, 4, 1), "Wrong")
        self.assertEqual(self.owed(self.former), [20, 25, 0.75])
        self.assertEqual(self.owed(), [0, 0, 0])

    def test_what_was_taken_off_is_owed_again_after_the_reversal(self):
        self.former_refunds()
        self.pay(self.members[0], 20)
        self.former_rate.value = 1
        self.former_refunds()
        run = self.post_refunds()
        run.with_user(self.accountant)._reverse(date(2027, 4, 1), "Wrong")
        self.assertEqual(run.state, "cancelled")
        self.assertEqual(self.owed(self.former), [-16, 5, 0.15])
        self.assertEqual(self.owed(), [0, 0, 0])
