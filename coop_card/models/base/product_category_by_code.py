# SPDX-License-Identifier: LGPL-3.0-or-later
"""Choosing a category by its short code."""

from odoo import api, models
from odoo.fields import Domain


class ProductCategory(models.Model):
    """Offers first the category whose short code was typed."""

    _inherit = "product.category"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Put the category with just this code before those that are called so."""
        found = super().name_search(name, domain, operator, limit)
        if operator != "ilike" or not name.strip():
            return found
        coded = Domain("coop_code", "=", name.strip().upper()) & Domain(domain or [])
        first = [(one.id, one.display_name) for one in self.search(coded, limit=1)]
        return [*first, *(pair for pair in found if pair not in first)]
