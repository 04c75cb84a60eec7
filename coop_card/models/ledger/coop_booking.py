# SPDX-License-Identifier: LGPL-3.0-or-later
"""How documents become lines of the ledger."""

import json

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...rules import entry as entries_of
from ...rules.card_number import normalise
from ...rules.reasons import REASONS, verdict
from .queries import HEADS, ORIGINALS, THINGS

#: What a line may name its category or item by.
THING = ("category_id", "code", "product_id")


#: What of a document is looked up, beside its card.
HEAD = (
    "company_id",
    "member_id",
    "date",
    "occurred_at",
    "terminal_id",
    "branch_id",
    "operator",
    "operator_id",
)
#: What of it is found out there, and then stands in the document.
PLACE = ("branch_id", "operator_id")


def _thing(line):
    return tuple(line.get(name) for name in THING)


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
        """Book documents; return their entries in order (see ``rules/entry.py``)."""
        entries = [entries_of.read(document) for document in documents]
        sound = [entry for entry in entries if not entry.fault]
        self.env.flush_all()
        self._resolve(sound)
        self._judge(sound)
        writer = self.env["coop.booking.writer"]
        writer._write_entries([entry for entry in sound if not entry.fault])
        writer._write_rejections([entry for entry in entries if entry.fault])
        return entries

    @api.model
    def _book_held(self, transactions):
        """Book held transactions with what the reviewer set; a person takes the blame
        for every reason but those the ledger cannot do without.
        """
        entries = [self._read_held(transaction) for transaction in transactions]
        self.env.flush_all()
        self._resolve(entries)
        for transaction, entry in zip(transactions, entries, strict=True):
            blocking = [code for code in entry.reasons if REASONS[code].blocking]
            if blocking or entry.fault:
                raise UserError(self._still_missing(transaction, blocking))
        self.env["coop.booking.writer"]._write_reviewed(transactions, entries)

    @api.model
    def _read_held(self, transaction):
        """Return the entry of a held transaction as its reviewer left it.

        A member set by the reviewer answers for a card that is still unknown.
        """
        document = dict(transaction.content)
        if transaction.date:
            document["date"] = transaction.date.isoformat()
        if transaction.member_id:
            document["member_id"] = transaction.member_id.id
            if not transaction.card_id:
                document.pop("card", None)
        return entries_of.Entry(
            transaction.company_id.id,
            transaction.origin,
            transaction.digest,
            document=document,
            transaction_id=transaction.id,
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

    @api.model
    def _resolve(self, entries):
        """Find what the documents name, and note what is odd about them."""
        if not entries:
            return
        self._resolve_reversals([e for e in entries if "reversal_of_id" in e.document])
        self._resolve_heads(entries)
        self._resolve_lines(entries)

    @api.model
    def _resolve_reversals(self, entries):
        """Give reversals the member, card and negated lines of their originals."""
        if not entries:
            return
        originals = self._read_originals(entries)
        for entry in entries:
            original = originals.get(
                (entry.company_id, entry.document["reversal_of_id"])
            )
            if not original:
                entry.fault = "reversal_unknown"
                continue
            entry.member_type_id = original["member_type_id"]
            places = ("branch_id", "terminal_id", "operator_id")
            inherited = {key: original[key] for key in ("member_id", *places)}
            entry.document = entry.document | inherited | {"lines": original["lines"]}

    @api.model
    def _read_originals(self, entries):
        """Return the booked originals of reversals by company and id."""
        ids = [entry.document["reversal_of_id"] for entry in entries]
        rows = self.env.execute_query_dict(SQL(ORIGINALS, ids=ids))
        return {(row["company_id"], row["id"]): row for row in rows}

    @api.model
    def _resolve_heads(self, entries):
        """Find day, member, type, card, year and place of each document at once."""
        heads = [self._head_row(entry) for entry in entries]
        rows = self._query(HEADS, heads=heads, now=fields.Datetime.now())
        for entry, row in zip(entries, rows, strict=True):
            entry.date = str(row["date"])
            entry.card_id = row["card_id"]
            entry.member_id = row["member_id"]
            entry.member_type_id = entry.member_type_id or row["member_type_id"]
            entry.fiscal_year_id = row["fiscal_year_id"]
            entry.document = entry.document | {name: row[name] for name in PLACE}
            entry.reasons = [code for code in REASONS if row.get(code)]

    @api.model
    def _head_row(self, entry):
        head = entry.head(*HEAD)
        return head | {"card": normalise(entry.document.get("card") or "") or None}

    @api.model
    def _resolve_lines(self, entries):
        """Find category and item of each line, through the distinct things named."""
        keys = {_thing(line) for entry in entries for line in entry.document["lines"]}
        things = [dict(zip(THING, key, strict=True)) for key in keys]
        found = dict(zip(keys, self._query(THINGS, things=things), strict=True))
        for entry in entries:
            lines = entry.document["lines"]
            entry.lines = [line | found[_thing(line)] for line in lines]
            if not all(line["category_id"] for line in entry.lines):
                entry.reasons.append("category_unknown")
            elif any(line["excluded"] for line in entry.lines):
                entry.reasons.append("category_excluded")

    @api.model
    def _query(self, statement, **values):
        """Run a statement of ``queries.py``: lists of rows go in as JSON, numbered."""
        for name, rows in values.items():
            if isinstance(rows, list):
                numbered = [{"i": i, **row} for i, row in enumerate(rows)]
                values[name] = json.dumps(numbered)
        return self._fetch(SQL(statement, **values))

    @api.model
    def _fetch(self, statement):
        """Run a statement and return its rows as dicts.

        Statements of the ledger hold card numbers: a failing one is not logged.
        """
        self.env.cr.execute(statement, log_exceptions=False)
        return self.env.cr.dictfetchall()

    @api.model
    def _judge(self, entries):
        """Decide by the co-op's rules what is booked and what waits for a person."""
        actions = self.env["coop.booking.rule"]._actions(
            {e.company_id for e in entries}
        )
        for entry in entries:
            decided = verdict(entry.reasons, actions[entry.company_id])
            entry.status, entry.warnings = decided
