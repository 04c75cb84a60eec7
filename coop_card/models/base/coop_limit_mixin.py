# SPDX-License-Identifier: LGPL-3.0-or-later
"""Limits of what is keyed at a counter."""

from odoo import fields, models


class CoopLimitMixin(models.AbstractModel):
    """Gives a model of a co-op the smallest and largest amount of one purchase.

    They are tested when the purchase is booked; the booking rules say what is done
    with one beyond them.
    """

    _name = "coop.limit.mixin"
    _inherit = ["coop.company.mixin"]
    _description = "Limits of Purchases"

    currency_id = fields.Many2one(related="company_id.currency_id")
    minimum_amount = fields.Monetary(
        "Smallest purchase",
        help="A purchase of less than this, tax included, is noted by the booking "
        "rules. 0: no limit.",
    )
    maximum_amount = fields.Monetary(
        "Largest purchase",
        help="A purchase of more than this, tax included, is noted by the booking "
        "rules. 0: no limit.",
    )

    _limits_in_order = models.Constraint(
        "CHECK (minimum_amount >= 0 AND maximum_amount >= 0"
        " AND (maximum_amount = 0 OR minimum_amount <= maximum_amount))",
        "The smallest purchase cannot be above the largest, nor below 0.",
    )
