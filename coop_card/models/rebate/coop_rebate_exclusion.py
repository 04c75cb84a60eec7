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
    _inherit = ["coop.rebate.year.mixin", "coop.logged.mixin"]
    _logged_by_name = False
    _order = "fiscal_year_id desc, member_id"
    _rec_name = "member_id"

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
