# SPDX-License-Identifier: LGPL-3.0-or-later
"""Moves of refund accounts that payouts make."""

from odoo import fields, models


class CoopRebateMove(models.Model):
    """Adds the payment a move belongs to.

    A payment is booked once and comes back once, whoever does it at the same time.
    """

    _inherit = "coop.rebate.move"

    payout_line_id = fields.Many2one(
        "coop.payout.line",
        "Payment",
        index="btree_not_null",
        ondelete="restrict",
        help="The payment that it books, or that came back.",
    )

    _payment_uniq = models.UniqueIndex(
        "(payout_line_id, (kind = 'returned')) "
        "WHERE payout_line_id IS NOT NULL AND reversal_of_id IS NULL",
        "This payment has been booked already.",
    )
