# SPDX-License-Identifier: LGPL-3.0-or-later
"""A member's right to know what is kept about them."""

from odoo import models


class CoopMember(models.Model):
    """Hands out what the co-op keeps about a member."""

    _inherit = "coop.member"

    def action_personal_data(self):
        """Return the download of all that is kept about the member."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/report/personal_data/{self.id}.xlsx",
            "target": "download",
        }
