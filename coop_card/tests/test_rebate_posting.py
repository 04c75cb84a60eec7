# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting refund runs."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError

from .posting_case import PostingCase


class TestRebatePosting(PostingCase):
    """What a run computed is owed and booked, to the satang."""

    def test_what_is_owed_is_what_is_booked(self):
        run = self.post_refunds()
        self.assertEqual(run.state, "posted")
        self.assertEqual(self.owed(), [50.01, 100, 2.75])
        self.assertBooked(source="152.76", payable="-152.76")
        self.assertEqual(run.entry_ids.mapped("state"), ["posted"])
        self.assertEqual(run.entry_ids.date, date(2027, 3, 15))
        self.assertEqual(run.posted_by_id, self.accountant)

    def test_each_move_names_its_line_of_the_journal(self):
        run = self.post_refunds()
        self.assertEqual(len(run.move_ids), len(self.members))
        for move in run.move_ids:
            self.assertEqual(move.entry_line_id.partner_id, move.member_id.partner_id)
            self.assertEqual(move.entry_line_id.credit, move.amount)
            self.assertEqual(move.entry_id.coop_rebate_run_id, run)

    def test_members_do_not_become_vendors(self):
        self.post_refunds()
        ranks = [member.partner_id.supplier_rank for member in self.members]
        self.assertEqual(ranks, [0, 0, 0])

    def test_each_part_goes_to_its_account(self):
        run = self.post_refunds(
            cash_percent=60,
            minimum_payout=20,
            below_minimum="forfeit",
            withholding_percent=3,
            withholding_above=60,
        )
        self.assertBooked(
            source="152.76",
            payable="-88.21",
            retained="-61.10",
            reserve="-1.65",
            withholding="-1.80",
        )
        self.assertEqual(self.owed(), [30.01, 58.2, 0])
        self.assertEqual(run.withheld_total, 1.8)
        self.assertEqual(
            self.kinds(run),
            {"posted": 152.76, "retained": -61.1, "forfeited": -1.65, "withheld": -1.8},
        )

    def test_what_is_carried_over_stays_owed(self):
        self.post_refunds(minimum_payout=20)
        self.assertEqual(self.owed(), [50.01, 100, 2.75])
        self.assertBooked(source="152.76", payable="-152.76", retained="0")

    def test_a_later_version_posts_only_what_it_changes(self):
        self.post_refunds()
        self.purchase(self.members[2], "100")
        run = self.post_refunds()
        self.assertEqual(self.kinds(run), {"adjusted": 5})
        member = self.members[2]
        self.assertEqual(run.entry_ids.line_ids.partner_id, member.partner_id)
        self.assertEqual(self.owed(), [50.01, 100, 7.75])
        self.assertBooked(source="157.76", payable="-157.76")

    def test_what_a_later_version_takes_is_set_off_at_once(self):
        """What is open in the general ledger is what is owed, before any payout."""
        self.post_refunds()
        run = self.later_version(2)
        self.assertEqual(self.owed(), [20.0, 40, 1.1])
        for payable in run.move_ids.payable_id:
            items = payable.move_ids.entry_line_id
            self.assertEqual(-sum(items.mapped("amount_residual")), payable.balance)
            open_items = items.filtered(lambda item: not item.reconciled)
            self.assertEqual(open_items.move_id.coop_rebate_run_id.version, 1)
        run.with_user(self.accountant)._reverse(date(2027, 4, 1), "Wrong")
        self.assertEqual(self.owed(), [50.01, 100, 2.75])
        self.assertTrue(all(run.move_ids.entry_line_id.mapped("reconciled")))

    def test_whoever_was_paid_more_owes_the_difference(self):
        self.post_refunds()
        self.pay(self.members[1], 100)
        run = self.later_version(2)
        self.assertEqual(self.owed(), [20.0, -60, 1.1])
        self.assertEqual(run.owing_count, 1)

    def test_posting_again_changes_nothing(self):
        self.post_refunds()
        run = self.post_refunds()
        self.assertFalse(run.entry_ids)
        self.assertFalse(run.move_ids)
        self.assertEqual(run.state, "posted")

    def test_an_earlier_version_is_not_posted_after_a_later_one(self):
        first = self.approve(self.compute())
        second = self.post(self.approve(self.compute()))
        with self.assertRaisesRegex(UserError, f"{second.display_name} is posted"):
            self.post(first)

    def test_the_books_are_closed(self):
        run = self.approve(self.compute())
        self.co_op.hard_lock_date = "2027-03-31"
        with self.assertRaisesRegex(UserError, "locked on 03/15/2027"):
            self.post(run)
        self.assertEqual(run.state, "approved")
        self.post(run, "2027-04-01")
        self.assertEqual(run.entry_ids.date, date(2027, 4, 1))

    def test_what_is_missing_is_named(self):
        self.co_op.coop_rebate_retained_account_id = False
        run = self.approve(self.compute(cash_percent=50))
        with self.assertRaisesRegex(UserError, "Refunds retained"):
            self.post(run)
        self.co_op.coop_rebate_journal_id = False
        dialog = self.env["coop.rebate.post.wizard"].create({"run_id": run.id})
        self.assertIn("Journal of refunds, Refunds retained", dialog.refusal)

    def test_the_dialog_says_what_happens(self):
        self.post_refunds()
        self.purchase(self.members[2], "100")
        self.pay(self.members[1], 100)
        run = self.approve(self.compute())
        dialogs = self.env["coop.rebate.post.wizard"].with_user(self.accountant)
        dialog = dialogs.create({"run_id": run.id})
        self.assertEqual(dialog.date, run.resolution_date)
        self.assertEqual((dialog.member_count, dialog.entitled), (1, 5))
        self.assertEqual(dialog.earlier_run_id.version, 1)
        self.assertFalse(dialog.refusal)
        dialog.action_confirm()
        self.assertEqual(run.state, "posted")

    def test_who_posts(self):
        run = self.approve(self.compute())
        for role in ("officer", "auditor"):
            with self.assertRaises(AccessError):
                self.as_role(role, run).action_post()
        run.with_user(self.accountant).action_post()
        self.assertEqual(run.posting_date, run.resolution_date)
        auditor = self.as_role("auditor", run.move_ids)
        self.assertEqual(sum(auditor.mapped("amount")), 152.76)
        with self.assertRaises(AccessError):
            auditor.write({"note": "x"})

    def test_other_co_ops_see_nothing_of_it(self):
        run = self.post_refunds()
        user = self.make_stranger("accountant")
        own = user.company_ids.ids
        for records in (run.move_ids, run.move_ids.payable_id):
            found = self.env[records._name].with_user(user)
            found = found.with_context(allowed_company_ids=own)
            self.assertFalse(found.search([("id", "in", records.ids)]))

    def test_work_that_was_stopped_goes_on(self):
        """Each part is committed; what comes after begins behind it."""
        run = self.approve(self.compute())
        parts = "odoo.addons.coop_card.models.posting.coop_rebate_run_parts"
        with patch(f"{parts}.PART", 1), patch(f"{parts}.ENTRY", 1):
            self.post(run)
            self.assertEqual(run.state, "posting")
            run._work(lambda done: False)
            self.assertEqual((run.state, run.posted_count), ("posting", 1))
            with self.assertRaisesRegex(UserError, "being posted or reversed"):
                self.post_refunds()
            run._work(lambda done: done != 1 or run.posted_count < 2)
            run._work(lambda done: True)
        self.assertEqual((run.state, run.posted_count), ("posted", 3))
        self.assertEqual(len(run.entry_ids), 3)
        self.assertBooked(source="152.76", payable="-152.76")

    def test_a_lock_date_in_between_stops_it(self):
        run = self.approve(self.compute())
        parts = "odoo.addons.coop_card.models.posting.coop_rebate_run_parts"
        with patch(f"{parts}.PART", 1):
            self.post(run)
            run._work(lambda done: False)
            self.co_op.hard_lock_date = "2027-03-31"
            run._work(lambda done: True)
            self.assertIn("locked", run.message)
            self.assertEqual((run.state, run.posted_count), ("posting", 1))
            run.with_user(self.accountant).action_go_on()
            self.assertFalse(run.message)

    def test_purchases_of_a_member_who_was_merged_stay_theirs(self):
        """A merger leaves alone what is posted: the old number keeps its refund."""
        self.post_refunds()
        one, other = self.members[:2]
        one._merge_into(other, "The same person")
        run = self.later_version(6)
        self.assertEqual(self.owed(), [60.01, 120, 3.3])
        self.assertEqual(self.kinds(run), {"adjusted": 30.55})
