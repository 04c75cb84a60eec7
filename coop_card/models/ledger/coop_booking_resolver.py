# SPDX-License-Identifier: LGPL-3.0-or-later
"""What documents name, and what is odd about them."""

import json

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import limits
from ...rules.document import decimals
from ...rules.identifier import Reading, codes
from ...rules.reasons import REASONS
from . import queries_heads
from .queries import BY_KEY, ORIGINALS

#: What tells where a document comes from, and which settings hold for it.
SITE = ("company_id", "terminal_id", "branch_id")
#: What is set there that documents are judged by.
SET = ("branch_id", "tz", "locked_to", "smallest", "largest", "served")
#: What of a document is looked up.
HEAD = (
    "origin",
    "key",
    "company_id",
    "card",
    "member_id",
    "date",
    "occurred_at",
    "terminal_id",
    "operator",
    "operator_id",
    "seq",
    "reversal_of_id",
    "return_of_id",
    "moved_from_id",
)
#: What a document takes over from the transaction it repeats.
REPEATED = ("lines", "branch_id", "terminal_id", "operator_id")


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
        coded = self._resolve_heads(entries, judged=True)
        self._resolve_lines(entries, coded)

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
        """Give reversals the member, card and negated lines of their originals.

        Who takes back is who says so, and else who worked then.
        """
        inherited = {"member_id", *REPEATED}
        for entry, original in self._originals(entries, "reversal_of_id", sign=-1):
            if not original:
                entry.fault = "reversal_unknown"
                continue
            entry.member_type_id = original["member_type_id"]
            entry.card_id = original["card_id"]
            entry.total = original["amount_total"]
            told = {"operator_id"} if "operator" in entry.document else set()
            names = inherited - told
            entry.document = entry.document | {n: original[n] for n in names}
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
    def _resolve_heads(self, entries, judged):
        """Find place, day, member, card and year of each document at once.

        :param bool judged: whether the member's type, what lines name, and what is odd
            beside the card, are asked for
        :return: the categories that lines name by their short codes, by those
        """
        sites = self._sites(entries)
        heads = self._heads(entries, sites)
        parts = self._head_parts(heads, sites, judged)
        parts["coded"] = self._coded(entries) if judged else SQL("NULL")
        rows = self._looked_up(heads, parts)
        kinds = self.env["coop.transaction"]._fields["kind"].get_values(self.env)
        for entry, site, row in zip(entries, sites, rows, strict=True):
            self._note_head(entry, site, row)
            entry.fault = entry.fault or _fault(entry, kinds)
        return rows[0]["coded"] or {}

    @api.model
    def _looked_up(self, heads, parts):
        """Return the row of each head; most are found by looking at the present."""
        for whose in (queries_heads.AS_NOW, queries_heads.AS_THEN):
            rows = self._query(queries_heads.HEADS, heads=heads, **parts, **whose)
            if all(row["plain"] for row in rows):
                break
        return rows

    @api.model
    def _heads(self, entries, sites):
        """Return what is looked up of each document."""
        heads = [
            _head_row(entry, site) for entry, site in zip(entries, sites, strict=True)
        ]
        counted = set()
        for head in heads:
            place = head.get("terminal_id"), head.get("seq")
            head["seq_again"] = bool(place[1]) and place in counted
            counted.add(place)
        return heads

    @api.model
    def _head_parts(self, heads, sites, judged):
        """Return the parts of the statement that only some heads need."""
        named = any("operator" in head or "operator_id" in head for head in heads)
        returns = any("return_of_id" in head for head in heads)
        counts = any(site.get("counts_uses") for site in sites)
        nothing = SQL("NULL")
        parts = {
            "now": fields.Datetime.now(),
            "return_fault": SQL(queries_heads.RETURN_FAULT) if returns else nothing,
            "bought_as": SQL(queries_heads.BOUGHT_AS) if returns else nothing,
            "too_many": SQL(queries_heads.TOO_MANY) if counts else nothing,
        }
        return {
            "worker": SQL(queries_heads.WORKER) if named else nothing,
            "judged": SQL(queries_heads.JUDGED, **parts) if judged else SQL(),
            "judged_by": SQL(queries_heads.JUDGED_BY) if judged else SQL(),
            "returned": SQL(queries_heads.RETURNED) if returns else SQL(),
        }

    @api.model
    def _note_head(self, entry, site, row):
        """Note of an entry what was found out about its place and its head."""
        entry.digits = site["digits"]
        entry.fault = entry.fault or site["fault"] or row.get("fault")
        entry.date = row["date"]
        entry.card_id = entry.card_id or row["card_id"]
        entry.member_id = row["member_id"]
        entry.member_type_id = entry.member_type_id or row.get("member_type_id")
        entry.fiscal_year_id = row["fiscal_year_id"]
        named = entry.document.get("operator") or entry.document.get("operator_id")
        row["operator_unknown"] = named and not row["operator_id"]
        row["clock_suspect"] = entry.document.get("clock_suspect")
        entry.reasons = [code for code in REASONS if row.get(code)]
        found = {"branch_id": site["branch_id"], "operator_id": row["operator_id"]}
        entry.document = entry.document | found

    @api.model
    def _sites(self, entries):
        """Return for each entry what is set where it comes from, if not known yet."""
        places = [None if e.site else tuple(e.head(*SITE).values()) for e in entries]
        distinct = [*({*places} - {None})]
        rows = [dict(zip(SITE, place, strict=True)) for place in distinct]
        found = self._query(queries_heads.SITES, sites=rows) if rows else []
        sites = dict(zip(distinct, found, strict=True))
        pairs = zip(entries, places, strict=True)
        return [entry.site or sites[place] for entry, place in pairs]

    @api.model
    def _query(self, statement, **values):
        """Run a statement of ``queries.py``: lists of rows go in as JSON, numbered."""
        for name, rows in values.items():
            if isinstance(rows, list):
                numbered = [{"i": i, **row} for i, row in enumerate(rows)]
                values[name] = json.dumps(numbered)
        return self.env["coop.booking"]._fetch(SQL(statement, **values))


def _head_row(entry, site):
    """Return what is looked up of a document, without what it does not say.

    Each terminal has its reader; all else comes from the readers of the desks.
    """
    document = entry.document
    row = entry.said(*HEAD)
    if text := document.get("card"):
        length, kind = site["card_length"], site["reader_kind"]
        row |= codes(Reading(entry.company_id, text, length, kind))
    return row | {
        **{name: site[name] for name in SET if site[name] is not None},
        "total": str(sum(map(limits.paid, document["lines"]))),
        "limited": limits.hold_for(document),
        "restores": entry.restores,
        "original_missing": "reverses" in document and "reversal_of_id" not in document,
    }


def _fault(entry, kinds):
    """Return what makes a document useless in this co-op, if anything does."""
    if entry.document["kind"] not in kinds:
        return "kind_unknown"
    fine = any(decimals(line) > entry.digits for line in entry.document["lines"])
    return "amount_too_fine" if fine else None
