# SPDX-License-Identifier: LGPL-3.0-or-later
"""Items of the ledger."""

from odoo import models


class ProductProduct(models.Model):
    """Keeps an item that members have bought or sold."""

    _name = "product.product"
    _inherit = ["product.product", "coop.referenced.mixin"]
