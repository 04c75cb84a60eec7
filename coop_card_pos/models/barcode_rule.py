# SPDX-License-Identifier: LGPL-3.0-or-later
"""Barcodes on cards of members."""

from odoo import fields, models


class BarcodeRule(models.Model):
    """Knows barcodes that are numbers of cards."""

    _inherit = "barcode.rule"

    type = fields.Selection(
        selection_add=[("coop_card", "Co-op card")],
        ondelete={"coop_card": "set default"},
        help="What a barcode of this form stands for.",
    )
