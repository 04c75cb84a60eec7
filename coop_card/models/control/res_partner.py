# SPDX-License-Identifier: LGPL-3.0-or-later
"""Exports of contacts."""

from odoo import models


class ResPartner(models.Model):
    """Counts as a co-op's data where contacts are members."""

    _inherit = "res.partner"

    def _coop_exported(self):
        """Return the contacts that are members."""
        return self._coop_exported_members().partner_id.sudo(False)

    def _coop_by_co_op(self):
        """Return the contacts by the co-ops they are members of."""
        members = self._coop_exported_members().grouped("company_id")
        return {co_op: those.partner_id for co_op, those in members.items()}

    def _coop_exported_members(self):
        everybody = self.env["coop.member"].sudo().with_context(active_test=False)
        return everybody.search_fetch(
            [("partner_id", "in", self.ids)], ["partner_id", "company_id"]
        )
