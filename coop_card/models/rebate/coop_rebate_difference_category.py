# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the refunds of one category differ between two computations."""

from odoo import fields, models

from .coop_rebate_difference import REASONS
from .coop_rebate_rate import BASES


class CoopRebateDifferenceCategory(models.Model):
    """One category, member type and direction of two computations, side by side."""

    _name = "coop.rebate.difference.category"
    _description = "Difference of Refunds in a Category"
    _log_access = False
    _order = "id"
    _rec_name = "category_id"

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
    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="cascade",
        help="The category members bought or sold in.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        required=True,
        ondelete="cascade",
        help="The members' type on the day of each purchase.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        required=True,
        help="Whether members bought goods or sold produce.",
    )
    reason = fields.Selection(
        REASONS, "Why", help="Why the refunds differ; empty where they do not."
    )
    basis_before = fields.Selection(BASES, help="What the run's rate is.")
    basis_after = fields.Selection(BASES, help="What the other rate is.")
    value_before = fields.Float(
        "Rate before", digits=(16, 6), aggregator=None, help="The run's rate."
    )
    value_after = fields.Float(
        "Rate after", digits=(16, 6), aggregator=None, help="The other rate."
    )
    base_before = fields.Monetary("Base before", help="The base in the run.")
    base_after = fields.Monetary(
        "Base after", help="The base in what it is compared with."
    )
    base_change = fields.Monetary("Base change", help="By how much the base rises.")
    amount_before = fields.Monetary("Refund before", help="The refunds in the run.")
    amount_after = fields.Monetary(
        "Refund after", help="The refunds in what it is compared with."
    )
    amount_change = fields.Monetary(
        "Refund change", help="By how much the refunds rise."
    )
