# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a co-op wants of its invoices."""

from odoo import fields, models


class ResCompany(models.Model):
    """Decides whether invoices accumulate, and on which day."""

    _inherit = "res.company"

    coop_invoices_accumulate = fields.Boolean(
        "Invoices accumulate",
        default=True,
        help="What members buy by invoice and sell by vendor bill counts for their "
        "patronage refund. A journal can be left out by itself.",
    )
    coop_invoice_day = fields.Selection(
        [("invoice_date", "Invoice date"), ("date", "Accounting date")],
        "Day of invoices",
        default="invoice_date",
        required=True,
        help="The day an invoice or bill counts for. It decides the fiscal year.",
    )
