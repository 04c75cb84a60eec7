# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keeping what changes about the contacts of members."""

from odoo import models

from .coop_member_history import CONTACT_FIELDS


class ResPartner(models.Model):
    """Writes a change of a member's contact down, wherever it was made."""

    _inherit = "res.partner"

    def write(self, vals):
        """Keep what changes about members."""
        names = {*CONTACT_FIELDS} & vals.keys()
        if not names:
            return super().write(vals)
        members = self.sudo().with_context(active_test=False).coop_member_ids
        with members._with_history()._history_kept(names):
            return super().write(vals)
