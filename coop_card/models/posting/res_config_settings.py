# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where refunds are booked, under Settings."""

from odoo import api, fields, models

from ..rebate.res_company import ACCOUNTS


class ResConfigSettings(models.TransientModel):
    """Shows the journal and the accounts of the co-op's refunds."""

    _inherit = "res.config.settings"

    coop_rebate_journal_id = fields.Many2one(
        related="company_id.coop_rebate_journal_id", readonly=False
    )
    coop_rebate_source_account_id = fields.Many2one(
        related="company_id.coop_rebate_source_account_id", readonly=False
    )
    coop_rebate_payable_account_id = fields.Many2one(
        related="company_id.coop_rebate_payable_account_id", readonly=False
    )
    coop_rebate_retained_account_id = fields.Many2one(
        related="company_id.coop_rebate_retained_account_id", readonly=False
    )
    coop_rebate_reserve_account_id = fields.Many2one(
        related="company_id.coop_rebate_reserve_account_id", readonly=False
    )
    coop_rebate_withholding_account_id = fields.Many2one(
        related="company_id.coop_rebate_withholding_account_id", readonly=False
    )
    coop_rebate_share_account_id = fields.Many2one(
        related="company_id.coop_rebate_share_account_id", readonly=False
    )
    coop_rebate_accounts_missing = fields.Boolean(
        compute="_compute_coop_rebate_accounts_missing",
        help="Whether the journal or an account is not chosen yet.",
    )

    @api.depends("coop_rebate_journal_id", *ACCOUNTS)
    def _compute_coop_rebate_accounts_missing(self):
        for settings in self:
            settings.coop_rebate_accounts_missing = not all(
                settings[name] for name in ("coop_rebate_journal_id", *ACCOUNTS)
            )

    def action_coop_make_rebate_accounts(self):
        """Make what is not chosen yet: a journal, and accounts in the chart."""
        self.ensure_one()
        self.check_access("create")
        self.company_id.root_id._coop_make_rebate_accounts()
        return {"type": "ir.actions.client", "tag": "reload"}
