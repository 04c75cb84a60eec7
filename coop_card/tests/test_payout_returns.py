# SPDX-License-Identifier: LGPL-3.0-or-later
"""What comes back is owed again, and paid again once."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

from .payout_case import PayoutCase


class TestPayoutReturns(PayoutCase):
    """Payments that come back, payouts that are taken back, and what stays."""

    def test_a_payout_is_taken_back_by_an_entry(self):
        batch = self.pay()
        self.take_back(batch=batch)
        self.assertEqual((batch.state, batch.total), ("undone", 0))
        self.assertEqual(set(batch.line_ids.mapped("state")), {"void"})
        self.assertEqual(self.balances(), [100, 200.05, 3])
        self.assertEqual(len(batch.sudo().entry_ids), 2)
        self.assertEqual(self.booked(self.cash_account), 0)
        self.assertBooks()
        self.pay()
        self.assertEqual(self.balances(), [0, 0, 0])
        self.assertBooks()

    def test_nothing_comes_back_before_it_was_paid(self):
        batch = self.pay()
        for what in ({"batch": batch}, {"lines": batch.line_ids[:1]}):
            with self.assertRaisesRegex(UserError, "that day or a later one"):
                self.take_back(date="1999-01-01", **what)

    def test_a_single_payment_comes_back(self):
        batch = self.pay()
        line = batch.line_ids[1]
        self.take_back(line)
        self.assertEqual(line.state, "returned")
        self.assertEqual(str(line.returned_on), "2027-04-20")
        self.assertEqual(self.balances(), [0, 200.05, 0])
        self.assertEqual(line.move_ids.mapped("kind"), ["paid", "returned"])
        self.assertEqual((batch.total, batch.returned_total), (103, 200.05))
        self.assertBooks()
        with self.assertRaisesRegex(UserError, "cannot come back"):
            self.take_back(line)
        self.take_back(batch=batch)
        self.assertEqual(self.balances(), [100, 200.05, 3])
        self.assertEqual(line.state, "returned")
        self.assertBooks()

    def test_a_lost_cheque_is_paid_again_in_its_place(self):
        batch = self.pay("cheque")
        line = batch.line_ids[0]
        action = self.take_back(line, again=True, method_id=self.methods["cash"].id)
        again = self.env["coop.payout.batch"].browse(action["res_id"])
        self.assertEqual(line.state, "void")
        self.assertEqual(again.line_ids.reissue_of_id, line)
        self.assertEqual((again.state, again.total), ("draft", 100))
        again.with_user(self.accountant).action_post()
        self.assertEqual(self.balances(), [0, 0, 0])
        self.assertBooks()

    def test_settled_debts_do_not_come_back_alone(self):
        batch = self.pay("shares")
        with self.assertRaisesRegex(UserError, "cannot come back"):
            batch.line_ids[0].action_return()

    def test_a_refund_stands_in_one_draft(self):
        draft = self.plan()
        self.assertEqual(self.dialog().line_count, 0)
        with self.assertRaisesRegex(UserError, "nobody to pay"):
            self.plan()
        draft.line_ids[0].unlink()
        self.assertEqual(self.dialog().line_count, 1)
        draft.action_cancel()
        self.assertEqual(self.dialog().line_count, 3)
        self.assertEqual(set(draft.line_ids.mapped("state")), {"void"})

    @mute_logger("odoo.sql_db")
    def test_the_database_pays_nothing_twice(self):
        batch = self.pay()
        line = batch.line_ids[0].sudo()
        payment = line.move_ids.copy_data()[0]
        for error, statement in (
            (UniqueViolation, lambda: self.env["coop.rebate.move"].create(payment)),
            (
                CheckViolation,
                lambda: self.env["coop.rebate.move"].create(
                    payment | {"payout_line_id": False}
                ),
            ),
        ):
            with self.assertRaises(error), self.cr.savepoint():
                statement()

    def test_what_is_paid_stays_as_it_is(self):
        self.pay()
        for statement in (
            SQL("UPDATE coop_payout_line SET amount = 1"),
            SQL("UPDATE coop_payout_line SET state = 'planned'"),
            SQL("DELETE FROM coop_payout_line"),
            SQL("TRUNCATE coop_payout_line CASCADE"),
            SQL("UPDATE coop_payout_batch SET date = '2020-01-01'"),
            SQL("UPDATE coop_payout_batch SET state = 'draft'"),
            SQL("DELETE FROM coop_payout_batch"),
        ):
            with self.assertKept():
                self.cr.execute(statement)

    def test_entries_are_taken_back_where_they_were_made(self):
        entry = self.pay().sudo().entry_ids
        for attempt in (entry.button_draft, entry.button_cancel, entry._reverse_moves):
            with self.assertRaisesRegex(UserError, "Payout"):
                attempt()
        with self.assertRaisesRegex(UserError, "reverse it there"):
            entry.unlink()

    def test_amounts_go_down_only(self):
        batch = self.plan()
        with (
            self.assertRaisesRegex(UserError, "Enter that, or less"),
            self.cr.savepoint(),
        ):
            batch.line_ids[0].amount = 100.01
        batch.action_post()
        with self.assertRaisesRegex(UserError, "no draft any more"):
            batch.line_ids[0].amount = 1
