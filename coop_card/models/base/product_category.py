# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which product categories accumulate."""

from odoo import api, fields, models


class ProductCategory(models.Model):
    """Adds the short code keyed at terminals and what a category is measured in."""

    _name = "product.category"
    _inherit = ["product.category", "coop.referenced.mixin"]

    coop_accumulates = fields.Boolean(
        "Accumulates",
        help="What members buy or sell in this category counts for their "
        "patronage refund.",
    )
    coop_code = fields.Char(
        "Short code",
        copy=False,
        help="What the operator keys at the terminal for this category: up to 8 "
        "letters and digits.",
    )
    coop_uom_id = fields.Many2one(
        "uom.uom",
        "Unit of accumulation",
        help="The unit quantities of this category are kept in, such as litre or "
        "kilogram.",
    )

    coop_minimum = fields.Float(
        "Smallest amount",
        digits=(16, 2),
        help="Less than this in one purchase of the category is noted by the booking "
        "rules. 0: no limit.",
    )
    coop_maximum = fields.Float(
        "Largest amount",
        digits=(16, 2),
        help="More than this in one purchase of the category is noted by the booking "
        "rules. 0: no limit.",
    )

    _coop_limits_in_order = models.Constraint(
        "CHECK (coop_minimum >= 0 AND coop_maximum >= 0"
        " AND (coop_maximum = 0 OR coop_minimum <= coop_maximum))",
        "The smallest amount cannot be above the largest, nor below 0.",
    )
    _coop_code_uniq = models.UniqueIndex(
        "(coop_code) WHERE coop_code IS NOT NULL",
        "Another category already has this short code.",
    )
    _coop_code_form = models.Constraint(
        "CHECK (coop_code ~ '^[A-Z0-9]{1,8}$')",
        "A short code is 1 to 8 capital letters and digits.",
    )

    @api.onchange("coop_code")
    def _onchange_coop_code(self):
        self.coop_code = (self.coop_code or "").strip().upper() or False

    @api.constrains("coop_code")
    def _check_code_of_no_item(self):
        self.env["product.template"]._check_codes_apart(self.mapped("coop_code"))
