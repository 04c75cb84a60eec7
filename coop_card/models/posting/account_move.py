# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journal entries of the patronage refund."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

#: What says the same as the refund accounts, and stays once an entry is posted.
KEPT = {"state", "date", "journal_id", "company_id", "line_ids"}


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

    @api.model_create_multi
    def create(self, vals_list):
        """Let nobody say by hand that an entry is of the patronage refund."""
        entries = super().create(vals_list)
        if not self.env.su and any(entry._coop_source() for entry in entries):
            raise AccessError(self._coop_made_there())
        return entries

    def write(self, vals):
        """Keep posted entries of refunds, whoever writes to them and however."""
        sources = self._coop_sources()
        if not self.env.su and not sources.isdisjoint(vals):
            raise AccessError(self._coop_made_there())
        if not (KEPT | sources).isdisjoint(vals):
            posted = self.filtered(lambda entry: entry.state == "posted")
            posted._coop_check_not_kept()
        return super().write(vals)

    def _coop_made_there(self):
        return self.env._(
            "Entries of the patronage refund are made by posting a run or a payout."
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

    def _coop_sources(self):
        """Return the names of the fields that ``_coop_source`` looks at; a hook."""
        return {"coop_rebate_run_id"}

    def _coop_source(self):
        """Return what of the patronage refund made this entry; empty for others.

        A hook for whatever else books refunds.
        """
        return self.coop_rebate_run_id
