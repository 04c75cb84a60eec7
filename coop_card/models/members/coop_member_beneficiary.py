# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who receives what a deceased member leaves with the co-op."""

from odoo import api, fields, models


class CoopMemberBeneficiary(models.Model):
    """A person a member named to receive a share of what the co-op owes on death."""

    _name = "coop.member.beneficiary"
    _inherit = ["coop.suggestion.mixin"]
    _description = "Beneficiary"
    _order = "member_id, sequence, id"
    _suggested = {"relation": ()}

    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="cascade",
        help="The member who named this person.",
    )
    company_id = fields.Many2one(
        related="member_id.company_id",
        store=True,
        precompute=True,
        index=True,
        help="The co-op of the member.",
    )
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
        """Look at all shares at once where several change by the member's form."""
        if not self.env.context.get("coop_shares_together"):
            self.member_id._check_shares()

    @api.model_create_multi
    def create(self, vals_list):
        """Keep the change in the members' history."""
        members = self.member_id.browse({vals["member_id"] for vals in vals_list})
        with members._beneficiaries_kept():
            return super().create(vals_list)

    def write(self, vals):
        """Keep the change in the histories of all whose beneficiaries they are."""
        members = self.member_id | self.member_id.browse(vals.get("member_id"))
        with members._beneficiaries_kept():
            return super().write(vals)

    def unlink(self):
        """Keep the change in the members' history."""
        with self.member_id._beneficiaries_kept():
            return super().unlink()
