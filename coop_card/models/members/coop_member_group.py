# SPDX-License-Identifier: LGPL-3.0-or-later
"""Groups of members."""

from odoo import fields, models


class CoopMemberGroup(models.Model):
    """A village, school or department: used in lists and at payout."""

    _name = "coop.member.group"
    _description = "Member Group"
    _inherit = ["coop.company.mixin", "coop.coded.mixin", "coop.printed.name.mixin"]
    _order = "code, name"
    _rec_names_search = ["name", "code"]
    _printed_by = "member_id.group_id"

    name = fields.Char(required=True, help="The village, school, department …")
    code = fields.Char(required=True, help="Short code, used in imports and reports.")
    active = fields.Boolean(
        default=True, help="Clear it to hide a group no longer used."
    )
    member_ids = fields.One2many("coop.member", "group_id", "Members")
    member_count = fields.Integer(
        "Number of members",
        compute="_compute_member_count",
        help="Members in the group.",
    )

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another member group already has this code."
    )

    def _compute_member_count(self):
        groups = self.env["coop.member"]._read_group(
            [("group_id", "in", self.ids)], ["group_id"], ["__count"]
        )
        counts = dict(groups)
        for group in self:
            group.member_count = counts.get(group._origin, 0)
