# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a member wants to be paid."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CoopMember(models.Model):
    """Adds the way in which a member gets refunds, and the bank account for it."""

    _inherit = "coop.member"

    payout_method_id = fields.Many2one(
        "coop.payout.method",
        "Refunds are paid by",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=lambda self: self.env["coop.payout.method"]._choosable(),
        help="How the member wants to get refunds. Empty: the co-op's usual way.",
    )
    payout_bank_id = fields.Many2one(
        "res.partner.bank",
        "Bank account for refunds",
        domain="[('partner_id', '=', partner_id)]",
        index="btree_not_null",
        ondelete="restrict",
        help="Where refunds are transferred to. Empty: the contact's first bank "
        "account.",
    )

    @api.constrains("payout_bank_id", "partner_id")
    def _check_payout_bank(self):
        for member in self:
            owner = member.payout_bank_id.partner_id
            if owner and owner != member.partner_id:
                raise ValidationError(
                    self.env._(
                        "The bank account belongs to %(owner)s, not to %(member)s.",
                        owner=owner.name,
                        member=member.name,
                    )
                )
