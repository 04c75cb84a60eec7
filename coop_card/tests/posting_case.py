# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of posting refunds begin with."""

from datetime import date
from decimal import Decimal

from odoo.tests import tagged
from odoo.tools import SQL

from .rebate_case import RebateCase


@tagged("post_install", "-at_install")
class PostingCase(RebateCase):
    """A year with purchases of three members, and accounts to book refunds to."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.set_accounts()
        cls.rate = cls.make_rate(cls.rice, 5)
        cls.members = [cls.make_member(f"Member {number}") for number in range(3)]
        cls.purchases("1000.10", "2000", "55")

    @classmethod
    def purchases(cls, *amounts, day=date(2026, 3, 1)):
        """Book a purchase for each member."""
        for member, amount in zip(cls.members, amounts, strict=True):
            cls.purchase(member, amount, day=day)

    def later_version(self, percent, **values):
        """Return a posted version of the year with another rate."""
        self.rate.value = percent
        return self.post_refunds(**values)

    def booked(self, name):
        """Return the balance of an account of the settings, exactly."""
        query = SQL(
            "SELECT COALESCE(sum(balance), 0)::text FROM account_move_line"
            " WHERE account_id = %s AND parent_state = 'posted'",
            self.co_op[f"coop_rebate_{name}_account_id"].id,
        )
        return Decimal(self.env.execute_query(query)[0][0])

    def owed(self, year=None):
        """Return what each member is owed of a year; None: no account."""
        self.env.invalidate_all()
        payables = self.env["coop.rebate.payable"].search(
            [("fiscal_year_id", "=", (year or self.year).id)]
        )
        balances = {payable.member_id: payable.balance for payable in payables}
        return [balances.get(member) for member in self.members]

    def assertBooked(self, **balances):
        """Check accounts, and that the refund accounts say what the ledger says."""
        self.env.flush_all()
        found = {name: self.booked(name) for name in balances}
        self.assertEqual(
            found, {name: Decimal(value) for name, value in balances.items()}
        )
        self.assertEqual(self.differences(), [])

    def differences(self):
        """Return entries whose lines of refunds payable are not their moves."""
        query = SQL(
            """
            SELECT entry_id, sum(amount) FROM (
                SELECT move_id AS entry_id, balance AS amount FROM account_move_line
                WHERE account_id = %(account)s
                UNION ALL
                SELECT entry_id, amount FROM coop_rebate_move
                WHERE company_id = %(company)s
            ) AS either
            GROUP BY entry_id HAVING sum(amount) <> 0
            """,
            account=self.co_op.coop_rebate_payable_account_id.id,
            company=self.co_op.id,
        )
        return self.env.execute_query(query)

    def kinds(self, run):
        """Return the sums of a run's moves, by kind."""
        groups = self.env["coop.rebate.move"]._read_group(
            [("run_id", "=", run.id), ("reversal_of_id", "=", False)],
            ["kind"],
            ["amount:sum"],
        )
        return {kind: round(amount, 2) for kind, amount in groups}

    def pay(self, member, amount):
        """Note that a member was paid of the oldest refund, as a payout does."""
        payable = self.env["coop.rebate.payable"].search(
            [("member_id", "=", member.id)], order="id", limit=1
        )
        self.env["coop.rebate.move"].create(
            {
                "payable_id": payable.id,
                "company_id": self.co_op.id,
                "kind": "paid",
                "amount": -amount,
                "date": "2027-04-01",
            }
        )
