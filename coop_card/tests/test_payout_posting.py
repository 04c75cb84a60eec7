# SPDX-License-Identifier: LGPL-3.0-or-later
"""Payouts are booked once, whole, and reconciled."""

from unittest.mock import patch

from psycopg2.errors import RestrictViolation

from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

from ..models.payouts import coop_payout_batch_work
from .payout_case import PayoutCase


class TestPayoutPosting(PayoutCase):
    """From the dialog to the general ledger, by each kind of method."""

    def test_the_dialog_tells_what_it_makes(self):
        dialog = self.dialog(minimum=50)
        self.assertEqual((dialog.member_count, dialog.total), (2, 300.05))
        batch = self.plan(minimum=50)
        self.assertEqual((batch.line_count, batch.total), (2, 300.05))
        self.assertEqual(batch.line_ids.member_id, self.first + self.second)
        self.assertEqual(batch.state, "draft")

    def test_cash_is_booked_and_reconciled(self):
        batch = self.pay()
        self.assertEqual(
            (batch.state, batch.total, batch.paid_count), ("posted", 303.05, 3)
        )
        self.assertEqual(self.balances(), [0, 0, 0])
        self.assertEqual(self.booked(self.cash_account), -303.05)
        entry = batch.sudo().entry_ids
        self.assertEqual(len(entry.line_ids), 4)
        self.assertEqual(str(entry.date), "2027-04-01")
        items = self.payables.move_ids.entry_line_id
        self.assertTrue(all(items.mapped("reconciled")))
        self.assertBooks()

    def test_receipts_count_without_gaps(self):
        self.methods["cash"].next_number = 41
        batch = self.pay()
        self.assertEqual(
            batch.line_ids.mapped("reference"), ["000041", "000042", "000043"]
        )
        self.assertEqual(self.methods["cash"].next_number, 44)

    def test_a_part_is_paid_and_the_rest_by_another_way(self):
        batch = self.plan(payable_ids=self.payables[0].ids)
        batch.line_ids.amount = 40
        batch.action_post()
        self.assertEqual(self.balances()[0], 60)
        self.pay("shares", payable_ids=self.payables[0].ids)
        self.assertEqual(self.balances()[0], 0)
        self.assertEqual(self.booked(self.co_op.coop_rebate_share_account_id), -60)
        self.assertBooks()

    def test_transfers_go_to_the_members_accounts(self):
        self.make_bank(self.first)
        other = self.make_bank(self.second, "999-9")
        self.second.payout_bank_id = other
        batch = self.plan("bank")
        blocked = batch.line_ids.filtered("is_blocked")
        self.assertEqual(blocked.member_id, self.third)
        with self.assertRaisesRegex(UserError, "1 payments"):
            batch.action_post()
        batch.action_remove_blocked()
        batch.action_post()
        self.assertEqual(
            batch.line_ids.mapped("bank_account_number"), ["123-4-56789-0", "999-9"]
        )
        self.assertEqual(self.booked(self.bank_account), -300.05)

    def test_account_numbers_go_with_who_becomes_anonymous(self):
        firm = self.env["res.partner"].create({"name": "Firm"})
        contact = self.first.partner_id
        self.env.cr.execute(
            "UPDATE res_partner SET parent_id = %s WHERE id = %s", [firm.id, contact.id]
        )
        self.make_bank(self.first)
        line = self.pay("bank", payable_ids=self.payables[0].ids).line_ids.sudo()
        change = "UPDATE coop_payout_line SET bank_account_number = NULL WHERE id = %s"
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(RestrictViolation),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(change, line.ids)
        self.env.invalidate_all()
        self.first.action_resign()
        self.first._make_anonymous("Asked for it")
        self.assertEqual((line.amount, line.bank_account_number), (100, False))
        self.assertFalse(contact.parent_id)
        self.assertEqual(line.payable_id.move_ids.entry_line_id.partner_id, contact)
        self.assertBooks()

    def test_large_payouts_are_booked_in_parts(self):
        batch = self.plan()
        with patch.object(coop_payout_batch_work, "PART", 2):
            batch.action_post()
            self.assertEqual(batch.state, "posting")
            for _part in range(2):
                batch._as_starter()._work_on_part()
        self.assertEqual((batch.state, batch.paid_count), ("posted", 3))
        self.assertEqual(len(batch.sudo().entry_ids), 2)
        self.assertBooks()

    def test_closed_books_are_told_before_anything_is_written(self):
        batch = self.plan()
        self.co_op.fiscalyear_lock_date = "2027-04-30"
        with self.assertRaisesRegex(UserError, "books are closed"):
            batch.action_post()
        batch.date = "2027-05-02"
        batch.action_post()
        self.assertEqual(batch.state, "posted")

    def test_nothing_is_paid_while_a_run_is_posted(self):
        batch = self.plan()
        again = self.approve(self.compute())
        again.flush_recordset()
        self.env.cr.execute(
            SQL("UPDATE coop_rebate_run SET state = 'posting' WHERE id = %s", again.id)
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "Look at them, and correct"):
            batch.action_post()
        self.assertEqual(self.dialog().line_count, 0)

    def test_debts_are_settled_as_far_as_they_go(self):
        receivable = self.make_account("110001", "Receivable", "asset_current")
        receivable.write({"reconcile": True, "account_type": "asset_receivable"})
        income = self.make_account("400001", "Income", "income")
        debt = self.owe(self.first, 70, receivable, income)
        more = self.owe(self.second, 500, receivable, income)
        batch = self.pay("offset")
        self.assertEqual(batch.line_ids.mapped("amount"), [70, 200.05])
        self.assertEqual(self.balances(), [30, 0, 3])
        self.assertTrue(debt.reconciled)
        self.assertEqual(more.amount_residual, 299.95)
        self.assertEqual(batch.line_ids.move_ids.mapped("kind"), ["offset", "offset"])
        self.assertBooks()
        self.take_back(batch=batch)
        self.assertEqual(self.balances(), [100, 200.05, 3])
        self.assertEqual((debt.amount_residual, more.amount_residual), (70, 500))
        self.assertBooks()

    def test_debts_in_other_money_are_no_debts_here(self):
        receivable = self.make_account("110001", "Receivable", "asset_current")
        receivable.write({"reconcile": True, "account_type": "asset_receivable"})
        income = self.make_account("400001", "Income", "income")
        other = self.env.ref("base.JPY")
        other.active = True
        self.owe(
            self.first, 50, receivable, income, currency_id=other.id, amount_currency=9
        )
        self.assertEqual(self.dialog("offset").line_count, 0)
        self.owe(self.first, 30, receivable, income)
        batch = self.plan("offset")
        self.assertEqual(batch.line_ids.amount, 30)
        batch.line_ids.amount = 70
        with self.assertRaisesRegex(UserError, "cannot be booked"):
            batch.action_post()

    def make_euro_bank(self):
        """Return an account in euros that transfers are made from, and the currency."""
        euro = self.env.ref("base.EUR")
        euro.active = True
        account = self.make_account("100003", "Euros", "asset_cash")
        journal = self.make_journal("EUR", "bank", account)
        journal.currency_id = euro
        self.methods["bank"].journal_id = journal
        self.make_bank(self.first)
        self.make_bank(self.second)
        return account, euro

    def test_an_account_in_other_money_is_taken_at_the_rate_of_the_day(self):
        account, euro = self.make_euro_bank()
        rate = self.env["res.currency.rate"].create(
            {
                "currency_id": euro.id,
                "company_id": self.co_op.id,
                "name": "2027-03-31",
                "rate": 0.025,
            }
        )
        batch = self.plan("bank", minimum=50)
        batch.action_post()
        items = self.env["account.move.line"].search([("account_id", "=", account.id)])
        self.assertEqual(items.currency_id, euro)
        self.assertEqual((items.balance, items.amount_currency), (-300.05, -7.5))
        self.assertBooks()
        rate.copy({"name": "2027-04-10", "rate": 0.05})
        self.take_back(batch.line_ids[0])
        self.take_back(batch=batch)
        items = items.search([("account_id", "=", account.id)])
        self.assertEqual(sum(items.mapped("balance")), 0)
        self.assertEqual(sum(items.mapped("amount_currency")), 0)
        self.assertBooks()

    def test_no_rate_is_guessed(self):
        _account, euro = self.make_euro_bank()
        euro.rate_ids.unlink()
        batch = self.plan("bank", minimum=50)
        with self.assertRaisesRegex(UserError, "no rate is known"):
            batch.action_post()

    def test_what_nobody_claims_goes_to_the_reserve(self):
        self.assertEqual(self.dialog("reserve").line_count, 0)
        late = self.dialog("reserve", date="2032-04-01")
        self.assertEqual(late.line_count, 3)
        self.pay("reserve", date="2032-04-01")
        self.assertEqual(self.balances(), [0, 0, 0])
        reserve = self.co_op.coop_rebate_reserve_account_id
        self.assertEqual(self.booked(reserve), -303.05)
        self.assertBooks()

    def test_who_appears_after_all_is_paid_from_the_reserve(self):
        batch = self.pay("reserve", date="2032-04-01")
        line = batch.line_ids[0]
        action = self.take_back(line, date="2032-05-02", again=True)
        again = batch.browse(action["res_id"])
        self.assertEqual(again.method_id, self.methods["cash"])
        self.assertEqual(again.line_ids.reissue_of_id, line)
        reserve = self.co_op.coop_rebate_reserve_account_id
        self.assertEqual(self.booked(reserve), -203.05)
        again.action_post()
        self.assertEqual(self.balances(), [0, 0, 0])
        self.take_back(batch.line_ids[1], date="2032-05-03")
        self.assertEqual(self.balances(), [0, 200.05, 0])
        self.assertEqual(self.booked(reserve), -3)
        self.assertBooks()
        page = self.env["coop.rebate.tie.out"].create({"fiscal_year_id": self.year.id})
        self.assertTrue(page.is_tied)

    def test_members_get_what_they_chose(self):
        self.third.payout_method_id = self.methods["shares"]
        usual = self.dialog(chosen_only=True)
        self.assertEqual(usual.member_count, 2)
        self.assertEqual(self.dialog("shares", chosen_only=True).member_count, 1)
        self.assertEqual(self.dialog("bank", chosen_only=True).member_count, 0)

    def test_what_should_be_known_first_is_told(self):
        batch = self.plan("cheque")
        self.assertEqual(batch.finding_count, 3)
        self.assertEqual(batch.blocked_count, 0)
        self.first.sudo().write({"street": "1 Market Road", "zip": "50000"})
        batch.invalidate_recordset()
        self.assertEqual(batch.line_ids[0].findings, "")
        found = self.env["coop.payout.line"].search(
            [("findings", "!=", False), ("batch_id", "=", batch.id)]
        )
        self.assertEqual(found.member_id, self.second + self.third)

    def test_refunds_are_not_paid_from_the_account_they_are_owed_on(self):
        self.methods["cash"].account_id = self.co_op.coop_rebate_payable_account_id
        with self.assertRaisesRegex(UserError, "on which they are owed"):
            self.plan().action_post()
        self.assertBooks()
