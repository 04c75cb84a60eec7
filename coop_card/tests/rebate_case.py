# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of the patronage refund begin with."""

from decimal import Decimal

from odoo import fields
from odoo.fields import Command
from odoo.tools import SQL

from .builders import CoopCase

#: The accounts refunds are booked to: code, name and type by setting of the co-op.
ACCOUNTS = {
    "coop_rebate_source_account_id": ("390001", "Appropriation of surplus"),
    "coop_rebate_payable_account_id": (
        "290001",
        "Refunds payable",
        "liability_payable",
    ),
    "coop_rebate_retained_account_id": ("390002", "Refunds retained"),
    "coop_rebate_reserve_account_id": ("390003", "Reserve fund"),
    "coop_rebate_withholding_account_id": (
        "290002",
        "Tax withheld",
        "liability_current",
    ),
    "coop_rebate_share_account_id": ("390004", "Share capital"),
}


class RebateCase(CoopCase):
    """A co-op with an accountant who computes and a manager who approves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant = cls.make_user("accountant")
        cls.manager = cls.make_user("manager")

    @classmethod
    def make_rate(cls, category, value, member_type=None, **values):
        """Return a rate of the year in percent, for any type unless one is given."""
        return cls.env["coop.rebate.rate"].create(
            {
                "fiscal_year_id": cls.year.id,
                "category_id": category.id,
                "member_type_id": member_type and member_type.id,
                "value": value,
                **values,
            }
        )

    @classmethod
    def make_run(cls, **values):
        """Return a draft run of the year."""
        values = {"fiscal_year_id": cls.year.id, **values}
        return cls.env["coop.rebate.run"].create(values)

    @classmethod
    def compute(cls, **values):
        """Return a run of the year that the accountant has computed."""
        run = cls.make_run(**values)
        run.with_user(cls.accountant).action_compute()
        return run

    @classmethod
    def approve(cls, run):
        """Let the manager approve a run by a resolution; return it."""
        run.write({"resolution_number": "GM 1/2027", "resolution_date": "2027-03-01"})
        run.with_user(cls.manager).action_approve()
        return run

    @classmethod
    def post(cls, run, day="2027-03-15"):
        """Let the accountant post an approved run; return it."""
        cls.set_accounts()
        run.with_user(cls.accountant)._post(fields.Date.to_date(day))
        return run

    @classmethod
    def post_refunds(cls, **values):
        """Return a run of the year that is computed, approved and posted."""
        return cls.post(cls.approve(cls.compute(**values)))

    @classmethod
    def set_accounts(cls):
        """Give the co-op a journal and accounts for its refunds; they are made once."""
        if not cls.co_op.coop_rebate_journal_id:
            journal = {"name": "Refunds", "code": "REF", "type": "general"}
            accounts = {name: cls.make_account(*of) for name, of in ACCOUNTS.items()}
            cls.co_op.coop_rebate_journal_id = cls.env["account.journal"].create(
                {"company_id": cls.co_op.id, **journal}
            )
            cls.co_op.write({name: account.id for name, account in accounts.items()})

    @classmethod
    def make_account(cls, code, name, account_type="equity"):
        """Return an account of the co-op."""
        return cls.env["account.account"].create(
            {
                "code": code,
                "name": name,
                "account_type": account_type,
                "reconcile": account_type in ("liability_payable", "asset_receivable"),
                "company_ids": [Command.set(cls.co_op.ids)],
            }
        )

    @classmethod
    def make_journal(cls, code, journal_type, account):
        """Return a journal that pays from an account."""
        return cls.env["account.journal"].create(
            {
                "name": code,
                "code": code,
                "type": journal_type,
                "company_id": cls.co_op.id,
                "default_account_id": account.id,
            }
        )

    @classmethod
    def exact(cls, records, *names):
        """Return fields of records as the database has them, one tuple a record."""
        cls.env.flush_all()
        columns = SQL(", ").join(
            SQL("%s::text", SQL.identifier(name)) for name in names
        )
        rows = cls.env.execute_query(
            SQL(
                "SELECT id, %s FROM %s WHERE id IN %s",
                columns,
                SQL.identifier(records._table),
                tuple(records.ids),
            )
        )
        found = {row[0]: tuple(Decimal(value) for value in row[1:]) for row in rows}
        return [found[record.id] for record in records]

    def assertClaim(self, run, member, amount, cash=None, reason=False):
        """Check a member's refund, and that its parts add up; all of it is cash
        unless told.
        """
        claim = run.claim_ids.filtered(lambda claim: claim.member_id == member)
        found = self.exact(claim, "amount", "cash_amount", "retained_amount")
        amount = Decimal(amount)
        cash = amount if cash is None else Decimal(cash)
        self.assertEqual(found, [(amount, cash, amount - cash)])
        self.assertEqual(claim.reason_code, reason)
