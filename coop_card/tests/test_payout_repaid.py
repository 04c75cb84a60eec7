# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members who were paid too much, and pay it back."""

from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

from .payout_case import PayoutCase


class TestPayoutRepaid(PayoutCase):
    """All were paid; a later version gives each member half of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paid = cls.pay()
        cls.year.rate_ids.value = 5
        cls.post_refunds()

    def test_what_members_owe_is_paid_back(self):
        self.assertEqual(self.balances(), [-50, -100.02, -1.5])
        batch = self.pay("repaid", payable_ids=self.payables[:2].ids)
        self.assertEqual(self.balances(), [0, 0, -1.5])
        self.assertEqual(batch.line_ids.move_ids.mapped("kind"), ["repaid", "repaid"])
        self.assertEqual(self.booked(self.cash_account), -153.03)
        self.assertTrue(
            all(self.payables[:2].move_ids.entry_line_id.mapped("reconciled"))
        )
        self.assertBooks()

    def test_a_part_is_paid_back(self):
        batch = self.plan("repaid", payable_ids=self.payables[0].ids)
        batch.line_ids.amount = 20
        batch.action_post()
        self.assertEqual(self.balances()[0], -30)
        self.assertBooks()

    def test_nobody_pays_back_more_than_is_owed(self):
        batch = self.plan("repaid", payable_ids=self.payables[0].ids)
        with self.assertRaisesRegex(UserError, "50.00 of .* is open"):
            batch.line_ids.amount = 50.01
        line = batch.line_ids
        line.flush_recordset()
        self.env.cr.execute(
            SQL("UPDATE coop_payout_line SET amount = 51 WHERE id = %s", line.id)
        )
        line.invalidate_recordset()
        self.assertEqual(line.findings, "More than the member owes.")
        with (
            self.assertRaisesRegex(Exception, "more than is owed"),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.env["coop.payout.booking"]._pay(line.sudo())

    def test_it_is_taken_back_as_a_whole(self):
        batch = self.pay("repaid", payable_ids=self.payables[0].ids)
        with self.assertRaisesRegex(UserError, "cannot come back by itself"):
            batch.line_ids.action_return()
        self.take_back(batch=batch)
        self.assertEqual(self.balances()[0], -50)
        self.assertBooks()

    def test_the_dialog_begins_with_the_method_that_fits(self):
        dialogs = self.env["coop.payout.wizard"].with_user(self.accountant)
        dialog = dialogs.new({"payable_ids": self.payables[0].ids})
        self.assertEqual(dialog.method_id, self.methods["repaid"])
        self.assertEqual((dialog.line_count, dialog.total), (1, 50))
        self.assertEqual(dialogs.new({}).method_id, self.methods["cash"])

    def test_the_year_ties_out(self):
        self.pay("repaid")
        self.env.flush_all()
        page = self.env["coop.rebate.tie.out"].create({"fiscal_year_id": self.year.id})
        self.assertTrue(page.is_tied)

    def test_what_the_version_posted_cannot_go_while_it_is_paid_back(self):
        """Reversing the later version makes the co-op owe what was paid back."""
        self.pay("repaid", payable_ids=self.payables[0].ids)
        run = self.payables.move_ids.run_id.sorted("version")[-1]
        run.with_user(self.accountant)._reverse(self.paid.date, "Wrong")
        self.assertEqual(self.balances(), [50, 0, 0])
        self.assertBooks()
