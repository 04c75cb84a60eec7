# SPDX-License-Identifier: LGPL-3.0-or-later
"""What accumulates, and who changed it."""

from odoo import api, models


class ProductCategory(models.Model):
    """Has the operation log tell who changed what a category is for members."""

    _name = "product.category"
    _inherit = ["product.category", "coop.logged.mixin"]
    _logged = frozenset({"write"})

    @api.model
    def _is_logged(self, name):
        """Return whether a field is about members."""
        return name.startswith("coop_") and super()._is_logged(name)
