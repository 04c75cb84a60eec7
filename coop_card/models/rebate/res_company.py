# SPDX-License-Identifier: LGPL-3.0-or-later
"""The accounts that refunds are booked to."""

from odoo import fields, models

#: Fields of the accounts, by what each is for.
ACCOUNTS = (
    "coop_rebate_source_account_id",
    "coop_rebate_payable_account_id",
    "coop_rebate_retained_account_id",
    "coop_rebate_reserve_account_id",
    "coop_rebate_withholding_account_id",
    "coop_rebate_share_account_id",
)


class ResCompany(models.Model):
    """Adds the journal and the accounts of the patronage refund."""

    _inherit = "res.company"

    coop_rebate_journal_id = fields.Many2one(
        "account.journal",
        "Journal of refunds",
        domain="[('type', '=', 'general'), ('company_id', '=', id)]",
        help="The journal of the entries that post, offset and carry refunds.",
    )
    coop_rebate_source_account_id = fields.Many2one(
        "account.account",
        "Refunds come from",
        help="Debited with the refunds of a year: appropriation of surplus, or an "
        "expense where the refund is one.",
    )
    coop_rebate_payable_account_id = fields.Many2one(
        "account.account",
        "Refunds payable",
        domain="[('account_type', '=', 'liability_payable')]",
        help="What the co-op owes its members, a line for each. A payable account of "
        "its own, so that it can be compared with the refunds.",
    )
    coop_rebate_retained_account_id = fields.Many2one(
        "account.account",
        "Refunds retained",
        help="The part of refunds that stays with the co-op for the members.",
    )
    coop_rebate_reserve_account_id = fields.Many2one(
        "account.account",
        "Reserve for unclaimed refunds",
        help="Where refunds go that are forfeited, or were not claimed in time.",
    )
    coop_rebate_withholding_account_id = fields.Many2one(
        "account.account",
        "Tax withheld",
        help="What is withheld from refunds for the tax office.",
    )
    coop_rebate_share_account_id = fields.Many2one(
        "account.account",
        "Share capital",
        help="Where refunds go that members take as shares.",
    )
