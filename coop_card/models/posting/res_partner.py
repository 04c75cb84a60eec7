# SPDX-License-Identifier: LGPL-3.0-or-later
"""Contacts in journal entries of the patronage refund."""

from odoo import models


class ResPartner(models.Model):
    """Lets members be owed refunds without becoming vendors."""

    _inherit = "res.partner"

    def _increase_rank(self, field, n=1):
        """Count customers and vendors, but for entries of refunds.

        Odoo would write to every contact of such an entry, one after the other.
        """
        if not self.env.context.get("coop_refund_entries"):
            return super()._increase_rank(field, n)
        return None
