# SPDX-License-Identifier: LGPL-3.0-or-later
"""Goods come back only of purchases that count."""

from odoo import api, models

from .coop_transaction_move import MOVES

#: Channels that have to follow their source, whatever it does: an invoice may be reset
#: to draft while its credit note stands, and moves repeat what stands already.
FOLLOWING = (*MOVES, "invoice")


class CoopBookingResolver(models.AbstractModel):
    """Finds what would leave a return in the ledger without its purchase."""

    _inherit = "coop.booking.resolver"

    @api.model
    def _resolve_returns(self, entries):
        """Note of returns and reversals whose purchase they need, or would take away.

        A return needs its purchase, and so does what restores a return. What takes a
        purchase back must find no return of it.
        """
        named = [(entry, _named(entry)) for entry in entries if not entry.fault]
        ids = {id_ for _entry, id_ in named if id_}
        if not ids:
            return
        slips = self.env["coop.transaction"].sudo()
        chains = slips.browse(ids)._chains()
        needed = slips.browse({chain.bought_id for chain in chains.values()} - {None})
        standing = {c.start_id for c in needed._chains().values() if c.counts}
        taken = slips.browse({c.start_id for c in chains.values() if c.counts})
        returned = {chain.bought_id for chain in taken._returns_that_count()}
        for entry, id_ in named:
            if chain := chains.get(id_):
                self._judge_chain(entry, chain, standing, returned)

    @api.model
    def _judge_chain(self, entry, chain, standing, returned):
        """Note of one entry what it does, to which purchase, and if that forbids it.

        :param standing: ids of purchases that count
        :param returned: ids of purchases of which something is brought back
        """
        if "reversal_of_id" not in entry.document:
            entry.purchase_id = chain.start_id
            entry.alone = not chain.counts
        elif chain.counts:
            entry.purchase_id = chain.start_id
            entry.alone = chain.start_id in returned
        else:
            entry.restores = chain.is_reversed
            entry.purchase_id = chain.bought_id
            entry.alone = chain.bought_id and chain.bought_id not in standing


def _named(entry):
    """Return the id of what an entry reverses or brings goods back of, if any."""
    if entry.origin in FOLLOWING:
        return None
    return entry.document.get("reversal_of_id") or entry.document.get("return_of_id")
