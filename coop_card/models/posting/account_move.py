# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journal entries of the patronage refund."""

from odoo import fields, models
from odoo.exceptions import UserError


class AccountMove(models.Model):
    """Keeps the entries that refunds were posted by.

    They say the same as the members' refund accounts. Whatever takes them back does it
    there, and books a reversal entry here.
    """

    _inherit = "account.move"

    coop_rebate_run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The run of the patronage refund that this entry posts or takes back.",
    )

    def button_draft(self):
        """Refuse to reset entries of refunds to draft."""
        self._coop_check_not_kept()
        return super().button_draft()

    def button_cancel(self):
        """Refuse to cancel entries of refunds."""
        self._coop_check_not_kept()
        return super().button_cancel()

    def _reverse_moves(self, default_values_list=None, cancel=False):
        """Refuse to reverse entries of refunds alone."""
        self._coop_check_not_kept()
        return super()._reverse_moves(default_values_list, cancel)

    def unlink(self):
        """Refuse to delete entries of refunds."""
        self._coop_check_not_kept()
        return super().unlink()

    def _coop_check_not_kept(self):
        """Refuse what would part the general ledger from the refund accounts."""
        for entry in self:
            source = entry.sudo()._coop_source()
            if source:
                raise UserError(
                    self.env._(
                        "%(entry)s belongs to the patronage refund (%(maker)s) and "
                        "stays as it is. Open that and reverse it there.",
                        entry=entry.display_name,
                        maker=source.display_name,
                    )
                )

    def _coop_source(self):
        """Return what of the patronage refund made this entry; empty for others.

        A hook for whatever else books refunds.
        """
        return self.coop_rebate_run_id
