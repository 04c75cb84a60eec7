# SPDX-License-Identifier: LGPL-3.0-or-later
"""Rows of the dialog about unknown codes."""

from odoo import fields, models


class CoopTransactionCodeLine(models.TransientModel):
    """One unknown code, and the category it means."""

    _name = "coop.transaction.code.line"
    _description = "Unknown Code"

    wizard_id = fields.Many2one(
        "coop.transaction.code.wizard",
        required=True,
        ondelete="cascade",
        help="The dialog it stands in.",
    )
    code = fields.Char(required=True, readonly=True, help="The code as it came.")
    category_id = fields.Many2one(
        "product.category",
        "Means",
        ondelete="cascade",
        domain=[("coop_accumulates", "=", True)],
        help="The category that the lines with this code accumulate in.",
    )
