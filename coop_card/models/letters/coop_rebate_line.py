# SPDX-License-Identifier: LGPL-3.0-or-later
"""A refund line that says which tier was reached."""

from odoo import fields, models


class CoopRebateLine(models.Model):
    """Adds to a line what its claim's explanation knows of it."""

    _inherit = "coop.rebate.line"

    unit_id = fields.Many2one(
        related="category_id.coop_uom_id", string="Unit", help="What is counted in."
    )
    tier_text = fields.Char(
        "Tier",
        compute="_compute_tier_text",
        help="The threshold that the member reached; empty where the rate has no tiers "
        "or none was reached.",
    )

    def _compute_tier_text(self):
        texts = self.env["coop.rebate.explanation"]._tier_texts(self._origin)
        for line in self:
            line.tier_text = texts.get(line._origin.id)
