# SPDX-License-Identifier: LGPL-3.0-or-later
"""What belongs to one fiscal year's refund."""

from odoo import fields, models


class CoopRebateYearMixin(models.AbstractModel):
    """Gives a model the fiscal year it counts for, and with it the co-op."""

    _name = "coop.rebate.year.mixin"
    _description = "Data of One Year's Refund"
    _check_company_auto = True

    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        default=lambda self: self.env["coop.fiscal.year"]._for_refund(),
        help="The year it counts for.",
    )
    company_id = fields.Many2one(
        related="fiscal_year_id.company_id",
        store=True,
        precompute=True,
        index=True,
        help="The co-op of the fiscal year.",
    )
