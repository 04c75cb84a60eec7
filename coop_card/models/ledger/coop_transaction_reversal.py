# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions that take others back."""

from odoo import api, models
from odoo.exceptions import UserError


class CoopTransaction(models.Model):
    """Takes a booked transaction back by a further one that mirrors its lines."""

    _inherit = "coop.transaction"

    def _compute_reversed_by_id(self):
        reversals = self.search_fetch(self._reversals(self), ["reversal_of_id"])
        by_original = {reversal.reversal_of_id: reversal for reversal in reversals}
        for transaction in self:
            transaction.reversed_by_id = by_original.get(transaction)

    @api.model
    def _reversals(self, transactions, dismissed=False):
        """Return the domain of what reverses transactions, or of what was to."""
        operator = "=" if dismissed else "!="
        return [
            ("reversal_of_id", "in", transactions.ids),
            ("status", operator, "dismissed"),
        ]

    def action_reverse(self):
        """Take booked transactions back, on their own day, by further transactions."""
        self.check_access("write")
        reversals = self._book([self._prepare_reversal(record) for record in self])
        for transaction, reversal in zip(self, reversals, strict=True):
            if reversal.status == "rejected":
                raise UserError(
                    self.env._(
                        "Transaction %s cannot be reversed: it is not booked, or it "
                        "has been reversed before.",
                        transaction.display_name,
                    )
                )
        return reversals

    @api.model
    def _prepare_reversal(self, transaction):
        """Return the document that takes a transaction back.

        One that was dismissed is no obstacle to the next.
        """
        dismissed = self._reversals(transaction, dismissed=True)
        attempt = self.sudo().search_count(dismissed) + 1
        return {
            "origin": "manual",
            "key": f"reverse:{transaction.id}:{attempt}",
            "company_id": transaction.company_id.id,
            "kind": "reverse",
            "date": transaction.date,
            "reversal_of_id": transaction.id,
            "reference": transaction.reference or None,
        }
