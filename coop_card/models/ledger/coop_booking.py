# SPDX-License-Identifier: LGPL-3.0-or-later
"""How documents become lines of the ledger."""

import logging
from datetime import datetime

from psycopg2 import DataError, IntegrityError

from odoo import api, models

from ...rules import entry as entries_of
from ...rules.reasons import ACTIONS, verdict

_logger = logging.getLogger(__name__)

#: What is done about reasons to hold a document of some channels. A merge of members
#: repeats what has been judged before; a person who moves a receipt has decided.
DECIDED = {"merge": dict.fromkeys(ACTIONS, "book"), "move": {"hold": "warn"}}


class CoopBooking(models.AbstractModel):
    """The way from documents to the ledger: read, resolve, judge, write.

    Each step handles all documents at once, with a number of SQL statements that does
    not depend on how many there are. No step updates a row that others share. The
    unique indexes of ``coop.transaction`` decide what is a repeat: two processes that
    book the same document at once end in a serialization failure for one of them,
    which Odoo runs again, and which then finds the other's transaction.
    """

    _name = "coop.booking"
    _description = "Booking of Documents"

    @api.model
    def _book(self, documents):
        """Book documents; return their entries in order (see ``rules/entry.py``).

        Should the database refuse one for what nobody thought of, the others are
        booked without it, and it waits for a person.
        """
        self.env.flush_all()
        try:
            # A savepoint that flushes would end what waits for the commit, such as the
            # notes of tracked changes, before its time.
            with self.env.cr.savepoint(flush=False):
                return self._book_together(documents)
        except (DataError, IntegrityError) as error:
            # Its message may hold a card number, which no log keeps.
            _logger.error("%s of %s documents at once", error.pgcode, len(documents))
        if len(documents) > 1:
            return [entry for one in documents for entry in self._book([one])]
        return self._keep(documents[0])

    @api.model
    def _book_together(self, documents):
        """What takes back another by its key comes later: that may be among them."""
        turns = entries_of.turns(documents)
        entries = {}
        for turn in sorted({*turns}):
            places = [i for i, own in enumerate(turns) if own == turn]
            judged = self._judged([documents[i] for i in places])
            self._write_all(judged)
            entries |= zip(places, judged, strict=True)
        return [entries[i] for i in range(len(documents))]

    @api.model
    def _judged(self, documents):
        """Return entries of documents as booking would judge them; write nothing."""
        entries = [entries_of.read(document) for document in documents]
        sound = [entry for entry in entries if not entry.fault]
        self.env.flush_all()
        self.env["coop.booking.resolver"]._resolve(sound)
        self._judge(sound)
        return entries

    @api.model
    def _keep(self, document):
        """Hold a document that the database refuses, on its day and at its place."""
        entry = entries_of.read(document)
        entry.status, entry.warnings = "held", ["not_bookable"]
        entry.date = self._local_day(entry)
        kept = entry.head("key", "kind") | self._own_place(entry)
        entry.content, entry.document = entry.document, kept
        self._write_all([entry])
        return [entry]

    @api.model
    def _local_day(self, entry):
        """Return the day of an entry as ISO text, on the clock of its co-op."""
        if day := entry.document.get("date"):
            return day
        co_op = self.env["res.company"].browse(entry.company_id)
        moment = datetime.fromisoformat(entry.document["occurred_at"])
        return co_op._coop_local_date(moment).isoformat()

    @api.model
    def _own_place(self, entry):
        """Return branch and terminal of an entry, as far as they are its co-op's."""
        models = {"terminal_id": "coop.terminal", "branch_id": "coop.branch"}
        place = {
            name: self.env[model]
            .sudo()
            .with_context(active_test=False)
            .search(
                [
                    ("id", "=", entry.document.get(name, False)),
                    ("company_id", "=", entry.company_id),
                ]
            )
            for name, model in models.items()
        }
        place["branch_id"] = place["branch_id"] or place["terminal_id"].branch_id
        return {name: record.id or None for name, record in place.items()}

    @api.model
    def _write_all(self, entries):
        writer = self.env["coop.booking.writer"]
        writer._write_entries([entry for entry in entries if not entry.fault])
        writer._write_rejections([entry for entry in entries if entry.fault])

    @api.model
    def _judge(self, entries):
        """Decide by the co-op's rules what is booked and what waits for a person."""
        odd = {entry.company_id for entry in entries if entry.reasons}
        rules = self.env["coop.booking.rule"]._actions(odd)
        for entry in entries:
            decided = DECIDED.get(entry.origin, {})
            chosen = {code: rules[entry.company_id, code] for code in entry.reasons}
            wanted = {code: decided.get(one, one) for code, one in chosen.items()}
            entry.status, entry.warnings = verdict(entry.reasons, wanted)

    @api.model
    def _fetch(self, statement):
        """Run a statement and return its rows as dicts.

        Statements of the ledger hold card numbers: a failing one is not logged.
        """
        self.env.cr.execute(statement, log_exceptions=False)
        names = [column.name for column in self.env.cr.description]
        return [dict(zip(names, row, strict=True)) for row in self.env.cr.fetchall()]
