# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invoices that accumulate while they are posted."""

from odoo import fields, models

from .account_move_line import COUNTS
from .meaning import MEANINGS

#: States in which an invoice counts for nothing.
UNPOSTED = ("draft", "cancel")


class AccountMove(models.Model):
    """Tells the ledger whenever an invoice is posted, or is posted no longer.

    Nothing of this refuses a step of accounting: what the ledger cannot book waits
    there for a person.
    """

    _inherit = "account.move"

    coop_revision = fields.Integer(
        "Documents in the co-op's ledger",
        copy=False,
        readonly=True,
        help="How often this invoice was booked to the ledger or taken back from it.",
    )

    def _post(self, soft=True):
        """Book what members bought or sold by the moves that get posted."""
        posted = super()._post(soft)
        self.env["coop.invoice.channel"]._settle(posted)
        return posted

    def write(self, vals):
        """Take back what was booked of moves that are reset to draft or cancelled."""
        result = super().write(vals)
        if vals.get("state") in UNPOSTED:
            self.env["coop.invoice.channel"]._settle(self)
        return result

    def unlink(self):
        """Take back what was booked of moves that are deleted although posted."""
        self.env["coop.invoice.channel"]._settle(self, deleted=True)
        return super().unlink()

    def _coop_accumulating(self):
        """Return those of the moves whose kind and journal let them accumulate.

        A hook for channels that book by themselves what they also invoice.
        """
        return self.filtered(
            lambda move: (
                move.move_type in MEANINGS
                and move.journal_id.coop_accumulates
                and move.company_id.root_id.coop_invoices_accumulate
            )
        )

    def _coop_lines(self):
        """Return the lines of an invoice that the ledger takes."""
        return self.invoice_line_ids.filtered(
            lambda line: (
                line.display_type == "product" and line._coop_verdict() in COUNTS
            )
        )

    def _prepare_coop_lines(self):
        """Return the lines of the invoice's document.

        Odoo says what of the invoice's tax is each line's: the taxes of all lines add
        up to the journal items of tax, to the last satang.
        """
        taxed, _tax_lines = self._get_rounded_base_and_tax_lines()
        taxes = {
            base["record"]: sum(
                part["tax_amount"] for part in base["tax_details"]["taxes_data"]
            )
            for base in taxed
        }
        return [line._prepare_coop_line(taxes[line]) for line in self._coop_lines()]

    def _coop_key(self, number):
        """Return the ledger's key of the nth document of an invoice."""
        return f"account.move/{self.id}/{number}"
