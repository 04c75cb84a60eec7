# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions by branch."""

from odoo import models


class CoopTransaction(models.Model):
    """Finds who bought at a branch most recently, and who counts for a purchase now."""

    _inherit = "coop.transaction"

    _branch_idx = models.Index("(branch_id, id) WHERE branch_id IS NOT NULL")

    def _coop_returned_to(self):
        """Return whom goods of this purchase are given back by, as parts of a document.

        The member it was booked for, or has been moved to since; nobody where it was
        reversed, dismissed or never booked, so that there is nothing to take back.
        """
        if not self:
            return {}
        chain = self._chains()[self.id]
        latest = self.browse(chain.form_id)
        if not chain.counts and latest.status != "held":
            return {}
        named = {"member_id": latest.member_id.id, "card": latest.card_read}
        if latest.member_id:
            named.pop("card")
        return {name: value for name, value in named.items() if value}
