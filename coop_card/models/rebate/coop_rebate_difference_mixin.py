# SPDX-License-Identifier: LGPL-3.0-or-later
"""What any row of a comparison of two computations tells."""

from odoo import fields, models

#: Why a refund differs. The first that holds counts, so that sums by reason add up.
REASONS = [
    ("part", "Takes part, or no longer"),
    ("type", "Other member type"),
    ("base_rate", "Other base and rate"),
    ("base", "Other base"),
    ("rate", "Other rate"),
    ("settings", "Other settings"),
    ("share", "Other share of a pool"),
    ("rounding", "Rounding"),
]


class CoopRebateDifferenceMixin(models.AbstractModel):
    """Base and refund before and after, by how much they rise, and why."""

    _name = "coop.rebate.difference.mixin"
    _description = "Row of a Comparison of Refunds"

    comparison_id = fields.Many2one(
        "coop.rebate.comparison",
        required=True,
        index=True,
        ondelete="cascade",
        help="What was compared.",
    )
    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, ondelete="cascade", help="The co-op."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    reason = fields.Selection(
        REASONS, "Why", help="The first of these reasons that holds; empty: no change."
    )
    base_before = fields.Monetary("Base before", help="The base in the run.")
    base_after = fields.Monetary(
        "Base after", help="The base in what it is compared with."
    )
    base_change = fields.Monetary("Base change", help="By how much the base rises.")
    amount_before = fields.Monetary("Refund before", help="The refund in the run.")
    amount_after = fields.Monetary(
        "Refund after", help="The refund in what it is compared with."
    )
    amount_change = fields.Monetary(
        "Refund change", help="By how much the refund rises."
    )
