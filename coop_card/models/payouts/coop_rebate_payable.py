# SPDX-License-Identifier: LGPL-3.0-or-later
"""The payments of a refund account."""

from odoo import fields, models


class CoopRebatePayable(models.Model):
    """Leads from a refund account to its payments."""

    _inherit = "coop.rebate.payable"

    payout_line_ids = fields.One2many(
        "coop.payout.line", "payable_id", "Payments", readonly=True
    )

    def action_payments(self):
        """Show the payments from these refund accounts."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_payout_line_action"
        )
        return {**action, "domain": [("payable_id", "in", self.ids)]}
