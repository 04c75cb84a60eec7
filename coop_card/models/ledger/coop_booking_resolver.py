# SPDX-License-Identifier: LGPL-3.0-or-later
"""What documents name, and what is odd about them."""

import json

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import limits
from ...rules.document import decimals
from ...rules.identifier import Reading
from ...rules.reasons import REASONS
from ...rules.units import converted
from . import queries_heads
from .queries import BY_KEY, ORIGINALS, THINGS

#: What a line may name its category or item by, in a co-op, and what its quantity is
#: in: a unit, or that of the item.
THING = ("company_id", "category_id", "code", "product_id", "uom_id", "of_item")

#: What tells which settings hold for a document.
SITE = ("company_id", "terminal_id")
#: What of a document is looked up, beside its card.
HEAD = (
    "origin",
    "key",
    "company_id",
    "member_id",
    "date",
    "occurred_at",
    "terminal_id",
    "seq",
    "branch_id",
    "operator",
    "operator_id",
    "reversal_of_id",
    "return_of_id",
    "moved_from_id",
)
#: What of it is found out there, and then stands in the document.
PLACE = ("branch_id", "operator_id")
#: What a document takes over from the transaction it repeats.
REPEATED = ("lines", "branch_id", "terminal_id", "operator_id")


def _things(entry):
    """Return for each line what tells its category, item and unit.

    Terminals know the units of items, and count in them.
    """
    of_item = entry.origin == "terminal" and not entry.repeats
    return [
        (entry.company_id, *(line.get(name) for name in THING[1:-1]), of_item)
        for line in entry.document["lines"]
    ]


