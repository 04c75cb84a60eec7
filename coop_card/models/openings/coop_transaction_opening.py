# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions that are opening balances."""

from odoo import models
from odoo.exceptions import UserError


class CoopTransaction(models.Model):
    """Takes opening balances back under their own name, and once."""

    _inherit = "coop.transaction"

    def _prepare_reversal(self, attempt, reason=None, day=None):
        """Mark what takes an opening balance back as one, too, on the same day.

        A reversal is not reversed: the balance is entered anew, with its control total.
        """
        document = super()._prepare_reversal(attempt, reason, day)
        if self.origin != "opening":
            return document
        self.env["coop.opening.line"]._check_accountant()
        if self.kind == "reverse":
            raise UserError(
                self.env._("Enter the opening balance anew instead, in a new list.")
            )
        return document | {"origin": "opening", "date": self.date}

    def write(self, vals):
        """Let no review give a balance to somebody else or to another year."""
        corrected = {"member_id", "date", "review_categories"} & vals.keys()
        if corrected and "opening" in self.mapped("origin") and not self.env.su:
            raise UserError(
                self.env._(
                    "An opening balance is booked as it was proved, or dismissed. "
                    "Dismiss it and enter it anew in a new list."
                )
            )
        return super().write(vals)

    def _take_opening_back(self, reason):
        """Reverse booked opening balances and dismiss those that wait for review."""
        held = self.filtered(lambda slip: slip.status == "held")
        held.sudo().review_note = reason
        held.action_dismiss()
        (self - held)._reverse(reason)

    def _check_taken(self):
        """Make sure that the ledger took documents, booked or held."""
        refused = self.filtered(lambda slip: slip.status == "rejected")
        if refused:
            raise UserError(
                self.env._(
                    "The ledger refused %(count)s documents: %(why)s. Somebody may "
                    "have posted or reversed the same balances at this moment.",
                    count=len(refused),
                    why=", ".join(sorted({*refused.mapped("warnings")})),
                )
            )
