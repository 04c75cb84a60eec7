# SPDX-License-Identifier: LGPL-3.0-or-later
"""Exports of contacts."""

from odoo import models


class ResPartner(models.Model):
    """Counts as a co-op's data where contacts are members."""

    _inherit = "res.partner"

    def _coop_exported(self):
        """Return the contacts that are members."""
        everybody = self.env["coop.member"].sudo().with_context(active_test=False)
        members = everybody.search_fetch(
            [("partner_id", "in", self.ids)], ["partner_id"]
        )
        return members.partner_id.sudo(False)
