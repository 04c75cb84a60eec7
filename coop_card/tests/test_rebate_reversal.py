# SPDX-License-Identifier: LGPL-3.0-or-later
"""Taking back what refund runs posted."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError

from .posting_case import PostingCase


class TestRebateReversal(PostingCase):
    """What was posted is taken back by entries of its own."""

    def reverse(self, run, day=date(2027, 5, 1)):
        """Let the accountant take a run back, by the dialog."""
        dialogs = self.env["coop.rebate.reverse.wizard"].with_user(self.accountant)
        dialog = dialogs.create({"run_id": run.id, "date": day, "reason": "Wrong"})
        dialog.action_confirm()
        return dialog

    def test_it_takes_nothing_back_before_it_was_booked(self):
        run = self.post_refunds()
        with self.assertRaisesRegex(UserError, "that day or a later one"):
            self.reverse(run, date(2026, 1, 1))

    def test_it_takes_back_everything(self):
        run = self.post_refunds(cash_percent=60)
        self.reverse(run)
        self.assertEqual(run.state, "cancelled")
        self.assertEqual(self.owed(), [0, 0, 0])
        self.assertBooked(source="0", payable="0", retained="0")
        opposite = run.entry_ids.filtered("reversed_entry_id")
        self.assertEqual(opposite.date, date(2027, 5, 1))
        account = self.co_op.coop_rebate_payable_account_id
        lines = run.entry_ids.line_ids.filtered(lambda one: one.account_id == account)
        self.assertTrue(all(lines.mapped("reconciled")))
        self.assertEqual(run.move_ids.mapped("note").count("Wrong"), 6)

    def test_the_latest_version_goes_first(self):
        first = self.post_refunds()
        second = self.later_version(6)
        with self.assertRaisesRegex(UserError, f"Reverse {second.display_name} first"):
            self.reverse(first)
        self.reverse(second)
        self.assertEqual(self.owed(), [50.01, 100, 2.75])
        self.reverse(first)
        self.assertEqual(self.owed(), [0, 0, 0])

    def test_what_was_paid_is_taken_back_before(self):
        run = self.post_refunds()
        self.pay(self.members[2], 1)
        with self.assertRaisesRegex(UserError, "has been paid"):
            self.reverse(run)
        self.assertEqual(run.state, "posted")

    def test_a_version_that_gives_less_can_be_taken_back(self):
        self.post_refunds()
        self.pay(self.members[1], 100)
        run = self.later_version(1)
        self.reverse(run)
        self.assertEqual(self.owed(), [50.01, 0, 2.75])

    def test_it_goes_on_part_by_part(self):
        parts = "odoo.addons.coop_card.models.posting.coop_rebate_run_parts"
        with patch(f"{parts}.ENTRY", 1):
            run = self.post_refunds()
        reversing = "odoo.addons.coop_card.models.posting.coop_rebate_run_reversing"
        with patch(f"{parts}.PART", 1), patch(f"{reversing}.ENTRIES", 1):
            self.reverse(run)
            run._work(lambda done: False)
            self.assertEqual((run.state, run.posted_count), ("reversing", 1))
            run._work(lambda done: True)
        self.assertEqual(run.state, "cancelled")
        self.assertBooked(source="0", payable="0")

    def test_posting_that_is_stuck_is_taken_back(self):
        run = self.approve(self.compute())
        parts = "odoo.addons.coop_card.models.posting.coop_rebate_run_parts"
        with patch(f"{parts}.PART", 1):
            self.post(run)
            run._work(lambda done: False)
        self.assertEqual(run.state, "posting")
        self.reverse(run)
        self.assertEqual(run.state, "cancelled")
        self.assertBooked(source="0", payable="0")

    def test_after_it_the_year_is_posted_anew(self):
        self.reverse(self.post_refunds())
        run = self.later_version(2)
        self.assertEqual(self.kinds(run), {"posted": 61.1})
        self.assertBooked(source="61.10", payable="-61.10")

    def test_who_reverses(self):
        run = self.post_refunds()
        for role in ("officer", "auditor"):
            with self.assertRaises(AccessError):
                self.as_role(role, run).action_reverse()
        action = run.with_user(self.accountant).action_reverse()
        self.assertEqual(action["res_model"], "coop.rebate.reverse.wizard")
