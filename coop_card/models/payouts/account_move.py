# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journal entries of payouts."""

from odoo import fields, models


class AccountMove(models.Model):
    """Adds the payout that an entry was made by: it keeps it."""

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

    def _coop_sources(self):
        """Return the payout as well."""
        return super()._coop_sources() | {"coop_payout_batch_id"}

    def _coop_source(self):
        """Return the payout as well."""
        return super()._coop_source() or self.coop_payout_batch_id
