# SPDX-License-Identifier: LGPL-3.0-or-later
"""Accounts that refunds are booked to."""

from odoo import api, models

from ..rebate.res_company import ACCOUNTS


class AccountAccount(models.Model):
    """Stays what the settings of refunds asked for when it was chosen."""

    _inherit = "account.account"

    @api.constrains("account_type", "reconcile", "currency_id", "active", "company_ids")
    def _check_coop_rebate_use(self):
        self.env["res.company"]._check_coop_rebate_use(ACCOUNTS, self)
