# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions that take others back."""

from odoo import api, models
from odoo.exceptions import UserError

from ...rules.names import enumerated


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
        chains = self.sudo()._chains()
        self._check_returns(chains)
        first = self.filtered(lambda one: chains[one.id].settles)
        done = {}
        for together in (first, self - first):
            done |= zip(together, together._book_reversals(reason, day), strict=True)
        return self.browse().concat(*(done[one] for one in self))

    def _reversal_refusal(self):
        """Return which of these cannot be taken back as a sentence, if some cannot."""
        left = self.filtered(lambda one: one.status != "booked" or one.reversed_by_id)
        names = enumerated(left.mapped("display_name"))
        return names and self.env._(
            "Not booked, or reversed before: %s. Close this and choose the others.",
            names,
        )

    def _book_reversals(self, reason, day):
        """Book what takes these back, and return it in order."""
        attempts = self._attempts()
        documents = [
            one._prepare_reversal(attempts.get(one, 0) + 1, reason, day) for one in self
        ]
        reversals = self._book(documents)
        for transaction, reversal in zip(self, reversals, strict=True):
            if reversal.status == "rejected":
                raise UserError(
                    self.env._(
                        "Transaction %s cannot be reversed: it is not booked, or it "
                        "has been reversed before. Choose the others.",
                        transaction.display_name,
                    )
                )
        return reversals

    def _check_returns(self, chains):
        """Refuse what would leave a return in the ledger without its purchase.

        :param chains: how each of these stands, see ``_chains``
        """
        slips = self.sudo()
        changing = {chain.start_id for chain in chains.values()}
        taken = slips.browse({c.start_id for c in chains.values() if c.counts})
        for back in taken._returns_that_count():
            if back.start_id not in changing:
                raise UserError(self._stays_brought_back(back))
        restored = [c for c in chains.values() if c.bought_id and c.is_reversed]
        bought = slips.browse({chain.bought_id for chain in restored})
        standing = bought._chains()
        for back in restored:
            purchase = standing[back.bought_id]
            if purchase.counts == (purchase.start_id in changing):
                raise UserError(self._stays_taken_back(back))

    def _stays_brought_back(self, back):
        """Return why a purchase is not taken back while its return counts."""
        slips = self.sudo()
        return self.env._(
            "%(name)s cannot be reversed alone: %(other)s brings goods of it back. "
            "Choose both in the list and reverse them together.",
            name=slips.browse(back.bought_id).display_name,
            other=slips.browse(back.last_id).display_name,
        )

    def _stays_taken_back(self, back):
        """Return why a return is not restored whose purchase does not count."""
        slips = self.sudo()
        return self.env._(
            "%(name)s cannot be reversed: it took back a return, and the purchase of "
            "that, %(other)s, does not count any more. Reverse what took the purchase "
            "back, too: choose both in the list and reverse them together.",
            name=slips.browse(back.last_id).display_name,
            other=slips.browse(back.bought_id).display_name,
        )

    def _attempts(self):
        """Return how often it was tried in vain to take these back: ``{one: count}``.

        A reversal that was dismissed is no obstacle to the next.
        """
        dismissed = self._reversals(self, dismissed=True)
        counts = self.sudo()._read_group(dismissed, ["reversal_of_id"], ["__count"])
        return dict(counts)

    def _prepare_reversal(self, attempt, reason=None, day=None):
        """Return the document that takes this transaction back.

        :param int attempt: which it is
        """
        return {
            "origin": "manual",
            "key": f"reverse:{self.id}:{attempt}",
            "company_id": self.company_id.id,
            "kind": "reverse",
            "date": day or self.date,
            "reversal_of_id": self.id,
            "reference": self.reference or None,
            "reason": reason or None,
        }
