# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the database keeps of refund accounts."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.tools import SQL, mute_logger

from .rebate_case import RebateCase


class TestRebatePayable(RebateCase):
    """Moves sum up to balances, and only a run makes a member owe."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.payable = cls.env["coop.rebate.payable"].create(
            {
                "company_id": cls.co_op.id,
                "member_id": cls.make_member().id,
                "fiscal_year_id": cls.year.id,
            }
        )
        cls.refund_run = cls.make_run()

    def move(self, kind, amount, **values):
        """Return a move of the account."""
        move = self.env["coop.rebate.move"].create(
            {
                "payable_id": self.payable.id,
                "company_id": self.co_op.id,
                "kind": kind,
                "amount": amount,
                "date": "2027-03-01",
                **values,
            }
        )
        self.payable.invalidate_recordset()
        return move

    def test_moves_sum_up(self):
        self.move("posted", 100.25, run_id=self.refund_run.id)
        self.move("retained", -40, run_id=self.refund_run.id)
        paid = self.move("paid", -60.25)
        self.assertEqual((self.payable.entitled, self.payable.balance), (100.25, 0))
        self.move("paid", 60.25, reversal_of_id=paid.id)
        self.assertEqual(self.payable.balance, 60.25)

    def test_nobody_is_paid_more_than_is_owed(self):
        self.move("posted", 100, run_id=self.refund_run.id)
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            self.move("paid", -100.01)

    def test_a_run_may_make_a_member_owe(self):
        self.move("posted", 100, run_id=self.refund_run.id)
        self.move("paid", -100)
        self.move("adjusted", -30, run_id=self.make_run().id)
        self.assertEqual(self.payable.balance, -30)

    @mute_logger("odoo.sql_db")
    def test_a_run_is_posted_to_an_account_once(self):
        self.move("posted", 100, run_id=self.refund_run.id)
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.move("posted", 100, run_id=self.refund_run.id)

    @mute_logger("odoo.sql_db")
    def test_signs_follow_the_kind(self):
        self.move("posted", 100, run_id=self.refund_run.id)
        for kind, amount in (("paid", 1), ("offset", 1), ("returned", -1)):
            with self.assertRaises(CheckViolation), self.cr.savepoint():
                self.move(kind, amount)

    def test_nobody_writes_what_the_database_sums_up(self):
        self.move("posted", 100, run_id=self.refund_run.id)
        for statement in (
            SQL("UPDATE coop_rebate_payable SET balance = 0"),
            SQL("UPDATE coop_rebate_move SET amount = 1"),
            SQL("DELETE FROM coop_rebate_move"),
            SQL("DELETE FROM coop_rebate_payable"),
        ):
            with self.assertKept():
                self.cr.execute(statement)
