# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refunds of members who were merged: who is told and paid, how and where."""

from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError

from ..models.posting import coop_rebate_run_parts as run_parts
from .payout_case import PayoutCase


class TestPayoutMerged(PayoutCase):
    """The first member, who is owed 100.00, turns out to be a new one, too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank, cls.cheque = cls.methods["bank"], cls.methods["cheque"]
        cls.survivor = cls.make_member("First", number="00009")

    def merge_first(self):
        """Merge the first member into the survivor."""
        self.first._merge_into(self.survivor, "Registered twice")

    def line_of_first(self, kind="bank", **values):
        """Return a planned payment of what the first member is owed."""
        batch = self.plan(kind, **values)
        return batch.line_ids.filtered(lambda line: line.member_id == self.first)

    def make_note(self, member, year, note):
        """Return what the letter of a year tells a member."""
        values = {"fiscal_year_id": year.id, "member_id": member.id, "note": note}
        return self.env["coop.rebate.note"].create(values)

    def test_the_survivor_is_paid_as_they_wish(self):
        self.make_bank(self.first, "111-1-11111-1")
        self.survivor.payout_method_id = self.bank
        account = self.make_bank(self.survivor)
        self.survivor.payout_bank_id = account
        self.merge_first()
        self.assertNotIn(
            self.first, self.plan("cash", chosen_only=True).line_ids.member_id
        )
        line = self.line_of_first(chosen_only=True)
        self.assertEqual((line.amount, line.bank_account_id), (100, account))
        self.assertEqual(line.partner_id, self.survivor.partner_id)
        self.assertIn("Merged into another member", line.findings)
        self.assertFalse(line.is_blocked)
        self.assertIn("*89-0", self.first._payout_sentence())

    def test_the_payment_settles_what_the_old_number_was_owed(self):
        group = self.env["coop.member.group"].create(
            {"name": "Village", "code": "1", "company_id": self.co_op.id}
        )
        self.first.group_id = group
        self.merge_first()
        line = self.line_of_first("cash", group_ids=group.ids)
        line.batch_id.action_post()
        self.assertEqual((line.state, self.balances()[0]), ("paid", 0))
        self.assertBooks()

    def test_who_may_be_paid_to_which_account(self):
        own, other = self.make_bank(self.survivor), self.make_bank(self.second, "2")
        former = self.make_bank(self.first, "111-1-11111-1")
        self.merge_first()
        line = self.line_of_first()
        self.assertEqual(line.bank_account_id, own)
        for account in (other, former):
            with self.assertRaisesRegex(UserError, "Choose a bank account"):
                line.bank_account_id = account

    def test_a_payment_that_is_planned_stays_as_it_is(self):
        account = self.make_bank(self.first)
        line = self.line_of_first()
        self.merge_first()
        line.batch_id.line_ids.filtered("is_blocked").unlink()
        line.batch_id.action_post()
        self.assertEqual((line.state, line.bank_account_id), ("paid", account))

    def test_a_survivor_without_a_wish_takes_over_method_and_account(self):
        self.first.payout_method_id = self.bank
        account = self.make_bank(self.first)
        self.merge_first()
        self.assertEqual(self.survivor.payout_method_id, self.bank)
        copy = self.survivor.payout_bank_id
        self.assertEqual(copy.acc_number, account.acc_number)
        self.assertEqual(copy.partner_id, self.survivor.partner_id)
        self.assertEqual(account.partner_id, self.first.partner_id)
        self.assertEqual(self.line_of_first().bank_account_id, copy)

    def test_a_survivor_keeps_their_own_method_and_account(self):
        self.first.payout_method_id = self.bank
        self.make_bank(self.first)
        self.survivor.payout_method_id = self.cheque
        own = self.make_bank(self.survivor, "222-2-22222-2")
        self.merge_first()
        self.assertEqual(self.survivor.payout_method_id, self.cheque)
        self.assertFalse(self.survivor.payout_bank_id)
        self.assertEqual(self.line_of_first().bank_account_id, own)

    def test_debts_of_either_number_are_settled(self):
        receivable = self.make_account("110001", "Receivable", "asset_receivable")
        income = self.make_account("400001", "Income", "income")
        debt = self.owe(self.survivor, 70, receivable, income)
        own = self.owe(self.first, 20, receivable, income)
        self.merge_first()
        batch = self.pay("offset")
        self.assertEqual(
            (batch.line_ids.member_id, batch.line_ids.amount), (self.first, 70)
        )
        self.assertTrue(debt.reconciled)
        self.pay("offset")
        self.assertTrue(own.reconciled)
        self.assertEqual(self.balances()[0], 10)
        self.assertBooks()
        self.take_back(batch=batch)
        self.assertEqual((debt.amount_residual, self.balances()[0]), (70, 80))
        self.assertBooks()

    def test_no_more_is_settled_than_both_numbers_owe(self):
        receivable = self.make_account("110001", "Receivable", "asset_receivable")
        income = self.make_account("400001", "Income", "income")
        self.owe(self.second, 150, receivable, income)
        self.first._merge_into(self.second, "Registered twice")
        batch = self.plan("offset")
        self.assertEqual(batch.line_ids.mapped("amount"), [100, 50])
        batch.line_ids[1].amount = 60
        self.assertEqual(batch.blocked_count, 2)

    def test_the_least_amount_is_one_for_both_numbers(self):
        self.first._merge_into(self.third, "Registered twice")
        self.assertEqual(self.dialog(minimum=103).line_count, 3)
        self.assertEqual(self.dialog(minimum=104).line_count, 1)

    def later_version(self, percent):
        """Return a posted version of the year with another rate."""
        self.year.rate_ids.value = percent
        return self.post_refunds()

    def assertTied(self, *balances):
        """Check what is owed, that the books agree, and so does the tie-out."""
        self.assertEqual(self.balances(), [*balances])
        self.assertBooks()
        page = self.env["coop.rebate.tie.out"].create({"fiscal_year_id": self.year.id})
        self.assertTrue(page.is_tied)

    def test_what_an_old_number_owes_after_a_later_version_is_taken_off_at_once(self):
        self.pay(payable_ids=self.payables[0].ids)
        self.first._merge_into(self.second, "Registered twice")
        for part in (2000, 1):
            with self.subTest(part=part), patch(f"{run_parts.__name__}.PART", part):
                run = self.later_version(9)
                run._work(lambda done: True)
                self.assertTied(0, 170.05, 2.7)
                items = self.payables[0].move_ids.entry_line_id
                self.assertTrue(all(items.mapped("reconciled")))
                run.with_user(self.accountant)._reverse(
                    fields.Date.to_date("2027-04-20"), "Wrong"
                )
                run._work(lambda done: True)
                self.assertTied(0, 200.05, 3)

    def test_what_the_survivor_does_not_get_stays_owed_by_the_old_number(self):
        self.pay(payable_ids=self.payables[0].ids)
        self.first._merge_into(self.third, "Registered twice")
        self.later_version(5)
        self.assertTied(-48.5, 100.03, 0)

    def test_notes_go_where_the_letters_will_go(self):
        later, last = self.make_year(2027), self.make_year(2028)
        decided = self.make_note(self.first, self.year, "Of the posted year")
        moving = self.make_note(self.first, later, "Of a year to come")
        beaten = self.make_note(self.first, last, "Of the double")
        own = self.make_note(self.survivor, last, "Of the survivor")
        self.merge_first()
        found = (decided + moving + beaten + own).member_id.mapped("number")
        self.assertEqual(found, ["00001", "00009"])
        self.assertEqual(moving.member_id, self.survivor)
        self.assertEqual((decided + beaten).member_id, self.first)
