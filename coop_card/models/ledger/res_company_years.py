# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a co-op's country names its years."""

from odoo import models


class ResCompany(models.Model):
    """Has its fiscal years named as they are in its country."""

    _inherit = "res.company"

    def write(self, vals):
        """Name the years by the era of the country, if that changes."""
        if "country_id" not in vals:
            return super().write(vals)
        with self.env["coop.fiscal.year"].sudo()._renamed(self):
            return super().write(vals)
