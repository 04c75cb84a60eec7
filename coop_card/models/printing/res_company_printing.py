# SPDX-License-Identifier: LGPL-3.0-or-later
"""Templates and layouts a new co-op starts with."""

from odoo import models


class ResCompany(models.Model):
    """Sets up printing together with the rest of a co-op."""

    _inherit = "res.company"

    def _coop_set_up(self):
        """Give the co-ops a card template and the common label layouts."""
        done = super()._coop_set_up()
        self.env["coop.label.layout"]._set_up(self)
        self.env["coop.card.template"]._set_up(self)
        return done
