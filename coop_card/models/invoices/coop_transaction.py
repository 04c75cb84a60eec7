# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions that come from invoices."""

from odoo import fields, models


class CoopTransaction(models.Model):
    """Leads from a transaction to its invoice."""

    _inherit = "coop.transaction"

    invoice_id = fields.Many2one(
        "account.move",
        compute="_compute_invoice_id",
        help="The invoice, credit note or bill the document comes from.",
    )

    def _compute_invoice_id(self):
        moves = self.env["account.move"]
        wanted = {
            slip: moves.browse(int(slip.key.split("/")[1]))
            for slip in self
            if slip.origin == "invoice" and (slip.key or "").startswith(moves._name)
        }
        there = moves.concat(*wanted.values()).exists()
        for slip in self:
            slip.invoice_id = wanted.get(slip, moves) & there
