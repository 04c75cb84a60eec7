# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which type a member had, and from when."""

from odoo import api, fields, models


class CoopMemberTypePeriod(models.Model):
    """From a date on a member has a type, until the next period begins.

    Dates before the first period count to the first.
    """

    _name = "coop.member.type.period"
    _inherit = ["coop.member.detail.mixin", "coop.era.mixin"]
    _description = "Dated Member Type"
    _order = "member_id, date_from desc"
    _check_company_auto = True

    type_id = fields.Many2one(
        "coop.member.type",
        required=True,
        ondelete="restrict",
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        help="The member's type from this date on.",
    )
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: self.env.company._coop_today(),
        help="The first day the type counts for. Purchases take the type of their day.",
    )

    _member_date_uniq = models.Constraint(
        "UNIQUE (member_id, date_from)",
        "A member can begin only one type on a day: change the entry of that day.",
    )

    @api.model
    def _kept(self, members):
        return members._type_history_kept()
