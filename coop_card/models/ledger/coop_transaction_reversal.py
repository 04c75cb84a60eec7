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
        """Ask why, and on which day, transactions are taken back."""
        return self._open_dialog("coop_transaction_reverse_wizard_action")

    def _open_dialog(self, name):
        """Open a dialog about these transactions, for whoever may correct them.

        :param str name: the dialog's action
        """
        self.check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id(f"coop_card.{name}")
        return action | {"context": {"default_transaction_ids": self.ids}}

    def _reverse(self, reason=None, day=None):
        """Take booked transactions back by further transactions, and return those.

        :param str reason: why, kept with the reversals
        :param date day: the day they count on; each its original's own when left out
        """
        self.check_access("write")
        self._check_returns()
        documents = [self._prepare_reversal(record, reason, day) for record in self]
        reversals = self._book(documents)
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

    def _check_returns(self):
        """Refuse to take back a purchase of which something stays brought back."""
        roots = {one._moved_root() for one in self}
        for other in self._returns():
            if other._moved_root() not in roots:
                raise UserError(
                    self.env._(
                        "%(name)s cannot be reversed alone: %(other)s brings goods of "
                        "it back. Choose both in the list and reverse them together.",
                        name=other.return_of_id.display_name,
                        other=other.display_name,
                    )
                )

    @api.model
    def _prepare_reversal(self, transaction, reason=None, day=None):
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
            "date": day or transaction.date,
            "reversal_of_id": transaction.id,
            "reference": transaction.reference or None,
            "reason": reason or None,
        }
