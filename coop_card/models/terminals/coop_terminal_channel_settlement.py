# SPDX-License-Identifier: LGPL-3.0-or-later
"""How shifts of terminals are opened and settled."""

import json
from datetime import datetime, timezone

from odoo import api, models
from odoo.tools import SQL

from ...rules import contact
from ...rules import settlement as settlements
from .coop_terminal_batch import SETTLED
from .queries import ARRIVED, CATEGORIES_COUNTED, KINDS_COUNTED, SLIPS

#: How many missing spans and unknown transactions a terminal is told of at once.
TOLD = 100


class CoopTerminalChannel(models.AbstractModel):
    """Compares what a terminal counted with what has arrived."""

    _inherit = "coop.terminal.channel"

    @api.model
    def _sign_on(self, terminal, message):
        """Return all a terminal has to know that begins or goes on with a shift."""
        batches = self.env["coop.terminal.batch"].sudo()
        offset = message["clock"] - datetime.now(timezone.utc).replace(tzinfo=None)
        opened_at = message["clock"].replace(microsecond=0)
        operator = self._operator(terminal, message["operator"])
        batch = batches._sign_on(terminal, message["batch"], opened_at, operator)
        contacts = self.env["coop.terminal.contact"].sudo()
        contacts._sign_on(terminal, message, contact.seconds(offset))
        hotlist = self.env["coop.hotlist"].sudo()._state(terminal.company_id)
        sequence = self._sequence(terminal)
        if sequence["highest"] >= message["next_seq"]:
            terminal._note_set_back(message["next_seq"], sequence["highest"])
        return {
            **self._config(terminal),
            "batch": {"number": batch.number, "state": batch.state},
            "sequence": sequence,
            "clock_offset_ms": round(offset.total_seconds() * 1000),
            "hotlist_version": hotlist["version"],
        }

    @api.model
    def _sequence(self, terminal):
        """Return which of a terminal's transactions have arrived."""
        states = self.env["coop.terminal.sequence"].sudo()._state(terminal)
        through, highest, missing = states[terminal.id]
        return {"through": through, "highest": highest, "missing": missing}

    @api.model
    def _operator(self, terminal, code):
        """Return the operator of a code; none where the co-op does not know it."""
        domain = [("company_id", "=", terminal.company_id.id), ("code", "=", code)]
        return self.env["coop.operator"].sudo().search(domain)

    @api.model
    def _settle(self, terminal, message):
        """Compare a shift and return what the terminal is told of it.

        What is settled stays: a repeat is told the same again.
        """
        batches = self.env["coop.terminal.batch"].sudo()
        batch = batches._numbered(terminal, message["batch"])
        if batch.state not in SETTLED:
            batch._lock()
            self._compare(batch, message)
        return {"batch": batch.number, "state": batch.state, **batch.answer}

    @api.model
    def _compare(self, batch, message):
        """Compare a shift that is not settled, and keep what came of it."""
        found = self._found(batch, settlements.merged(message["sequences"]))
        sums = [
            pair
            for part in settlements.KEYS
            for pair in settlements.pairs(part, message[part], found["server"][part])
        ]
        unequal = [pair for pair in sums if not pair.terminal.equals(pair.server)]
        even = message["uids_digest"] == found["server"]["uids_digest"] and not (
            unequal or found["missing"] or found["unknown"]
        )
        counted = found.pop("counted")
        state = "balanced" if even else "closed" if message["final"] else "different"
        differences = [settlements.difference(pair) for pair in unequal]
        answer = found | {"differences": differences}
        operator = self._operator(batch.terminal_id, message["operator"])
        batch._keep(message, state, sums, answer, counted, operator)

    @api.model
    def _found(self, batch, sequences):
        """Return what has arrived of a shift, beside the numbers the terminal has."""
        self.env.flush_all()
        company = batch.company_id
        (arrived,) = self._count(
            batch, ARRIVED, sequences=json.dumps(sequences), told=TOLD
        )
        unit = 10**company.currency_id.decimal_places
        return {
            "missing": arrived["missing"],
            "unknown": arrived["unknown"],
            "counted": {name: arrived[name] for name in ("counted", "counted_to")},
            "server": {
                "uids_digest": arrived["uids_digest"],
                "transactions": self._count(batch, KINDS_COUNTED, unit=unit),
                "categories": self._count(batch, CATEGORIES_COUNTED, unit=unit),
            },
        }

    @api.model
    def _count(self, batch, statement, **values):
        return self.env.execute_query_dict(
            SQL(
                SLIPS + statement,
                terminal=batch.terminal_id.id,
                batch=batch.number,
                zone=batch.company_id.coop_tz,
                **values,
            )
        )
