# SPDX-License-Identifier: LGPL-3.0-or-later
"""How transactions that were held get into the ledger after all."""

from odoo import api, models

from ...rules import entry as entries_of
from ...rules.reasons import REASONS


class CoopBooking(models.AbstractModel):
    """Books what a person set right; that person takes the blame for every reason but
    those the ledger cannot do without.
    """

    _inherit = "coop.booking"

    @api.model
    def _book_held(self, transactions):
        """Book held transactions as their reviewer left them.

        :return: for those that cannot be booked yet, why: ``{transaction: sentence}``
        """
        found = self._look_again(transactions)
        refusals = {one: self._refusal(one, entry) for one, entry in found.items()}
        bookable = [one for one in transactions if not refusals[one]]
        entries = [found[one] for one in bookable]
        self.env["coop.booking.writer"]._write_reviewed(transactions, entries)
        return {one: refusal for one, refusal in refusals.items() if refusal}

    @api.model
    def _look_again(self, transactions):
        """Return what booking finds about held transactions now, as entries.

        :return: ``{transaction: entry}``, with as many statements for many as for one
        """
        found = {one: self._read_held(one) for one in transactions}
        self.env.flush_all()
        self.env["coop.booking.resolver"]._resolve([*found.values()])
        return found

    @api.model
    def _read_held(self, transaction):
        """Return the entry of a held transaction as its reviewer left it.

        A member set by the reviewer answers for a card that is still unknown, a
        category for a code.
        """
        document = dict(transaction.content)
        if transaction.date:
            document["date"] = transaction.date.isoformat()
        if transaction.member_id:
            document["member_id"] = transaction.member_id._origin.id
            if not transaction.card_id:
                document.pop("card", None)
        meanings = transaction.review_categories or {}
        document["lines"] = [
            _as_meant(line, meanings) for line in document.get("lines", ())
        ]
        return entries_of.Entry(
            transaction.company_id.id,
            transaction.origin,
            transaction.digest,
            document=document,
            transaction_id=transaction._origin.id,
        )

    @api.model
    def _refusal(self, transaction, entry):
        """Return why a held transaction cannot be booked yet, None if it can.

        It lacks what the ledger cannot do without, or its year is closed to all but
        accountants.
        """
        if entry.alone:
            return self._left_alone(transaction)
        blocking = [code for code in entry.reasons if REASONS[code].blocking]
        if blocking or entry.fault:
            return self._still_missing(transaction, blocking)
        accountant = self.env.user.has_group("coop_card.group_accountant")
        if "year_closed" in entry.reasons and not accountant:
            return self.env._(
                "Transaction %s belongs to a closed year. An accountant books it.",
                transaction.display_name,
            )
        return None

    @api.model
    def _left_alone(self, transaction):
        """Return why goods do not come back of a purchase that does not count."""
        if transaction.return_of_id:
            return self.env._(
                "%(name)s brings back goods of %(other)s, which does not count: it "
                "was taken back, or waits for review itself. Dismiss the return, or "
                "have the purchase count first.",
                name=transaction.display_name,
                other=transaction.return_of_id.display_name,
            )
        return self.env._(
            "%s would leave a return without its purchase. Reverse the other one of "
            "them first, or dismiss this.",
            transaction.display_name,
        )

    @api.model
    def _still_missing(self, transaction, codes):
        reasons = self.env["coop.booking.rule"]._fields["reason"]
        sentences = dict(reasons._description_selection(self.env))
        return self.env._(
            "Transaction %(key)s cannot be booked yet: %(reasons)s. Set the member and "
            "the date, or complete the settings, and book again.",
            key=transaction.key,
            reasons="; ".join(sentences[code] for code in codes),
        )


def _as_meant(line, meanings):
    """Return a line with the category that a reviewer took its code for, if any."""
    category = meanings.get(line.get("code"))
    if not category:
        return line
    return {"category_id": category} | {k: v for k, v in line.items() if k != "code"}
