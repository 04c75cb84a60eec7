# SPDX-License-Identifier: LGPL-3.0-or-later
"""Payouts, under Settings."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows how long refunds may be claimed."""

    _inherit = "res.config.settings"

    coop_rebate_unclaimed_years = fields.Integer(
        related="company_id.coop_rebate_unclaimed_years", readonly=False
    )
