# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the refunds of one category differ between two computations."""

from odoo import fields, models

from .coop_rebate_rate import BASES


class CoopRebateDifferenceCategory(models.Model):
    """One category, member type and direction of two computations, side by side."""

    _name = "coop.rebate.difference.category"
    _description = "Difference of Refunds in a Category"
    _inherit = ["coop.rebate.difference.mixin"]
    _log_access = False
    _order = "id"
    _rec_name = "category_id"

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
    basis_before = fields.Selection(BASES, help="What the run's rate is.")
    basis_after = fields.Selection(BASES, help="What the other rate is.")
    value_before = fields.Float(
        "Rate before", digits=(16, 6), aggregator=None, help="The run's rate."
    )
    value_after = fields.Float(
        "Rate after", digits=(16, 6), aggregator=None, help="The other rate."
    )
