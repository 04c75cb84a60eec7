# SPDX-License-Identifier: LGPL-3.0-or-later
"""The payments of a refund account."""

from odoo import fields, models


class CoopRebatePayable(models.Model):
    """Leads from a refund account to its payments."""

    _inherit = "coop.rebate.payable"

    payout_line_ids = fields.One2many(
        "coop.payout.line", "payable_id", "Payments", readonly=True
    )
