# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of payouts begin with."""

from odoo import fields
from odoo.fields import Command
from odoo.tools import SQL

from .rebate_case import RebateCase

#: What members bought; they get 10 % of it back.
PURCHASES = {"00001": "1000", "00002": "2000.50", "00003": "30"}


class PayoutCase(RebateCase):
    """Three members whose refunds of 100.00, 200.05 and 3.00 are posted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.set_accounts()
        cls.bank_account = cls.make_account("100001", "Bank", "asset_cash")
        cls.cash_account = cls.make_account("100002", "Cash", "asset_cash")
        cls.make_journal("BNK", "bank", cls.bank_account)
        cls.make_journal("CSH", "cash", cls.cash_account)
        cls.methods = {
            method.kind: method
            for method in cls.env["coop.payout.method"].search(
                [("company_id", "=", cls.co_op.id)]
            )
        }
        cls.members = cls.env["coop.member"].union(
            *[cls.make_member(number=number) for number in PURCHASES]
        )
        cls.first, cls.second, cls.third = cls.members
        for member, amount in zip(cls.members, PURCHASES.values(), strict=True):
            cls.purchase(member, amount)
        cls.make_rate(cls.rice, 10)
        cls.refund_run = cls.post_refunds()
        cls.payables = cls.payables_of(cls.members)

    @classmethod
    def payables_of(cls, members):
        """Return the refund accounts of members, in their order."""
        found = cls.env["coop.rebate.payable"].search(
            [("member_id", "in", members.ids)]
        )
        return found.sorted(lambda one: one.member_id.number)

    @classmethod
    def make_bank(cls, member, number="123-4-56789-0"):
        """Return a bank account of a member."""
        return cls.env["res.partner.bank"].create(
            {"partner_id": member.partner_id.id, "acc_number": number}
        )

    @classmethod
    def owe(cls, member, amount, receivable, income, **foreign):
        """Return the journal item by which a member owes the co-op.

        :param foreign: ``currency_id`` and ``amount_currency``, where it is no debt in
            the co-op's own
        """
        entry = cls.env["account.move"].create(
            {
                "journal_id": cls.co_op.coop_rebate_journal_id.id,
                "date": "2027-02-01",
                "line_ids": [
                    Command.create(
                        {
                            "account_id": receivable.id,
                            "balance": amount,
                            "partner_id": member.partner_id.id,
                            **foreign,
                        }
                    ),
                    Command.create({"account_id": income.id, "balance": -amount}),
                ],
            }
        )
        entry.action_post()
        return entry.line_ids.filtered(lambda item: item.account_id == receivable)

    @classmethod
    def dialog(cls, kind="cash", **values):
        """Return the accountant's dialog for a new payout."""
        values = {"date": fields.Date.to_date("2027-04-01"), **values}
        return (
            cls.env["coop.payout.wizard"]
            .with_user(cls.accountant)
            .create({"method_id": cls.methods[kind].id, "chosen_only": False, **values})
        )

    @classmethod
    def plan(cls, kind="cash", **values):
        """Return a draft of the accountant's."""
        action = cls.dialog(kind, **values).action_confirm()
        batch = cls.env["coop.payout.batch"].browse(action["res_id"])
        return batch.with_user(cls.accountant)

    @classmethod
    def pay(cls, kind="cash", **values):
        """Return a payout that is posted."""
        batch = cls.plan(kind, **values)
        batch.action_post()
        return batch

    @classmethod
    def take_back(cls, lines=None, batch=None, **values):
        """Confirm the dialog that takes a payout, or payments of it, back."""
        values = {
            "line_ids": lines and lines.ids,
            "batch_id": batch and batch.id,
            "date": "2027-04-20",
            "reason": "Account closed",
            **values,
        }
        dialog = cls.env["coop.payout.return.wizard"].with_user(cls.accountant)
        return dialog.create(values).action_confirm()

    def assertBooks(self):
        """Check that moves, balances and the general ledger say the same."""
        self.env.invalidate_all()
        query = SQL(
            """
            SELECT COALESCE(sum(balance), 0), (
                SELECT COALESCE(sum(amount), 0) FROM coop_rebate_move
                WHERE company_id = %(company)s
            ), (
                SELECT COALESCE(-sum(balance), 0) FROM account_move_line
                WHERE account_id = %(account)s AND parent_state = 'posted'
            ), (
                SELECT COALESCE(-sum(amount_residual), 0) FROM account_move_line
                WHERE account_id = %(account)s AND parent_state = 'posted'
            )
            FROM coop_rebate_payable WHERE company_id = %(company)s
            """,
            company=self.co_op.id,
            account=self.co_op.coop_rebate_payable_account_id.id,
        )
        [figures] = self.env.execute_query(query)
        self.assertEqual(len(set(figures)), 1, figures)

    def balances(self):
        """Return what is owed to the three members."""
        self.payables.invalidate_recordset()
        return self.payables.mapped("balance")

    def booked(self, account):
        """Return what stands on an account."""
        items = self.env["account.move.line"].search([("account_id", "=", account.id)])
        return round(sum(items.mapped("balance")), 2)
