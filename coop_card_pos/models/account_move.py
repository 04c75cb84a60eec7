# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invoices of orders of the Point of Sale."""

from odoo import models


class AccountMove(models.Model):
    """Leaves out of the ledger what has been booked as an order already."""

    _inherit = "account.move"

    def _coop_accumulating(self):
        """Return which of these accumulate: not the invoices of orders."""
        moves = super()._coop_accumulating()
        return moves.filtered(lambda move: not move.sudo().pos_order_ids)