class CoopBookingResolver(models.AbstractModel):
    """Finds member, type, card, year, place and categories of all documents at once."""

    _name = "coop.booking.resolver"
    _description = "Resolving of Documents"

    @api.model
    def _resolve(self, entries):
        """Find what the documents name, and note what is odd about them."""
        if not entries:
            return
        self._resolve_keys([e for e in entries if "reverses" in e.document])
        self._resolve_reversals([e for e in entries if "reversal_of_id" in e.document])
        self._resolve_moves([e for e in entries if "moved_from_id" in e.document])
        self._resolve_returns(entries)
        self._resolve_heads(entries)
        self._resolve_lines(entries)

    @api.model
    def _resolve_keys(self, entries):
        """Give reversals that name their originals by key the ids of those booked."""
        if not entries:
            return
        names = [
            {
                "company_id": entry.company_id,
                "origin": entry.origin,
                "key": entry.document["reverses"],
            }
            for entry in entries
        ]
        found = self._query(BY_KEY, names=names)
        for entry, row in zip(entries, found, strict=True):
            if row["id"]:
                entry.document = entry.document | {"reversal_of_id": row["id"]}

    @api.model
    def _resolve_reversals(self, entries):
        """Give reversals the member, card and negated lines of their originals."""
        inherited = ("member_id", *REPEATED)
        for entry, original in self._originals(entries, "reversal_of_id", sign=-1):
            if not original:
                entry.fault = "reversal_unknown"
                continue
            entry.member_type_id = original["member_type_id"]
            entry.card_id = original["card_id"]
            entry.total = original["amount_total"]
            entry.document = entry.document | {n: original[n] for n in inherited}
            entry.document["reversal_of_id"] = original["id"]

    @api.model
    def _resolve_moves(self, entries):
        """Give what is booked anew for another member all that its original says."""
        inherited = ("occurred_at", *REPEATED)
        for entry, original in self._originals(entries, "moved_from_id", sign=1):
            if not original:
                entry.fault = "original_unknown"
                continue
            entry.card_id = original["card_id"]
            entry.total = original["amount_total"]
            entry.document = entry.document | {n: original[n] for n in inherited}

    @api.model
    def _originals(self, entries, link, sign):
        """Return pairs of an entry and the booked transaction it names, if it is one.

        :param str link: the part of the document that names it
        :param int sign: what the amounts of its lines are multiplied by
        """
        if not entries:
            return []
        ids = [entry.document[link] for entry in entries]
        rows = self.env.execute_query_dict(SQL(ORIGINALS, ids=ids, sign=sign))
        originals = {(row["company_id"], row["named_id"]): row for row in rows}
        return [(e, originals.get((e.company_id, e.document[link]))) for e in entries]

    @api.model
    def _resolve_heads(self, entries):
        """Find day, member, type, card, year and place of each document at once."""
        sites = self._sites(entries)
        cards = self._cards_read(entries, sites)
        heads = [
            self._head_row(entry, card_id)
            for entry, card_id in zip(entries, cards, strict=True)
        ]
        rows = self._query(
            queries_heads.HEADS,
            heads=heads,
            now=fields.Datetime.now(),
            **self._head_parts(heads, sites),
        )
        for entry, site, row in zip(entries, sites, rows, strict=True):
            entry.actions = site["actions"] or {}
            entry.digits = row["digits"]
            entry.fault = entry.fault or row["fault"] or self._fault(entry)
            entry.date = row["date"]
            entry.card_id = entry.card_id or row["card_id"]
            entry.member_id = row["member_id"]
            entry.member_type_id = entry.member_type_id or row["member_type_id"]
            entry.fiscal_year_id = row["fiscal_year_id"]
            entry.document = entry.document | {name: row[name] for name in PLACE}
            row["clock_suspect"] = entry.document.get("clock_suspect")
            entry.reasons = [code for code in REASONS if row.get(code)]

    @api.model
    def _head_parts(self, heads, sites):
        """Return the parts of the statement that only some heads need."""
        returns = any(head["return_of_id"] for head in heads)
        counts = any(site["counts_uses"] for site in sites)
        nothing = SQL("NULL")
        return {
            "returned": SQL(
                queries_heads.RETURNED if returns else queries_heads.NOT_RETURNED
            ),
            "bought_as": SQL(queries_heads.BOUGHT_AS) if returns else nothing,
            "too_many": SQL(queries_heads.TOO_MANY) if counts else nothing,
        }

    @api.model
    def _fault(self, entry):
        """Return what makes a document useless in this co-op, if anything does."""
        if entry.document["kind"] not in self._kinds():
            return "kind_unknown"
        fine = any(decimals(line) > entry.digits for line in entry.document["lines"])
        return "amount_too_fine" if fine else None

    @api.model
    def _kinds(self):
        return self.env["coop.transaction"]._fields["kind"].get_values(self.env)

    @api.model
    def _sites(self, entries):
        """Return for each entry what is set where it comes from."""
        places = [tuple(entry.head(*SITE).values()) for entry in entries]
        distinct = [*{*places}]
        rows = [dict(zip(SITE, place, strict=True)) for place in distinct]
        found = self._query(queries_heads.SITES, sites=rows)
        sites = dict(zip(distinct, found, strict=True))
        return [sites[place] for place in places]

    @api.model
    def _cards_read(self, entries, sites):
        """Return the id of the card that was read for each entry, or None.

        Each terminal has its reader; all else comes from the readers of the desks.
        """
        return self.env["coop.card.code"]._cards(
            Reading(
                entry.company_id,
                entry.document.get("card", ""),
                site["card_length"],
                site["reader_kind"],
            )
            for entry, site in zip(entries, sites, strict=True)
        )

    @api.model
    def _head_row(self, entry, card_id):
        document = entry.document
        return entry.head(*HEAD) | {
            "card": document.get("card"),
            "card_id": card_id,
            "total": str(sum(map(limits.paid, document["lines"]))),
            "limited": limits.hold_for(document),
            "restores": entry.restores,
            "original_missing": "reverses" in document
            and "reversal_of_id" not in document,
        }

    @api.model
    def _resolve_lines(self, entries):
        """Find category, item and unit of each line, by the distinct things named.

        What is taken back or moved did accumulate, whatever is set today.
        """
        keys = {key for entry in entries for key in _things(entry)}
        things = [dict(zip(THING, key, strict=True)) for key in keys]
        found = dict(zip(keys, self._query(THINGS, things=things), strict=True))
        for entry in entries:
            pairs = zip(entry.document["lines"], _things(entry), strict=True)
            entry.lines = [line | found[key] for line, key in pairs]
            if entry.repeats:
                entry.lines = [line | {"excluded": False} for line in entry.lines]
            odd = self._line_reasons(entry)
            entry.reasons = [code for code in REASONS if code in odd]
            for line in entry.lines:
                line["quantity"] = converted(line["quantity"], line["factor"])

    @api.model
    def _line_reasons(self, entry):
        """Return the set of all that is odd about an entry: its lines included."""
        found = {*entry.reasons}
        if entry.alone:
            found.add("return_alone")
        if not all(line["category_id"] for line in entry.lines):
            found.add("category_unknown")
        elif any(line["excluded"] for line in entry.lines):
            found.add("category_excluded")
        counting = [line for line in entry.lines if not line["excluded"]]
        if any(line["factor"] is None and line["quantity"] != "0" for line in counting):
            found.add("unit")
        if limits.hold_for(entry.document):
            found |= {
                limits.broken(limits.paid(line), line["smallest"], line["largest"])
                for line in counting
            }
        return found

    @api.model
    def _query(self, statement, **values):
        """Run a statement of ``queries.py``: lists of rows go in as JSON, numbered."""
        for name, rows in values.items():
            if isinstance(rows, list):
                numbered = [{"i": i, **row} for i, row in enumerate(rows)]
                values[name] = json.dumps(numbered)
        return self.env["coop.booking"]._fetch(SQL(statement, **values))
