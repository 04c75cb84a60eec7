# SPDX-License-Identifier: LGPL-3.0-or-later
"""What belongs to a member and is entered on the member's form."""

from odoo import api, fields, models


class CoopMemberDetailMixin(models.AbstractModel):
    """Gives a model the member it belongs to, and keeps its changes in the history."""

    _name = "coop.member.detail.mixin"
    _description = "Detail of a Member"

    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="cascade",
        help="The member it is about.",
    )
    company_id = fields.Many2one(
        related="member_id.company_id",
        store=True,
        precompute=True,
        index=True,
        help="The co-op of the member.",
    )

    @api.model
    def _kept(self, members):
        """Return a context manager that writes down what changes about members."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        """Keep the change in the members' history."""
        usual = self.default_get(["member_id"]).get("member_id")
        numbers = {vals.get("member_id", usual) for vals in vals_list}
        with self._kept(self.env["coop.member"].browse(filter(None, numbers))):
            return super().create(vals_list)

    def write(self, vals):
        """Keep the change in the histories of all members it is about."""
        members = self.member_id | self.member_id.browse(vals.get("member_id"))
        with self._kept(members):
            return super().write(vals)

    def unlink(self):
        """Keep the change in the members' history."""
        with self._kept(self.member_id):
            return super().unlink()
