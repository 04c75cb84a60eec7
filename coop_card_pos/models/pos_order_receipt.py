# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a receipt tells a member."""

from odoo import api, fields, models

from ..rules.receipt import masked, written_name


class PosOrder(models.Model):
    """Tells the counter what to print for the member an order was booked for."""

    _inherit = "pos.order"

    coop_receipt = fields.Json(
        compute="_compute_coop_receipt",
        compute_sudo=True,
        help="The member's masked number, name on receipts and total of the year.",
    )

    @api.depends("coop_transaction_id")
    def _compute_coop_receipt(self):
        buyers = {order: order.coop_transaction_id.member_id for order in self}
        members = self.coop_transaction_id.member_id
        members.invalidate_recordset(["year_total"])
        for order, member in buyers.items():
            order.coop_receipt = member and {
                "number": masked(member.number),
                "name": written_name(member.name, member.company_id.coop_receipt_name),
                "total": member.year_total,
            }
