# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting refund runs."""

from decimal import Decimal

from odoo.tools import SQL

from .rebate_case import RebateCase


class PostingCase(RebateCase):
    """A year with purchases of three members, and what is booked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.set_accounts()
        cls.make_rate(cls.rice, 5)
        cls.members = [cls.make_member(f"Member {n}") for n in range(3)]
        for member, amount in zip(cls.members, ("1000.10", "2000", "55"), strict=True):
            cls.purchase(member, amount)

    def booked(self, name):
        """Return the balance of an account of the settings in the general ledger."""
        return self.sum_of("account_move_line", "balance", "account_id", name)

    def sum_of(self, table, column, field, name):
        """Return a sum of the database, exactly."""
        self.env.flush_all()
        query = SQL(
            "SELECT COALESCE(sum(%s), 0)::text FROM %s WHERE %s = %s"
            " AND parent_state = 'posted'",
            SQL.identifier(column),
            SQL.identifier(table),
            SQL.identifier(field),
            self.co_op[name].id,
        )
        return Decimal(self.env.execute_query(query)[0][0])

    def assertBooked(self, **balances):
        """Check what is booked to accounts, by the part of their settings' names."""
        for name, balance in balances.items():
            found = self.booked(f"coop_rebate_{name}_account_id")
            self.assertEqual(found, Decimal(balance), name)

    def balances(self):
        """Return what each member is owed of the year."""
        self.env.invalidate_all()
        payables = self.env["coop.rebate.payable"].search(
            [("fiscal_year_id", "=", self.year.id)]
        )
        owed = {payable.member_id: payable.balance for payable in payables}
        return [owed.get(member) for member in self.members]


class TestRebatePosting(PostingCase):
    """What a run computed is owed and booked, to the satang."""

    def test_what_is_owed_is_what_is_booked(self):
        run = self.post_refunds()
        self.assertEqual(run.state, "posted")
        self.assertEqual(self.balances(), [50.01, 100, 2.75])
        self.assertBooked(source="152.76", payable="-152.76")
        self.assertEqual(run.entry_ids.state, "posted")
        self.assertEqual(run.entry_ids.date, run.posting_date)
