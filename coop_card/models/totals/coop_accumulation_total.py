# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members accumulated, by year, category, type and direction."""

from odoo import fields, models


class CoopAccumulationTotal(models.Model):
    """The settled part of what the ledger adds up to; see the pending part."""

    _name = "coop.accumulation.total"
    _description = "Accumulation Total"
    _log_access = False

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

    _key_uniq = models.Constraint(
        "UNIQUE (member_id, fiscal_year_id, category_id, member_type_id, direction)",
        "These lines are summed up already.",
    )
    _category_idx = models.Index("(category_id, fiscal_year_id)")

    def _selection_direction(self):
        lines = self.env["coop.accumulation"]
        return lines._fields["direction"]._description_selection(self.env)
