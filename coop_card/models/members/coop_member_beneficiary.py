# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who receives what a deceased member leaves with the co-op."""

from odoo import api, fields, models


class CoopMemberBeneficiary(models.Model):
    """A person a member named to receive a share of what the co-op owes on death."""

    _name = "coop.member.beneficiary"
    _inherit = ["coop.member.detail.mixin", "coop.suggestion.mixin"]
    _description = "Beneficiary"
    _order = "member_id, sequence, id"
    _suggested = {"relation": ()}

    sequence = fields.Integer(default=10, help="The order in which they were named.")
    name = fields.Char(required=True, help="Title, first name and family name.")
    relation = fields.Char(help="Wife, son, sister …")
    share = fields.Float(
        "Share (%)",
        digits=(5, 2),
        default=100,
        help="Percent of what there is to receive. All shares of a member together "
        "are 100 or less.",
    )
    phone = fields.Char(help="Where the co-op can reach the person.")
    address = fields.Text(help="Where the person lives.")
    is_payee = fields.Boolean(
        "Payee",
        help="Receives the payment on behalf of all. One beneficiary of a member can.",
    )

    _share_is_a_percentage = models.Constraint(
        "CHECK (share >= 0 AND share <= 100)",
        "A share is a percentage from 0 to 100.",
    )
    _one_payee = models.UniqueIndex(
        "(member_id) WHERE is_payee", "A member has one payee: clear the other first."
    )

    @api.depends("name", "relation", "share")
    def _compute_display_name(self):
        for one in self:
            relation = f" ({one.relation})" if one.relation else ""
            one.display_name = f"{one.name or ''}{relation} {one.share:g} %"

    @api.constrains("share", "member_id")
    def _check_shares(self):
        self.member_id._check_shares()

    @api.model
    def _kept(self, members):
        return members._beneficiaries_kept()
