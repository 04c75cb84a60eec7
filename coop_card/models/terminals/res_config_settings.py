# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a co-op sets for its terminals, on its page under Settings."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows the texts of slips, the hours without a connection and the limits."""

    _inherit = "res.config.settings"

    coop_receipt_header = fields.Text(
        related="company_id.coop_receipt_header", readonly=False
    )
    coop_receipt_footer = fields.Text(
        related="company_id.coop_receipt_footer", readonly=False
    )
    coop_receipt_advert = fields.Text(
        related="company_id.coop_receipt_advert", readonly=False
    )
    coop_offline_hours = fields.Integer(
        related="company_id.coop_offline_hours", readonly=False
    )
    coop_request_rate = fields.Integer(
        related="company_id.coop_request_rate", readonly=False
    )
    coop_request_burst = fields.Integer(
        related="company_id.coop_request_burst", readonly=False
    )
    coop_inquiry_rate = fields.Integer(
        related="company_id.coop_inquiry_rate", readonly=False
    )
