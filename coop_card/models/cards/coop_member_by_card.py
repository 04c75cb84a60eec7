# SPDX-License-Identifier: LGPL-3.0-or-later
"""Choosing a member by reading a card."""

from odoo import api, models
from odoo.fields import Domain


class CoopMember(models.Model):
    """Finds the holder of a card where nobody goes by what was typed or read."""

    _inherit = "coop.member"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Look for numbers and names first, then for a card of the co-op."""
        found = super().name_search(name, domain, operator, limit)
        if found or not name.strip() or operator != "ilike":
            return found
        card = self.env["coop.card"]._find(name, self.env.company)
        holder = Domain("id", "=", card.member_id.id) & Domain(domain or [])
        member = self.search(holder, limit=1)
        return [(one.id, one.display_name) for one in member]
