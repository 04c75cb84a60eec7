# SPDX-License-Identifier: LGPL-3.0-or-later
"""The accounts of refunds: what they must be like, and making them."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain
from odoo.tools import LazyTranslate

from ..rebate.res_company import ACCOUNTS

_lt = LazyTranslate(__name__)

JOURNAL = "coop_rebate_journal_id"
PAYABLE = "coop_rebate_payable_account_id"

#: What is made where a co-op has no account for something: a code to begin the search
#: with, the type, and the name.
NEW_ACCOUNTS = {
    "coop_rebate_source_account_id": ("391000", "equity", _lt("Patronage refunds")),
    PAYABLE: ("219000", "liability_payable", _lt("Patronage refunds payable")),
    "coop_rebate_retained_account_id": ("392000", "equity", _lt("Refunds retained")),
    "coop_rebate_reserve_account_id": ("393000", "equity", _lt("Reserve fund")),
    "coop_rebate_withholding_account_id": (
        "219500",
        "liability_current",
        _lt("Tax withheld from refunds"),
    ),
    "coop_rebate_share_account_id": ("394000", "equity", _lt("Share capital")),
}


class ResCompany(models.Model):
    """Checks the accounts of refunds, and makes those that a co-op has not."""

    _inherit = "res.company"

    @api.constrains(JOURNAL, *ACCOUNTS)
    def _check_coop_rebate_accounts(self):
        for company in self:
            company._check_coop_rebate_owners()
            company._check_coop_rebate_kinds()
            company._check_coop_rebate_open()

    @api.model
    def _check_coop_rebate_use(self, names, records):
        """Check again the co-ops that book refunds to accounts or in journals.

        :param names: the settings that may name one of them
        """
        domain = Domain.OR([(name, "in", records.ids)] for name in names)
        self.sudo().search(domain)._check_coop_rebate_accounts()

    def _check_coop_rebate_owners(self):
        """Refuse accounts and journals of other companies."""
        journal = self[JOURNAL]
        if journal and journal.company_id != self:
            raise ValidationError(
                self.env._(
                    "The journal %(journal)s is not of %(company)s. Choose one of its "
                    "own.",
                    journal=journal.display_name,
                    company=self.name,
                )
            )
        for name in ACCOUNTS:
            account = self[name].sudo()
            if account and self not in account.company_ids:
                raise ValidationError(
                    self.env._(
                        "The account %(account)s is not of %(company)s. Choose one of "
                        "its own.",
                        account=account.display_name,
                        company=self.name,
                    )
                )

    def _check_coop_rebate_kinds(self):
        """Refuse accounts with which refunds could not be told from anything else."""
        payable = self[PAYABLE]
        if payable and (
            payable.account_type != "liability_payable" or not payable.reconcile
        ):
            raise ValidationError(
                self.env._(
                    "%s cannot hold refunds payable: it must be of the type Payable "
                    "and allow reconciliation.",
                    payable.display_name,
                )
            )
        others = [self[name] for name in ACCOUNTS if name != PAYABLE]
        if payable and payable in others:
            raise ValidationError(
                self.env._(
                    "Refunds payable need an account of their own: %s is also chosen "
                    "for something else.",
                    payable.display_name,
                )
            )
        if self[JOURNAL] and self[JOURNAL].type != "general":
            raise ValidationError(
                self.env._(
                    "%s cannot be the journal of refunds: choose one of the type "
                    "Miscellaneous.",
                    self[JOURNAL].display_name,
                )
            )

    def _check_coop_rebate_open(self):
        """Refuse what no entry in the co-op's own money could be booked to."""
        for one in (self[name].sudo() for name in (JOURNAL, *ACCOUNTS)):
            if one and (not one.active or one.currency_id - self.currency_id):
                raise ValidationError(
                    self.env._(
                        "%(account)s cannot take refunds: it is archived, or kept in "
                        "another currency than %(currency)s.",
                        account=one.display_name,
                        currency=self.currency_id.name,
                    )
                )

    def write(self, vals):
        """Keep the accounts while something is booked to them."""
        for company in self:
            for name in {PAYABLE, JOURNAL, *ACCOUNTS} & {*vals}:
                if company[name] and vals[name] != company[name].id:
                    company._check_coop_rebate_idle(name)
        return super().write(vals)

    def _check_coop_rebate_idle(self, name):
        """Refuse another account while refunds are being posted, or are still owed."""
        runs = self.env["coop.rebate.run"].sudo()
        busy = [
            ("company_id", "=", self.id),
            ("state", "in", ("posting", "reversing")),
        ]
        if runs.search_count(busy, limit=1):
            raise UserError(
                self.env._(
                    "Refunds are being posted right now. Change the accounts when that "
                    "is done."
                )
            )
        payables = self.env["coop.rebate.payable"].sudo()
        owed = [("company_id", "=", self.id), ("balance", "!=", 0)]
        if name == PAYABLE and payables.search_count(owed, limit=1):
            raise UserError(
                self.env._(
                    "Members are still owed refunds, which are booked to %s. Choose "
                    "another account once all are paid.",
                    self[PAYABLE].display_name,
                )
            )

    def _coop_make_rebate_accounts(self):
        """Make the journal and the accounts of refunds that are not chosen yet."""
        for company in self:
            made = {
                name: company._coop_make_rebate_account(*of).id
                for name, of in NEW_ACCOUNTS.items()
                if not company[name]
            }
            if not company[JOURNAL]:
                made[JOURNAL] = company._coop_make_rebate_journal().id
            company.write(made)

    def _coop_make_rebate_account(self, code, account_type, name):
        accounts = self.env["account.account"].with_company(self)
        return accounts.create(
            {
                "code": accounts._search_new_account_code(code),
                "name": str(name),
                "account_type": account_type,
                "reconcile": account_type == "liability_payable",
                "company_ids": [Command.set(self.ids)],
            }
        )

    def _coop_make_rebate_journal(self):
        journals = self.env["account.journal"].with_company(self)
        return journals.create(
            {
                "name": self.env._("Patronage refund"),
                "code": "REFD",
                "type": "general",
                "company_id": self.id,
            }
        )
