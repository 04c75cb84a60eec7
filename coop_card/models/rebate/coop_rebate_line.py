# SPDX-License-Identifier: LGPL-3.0-or-later
"""A member's refund in one category, as one run computed it."""

from odoo import fields, models

from .coop_rebate_rate import BASES


class CoopRebateLine(models.Model):
    """What one member earns in one category, as one member type, in one run.

    A member whose type changed during the year has a line for each type. The base is
    the ledger's: lines of a run add up to the ledger of its year.
    """

    _name = "coop.rebate.line"
    _description = "Refund Line"
    _inherit = ["coop.rebate.result.mixin"]
    _log_access = False
    _order = "id"
    _rec_name = "category_id"

    member_id = fields.Many2one(
        "coop.member",
        required=True,
        ondelete="restrict",
        help="The member who earns it.",
    )
    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="restrict",
        help="The category the member bought or sold in.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        required=True,
        ondelete="restrict",
        help="The member's type on the day of each purchase.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        required=True,
        help="Whether the member bought goods or sold produce.",
    )
    basis = fields.Selection(
        BASES, help="What the rate is multiplied with; empty without a rate."
    )
    base_amount = fields.Monetary(
        "Base", help="What the ledger holds for the year, returns taken off."
    )
    returned_amount = fields.Monetary(
        "Returns", help="What of the base are goods given back, which is negative."
    )
    quantity = fields.Float(
        digits="Product Unit",
        help="In the category's unit, returns taken off.",
    )
    value = fields.Float(
        "Rate",
        digits=(16, 6),
        aggregator=None,
        help="The rate as it was when the run used it; with tiers, that of the tier "
        "reached; of a pool, the sum shared out.",
    )
    tier_base = fields.Float(
        "Compared with the tiers",
        digits=(16, 6),
        aggregator=None,
        help="All that the member has under the rate; empty where it has no tiers.",
    )
    earned = fields.Float(
        "Before rounding",
        digits=(16, 6),
        help="What the line earns before it is rounded.",
    )
    amount = fields.Monetary("Refund", help="What is earned, rounded.")

    # Begins with the member, whose refunds of all years are read from it.
    _scope_uniq = models.Constraint(
        "UNIQUE (member_id, run_id, category_id, member_type_id, direction)",
        "A run has one line for each member, category, member type and direction.",
    )
