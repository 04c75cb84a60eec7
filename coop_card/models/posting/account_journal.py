# SPDX-License-Identifier: LGPL-3.0-or-later
"""The journal that refunds are booked in."""

from odoo import api, models

from .res_company import JOURNAL


class AccountJournal(models.Model):
    """Stays what the settings of refunds asked for when it was chosen."""

    _inherit = "account.journal"

    @api.constrains("type", "currency_id", "active", "company_id")
    def _check_coop_rebate_use(self):
        self.env["res.company"]._check_coop_rebate_use([JOURNAL], self)
