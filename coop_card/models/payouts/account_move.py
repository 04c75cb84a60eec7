# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journal entries of payouts."""

from odoo import fields, models


class AccountMove(models.Model):
    """Adds the payout that an entry was made by."""

    _inherit = "account.move"

    coop_payout_batch_id = fields.Many2one(
        "coop.payout.batch",
        "Payout of refunds",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The payout of refunds that made this entry.",
    )
