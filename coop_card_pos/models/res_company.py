# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a co-op names its members on receipts."""

from odoo import fields, models


class ResCompany(models.Model):
    """Says how much of a member's name a receipt shows."""

    _inherit = "res.company"

    coop_receipt_name = fields.Selection(
        [
            ("full", "Whole name"),
            ("short", "First name and initial"),
            ("none", "No name"),
        ],
        "Name on receipts",
        required=True,
        default="short",
        help="How the Point of Sale names a member on receipts.",
    )
