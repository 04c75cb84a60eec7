# SPDX-License-Identifier: LGPL-3.0-or-later
"""What sums over the ledger consist of."""

from odoo import fields, models


class CoopAccumulationSumMixin(models.AbstractModel):
    """The sum of lines that agree in year, member, category, type and direction."""

    _name = "coop.accumulation.sum.mixin"
    _description = "Sum over the Ledger"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, ondelete="restrict", help="The co-op."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        ondelete="restrict",
        help="The year the lines count for.",
    )
    member_id = fields.Many2one(
        "coop.member",
        required=True,
        ondelete="restrict",
        help="The member the lines count for.",
    )
    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="restrict",
        help="The category of the lines.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        required=True,
        ondelete="restrict",
        help="The member's type on the days of the lines.",
    )
    direction = fields.Selection(
        "_selection_direction",
        required=True,
        help="Whether the member bought goods or sold produce to the co-op.",
    )
    quantity = fields.Float(digits="Product Unit", help="In the category's unit.")
    amount = fields.Monetary(help="Without the tax beside it.")
    amount_tax = fields.Monetary("Tax", help="The tax on top of the amount.")
    line_count = fields.Integer("Lines", help="How many lines are summed up.")

    def _selection_direction(self):
        lines = self.env["coop.accumulation"]
        return lines._fields["direction"]._description_selection(self.env)
