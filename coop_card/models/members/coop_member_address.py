# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where members live."""

from odoo import api, models


class CoopMember(models.Model):
    """Begins an address in the co-op's own country."""

    _inherit = "coop.member"

    @api.model
    def default_get(self, fields):
        """Offer the provinces of the co-op's country, unless another is chosen."""
        values = super().default_get(fields)
        country = self.env.company.root_id.country_id
        if "country_id" in fields and country:
            values.setdefault("country_id", country.id)
        return values

    @api.onchange("state_id")
    def _onchange_state_id(self):
        if self.state_id:
            self.country_id = self.state_id.country_id
