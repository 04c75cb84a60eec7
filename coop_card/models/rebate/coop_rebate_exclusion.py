# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members who take no part in a year's refund."""

from odoo import fields, models


class CoopRebateExclusion(models.Model):
    """One member whom the co-op leaves out of a year's refunds, and why.

    By-laws of Thai co-ops give no refund to a member who defaulted on a loan in the
    year. A run keeps the reason with the claim.
    """

    _name = "coop.rebate.exclusion"
    _description = "Exclusion from the Refund"
    _check_company_auto = True
    _order = "fiscal_year_id desc, member_id"
    _rec_name = "member_id"

    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        default=lambda self: self.env["coop.fiscal.year"]._for_refund(),
        help="The year whose refund the member gets nothing of.",
    )
    company_id = fields.Many2one(
        related="fiscal_year_id.company_id",
        store=True,
        precompute=True,
        index=True,
        help="The co-op of the fiscal year.",
    )
    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        help="Who takes no part.",
    )
    kind = fields.Selection(
        [("defaulter", "Defaulter"), ("excluded", "Excluded")],
        default="defaulter",
        required=True,
        help="Whether the member defaulted on a loan, or is left out for another "
        "reason.",
    )
    reason = fields.Char(
        required=True, help="Why, as the member may read it in the letter."
    )

    _member_uniq = models.Constraint(
        "UNIQUE (fiscal_year_id, member_id)",
        "This member is on the list of the year already.",
    )
