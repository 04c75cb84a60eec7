# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member is owed of refunds."""

from odoo import fields, models


class CoopMember(models.Model):
    """Shows on a member what the co-op still owes of the refunds of all years."""

    _inherit = "coop.member"

    payable_ids = fields.One2many(
        "coop.rebate.payable",
        "member_id",
        "Refund accounts",
        groups="coop_card.group_auditor",
        help="What became of the member's refund of each year.",
    )
    refund_balance = fields.Monetary(
        "Refunds owed",
        compute="_compute_refund_balance",
        groups="coop_card.group_auditor",
        help="What the co-op still owes the member of the refunds of all years. Below "
        "zero: what the member owes the co-op.",
    )

    def _compute_refund_balance(self):
        groups = self.env["coop.rebate.payable"]._read_group(
            [("member_id", "in", self._origin.ids)], ["member_id"], ["balance:sum"]
        )
        balances = dict(groups)
        for member in self:
            member.refund_balance = balances.get(member._origin, 0)
