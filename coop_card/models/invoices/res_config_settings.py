# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invoices on the co-op's page under Settings."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows what the co-op wants of its invoices."""

    _inherit = "res.config.settings"

    coop_invoices_accumulate = fields.Boolean(
        related="company_id.coop_invoices_accumulate", readonly=False
    )
    coop_invoice_day = fields.Selection(
        related="company_id.coop_invoice_day", readonly=False
    )
