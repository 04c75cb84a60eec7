# SPDX-License-Identifier: LGPL-3.0-or-later
"""The hand that writes the ledger."""

import json
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

#: What a transaction's row is made of: columns and their types in PostgreSQL.
TRANSACTION = {
    "company_id": "int",
    "origin": "text",
    "key": "text",
    "digest": "text",
    "kind": "text",
    "status": "text",
    "warnings": "text",
    "member_id": "int",
    "card_id": "int",
    "card_read": "text",
    "terminal_id": "int",
    "seq": "int",
    "batch": "int",
    "branch_id": "int",
    "operator_id": "int",
    "occurred_at": "timestamp",
    "date": "date",
    "reference": "text",
    "reason": "text",
    "reversal_of_id": "int",
    "return_of_id": "int",
    "moved_from_id": "int",
    "amount_total": "numeric",
    "content": "jsonb",
    "create_uid": "int",
    "create_date": "timestamp",
    "write_uid": "int",
    "write_date": "timestamp",
}
#: The same for a line of the ledger.
LINE = {
    "transaction_id": "int",
    "company_id": "int",
    "member_id": "int",
    "member_type_id": "int",
    "card_id": "int",
    "category_id": "int",
    "product_id": "int",
    "date": "date",
    "occurred_at": "timestamp",
    "fiscal_year_id": "int",
    "direction": "text",
    "quantity": "numeric",
    "amount": "numeric",
    "amount_tax": "numeric",
    "origin": "text",
    "branch_id": "int",
    "terminal_id": "int",
    "operator_id": "int",
    "reference": "text",
}
#: What a row takes from the document as it stands.
HEAD = (
    "kind",
    "terminal_id",
    "seq",
    "batch",
    "branch_id",
    "operator_id",
    "occurred_at",
    "reference",
    "reason",
    "reversal_of_id",
    "return_of_id",
    "moved_from_id",
)
PLACE = ("branch_id", "terminal_id", "operator_id", "occurred_at", "reference")
#: What a row of the ledger takes from a line of the document.
OWN = (
    "category_id",
    "product_id",
    "direction",
    "quantity",
    "amount",
    "amount_tax",
)


def _insertion(table, columns):
    """Return the statement that inserts rows, which leave out what is empty."""
    names = ", ".join(columns)
    types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    return f"""
        INSERT INTO {table} ({names})
        SELECT {names} FROM jsonb_to_recordset(%(rows)s::jsonb) AS row({types})
    """


#: Tells of those that were new.
INSERT_TRANSACTIONS = (
    _insertion("coop_transaction", TRANSACTION)
    + "ON CONFLICT DO NOTHING RETURNING id, company_id, origin, key, digest"
)
INSERT_LINES = _insertion("coop_accumulation", LINE)


class CoopBookingWriter(models.AbstractModel):
    """Writes judged entries: new ones once, repeats not at all."""

    _name = "coop.booking.writer"
    _description = "Writing of the Ledger"

    @api.model
    def _write_entries(self, entries):
        """Write transactions and lines, and give repeats their first result.

        A known key with other content, or a second reversal, leaves the entry with a
        fault.
        """
        first = {}
        for entry in entries:
            first.setdefault(entry.identity, entry)
        stamp = self._stamp()
        rows = [stamp | self._transaction_row(entry) for entry in first.values()]
        for row in self._insert_new(rows):
            identity = (row["company_id"], row["origin"], row["key"])
            first[identity].transaction_id = row["id"]
        written = [entry for entry in first.values() if entry.transaction_id]
        self._write_lines([entry for entry in written if entry.status == "booked"])
        self._settle_repeats([entry for entry in entries if not entry.transaction_id])

    @api.model
    def _write_lines(self, entries):
        if rows := [row for entry in entries for row in self._line_rows(entry)]:
            statement = SQL(INSERT_LINES, rows=json.dumps(rows))
            self.env.cr.execute(statement, log_exceptions=False)
        self.env["coop.transaction"].invalidate_model(["line_ids"], flush=False)

    @api.model
    def _write_rejections(self, entries):
        """Keep malformed documents by their digest; one already kept stays alone."""
        stamp = self._stamp()
        rows = [stamp | self._rejection_row(entry) for entry in entries]
        new = {row["digest"] for row in self._insert_new(rows)}
        known = self._find_known(
            SQL(
                "status = 'rejected' AND (company_id, origin, digest) IN %s",
                tuple((e.company_id, e.origin, e.digest) for e in entries),
            )
            if entries
            else None
        )
        ids = {(row["company_id"], row["origin"], row["digest"]): row for row in known}
        for entry in entries:
            row = ids[entry.company_id, entry.origin, entry.digest]
            entry.transaction_id, entry.status = row["id"], "rejected"
            entry.warnings = row["warnings"].split(",")
            entry.replayed = entry.digest not in new

    @api.model
    def _settle_repeats(self, entries):
        """Give each repeat the first result, or the fault that tells it is none."""
        identities = tuple(entry.identity for entry in entries)
        condition = SQL(
            "status <> 'rejected' AND (company_id, origin, key) IN %s", identities
        )
        known = self._find_known(condition if entries else None)
        firsts = {(row["company_id"], row["origin"], row["key"]): row for row in known}
        for entry in entries:
            first = firsts.get(entry.identity)
            if not first:
                entry.fault = "already_reversed"
            elif first["digest"] != entry.digest:
                entry.fault = "key_reused"
            else:
                entry.transaction_id, entry.replayed = first["id"], True
                entry.status = "held" if first["was_held"] else "booked"
                entry.warnings = [code for code in first["warnings"].split(",") if code]

    @api.model
    def _write_reviewed(self, transactions, entries):
        """Write the lines of held transactions that a person decided to book."""
        for entry in entries:
            values = {
                "status": "booked",
                "member_id": entry.member_id,
                "card_id": entry.card_id,
                "date": entry.date,
                "amount_total": float(self._total(entry)),
                "reversal_of_id": entry.document.get("reversal_of_id"),
                **transactions._reviewed(),
            }
            transactions.browse(entry.transaction_id).write(values)
        transactions.flush_recordset()
        self._write_lines(entries)

    @api.model
    def _stamp(self):
        """Return who writes, and when: the same for all rows of a call."""
        now = fields.Datetime.to_string(fields.Datetime.now())
        who = dict.fromkeys(("create_uid", "write_uid"), self.env.uid)
        return who | dict.fromkeys(("create_date", "write_date"), now)

    @api.model
    def _transaction_row(self, entry):
        whole = entry.status == "held" or entry.leaves_out
        return entry.said(*HEAD) | {
            "company_id": entry.company_id,
            "origin": entry.origin,
            "key": entry.document["key"],
            "digest": entry.digest,
            "status": entry.status,
            "warnings": ",".join(entry.warnings),
            "member_id": entry.member_id,
            "card_id": entry.card_id,
            "card_read": entry.document.get("card"),
            "date": entry.date,
            "amount_total": str(self._total(entry)),
            "content": entry.content or entry.document if whole else None,
        }

    @api.model
    def _rejection_row(self, entry):
        return entry.head("terminal_id", "branch_id", "seq") | {
            "company_id": entry.company_id,
            "origin": entry.origin,
            "digest": entry.digest,
            "status": "rejected",
            "warnings": entry.fault,
        }

    @api.model
    def _line_rows(self, entry):
        shared = entry.said(*PLACE) | {
            "transaction_id": entry.transaction_id,
            "company_id": entry.company_id,
            "member_id": entry.member_id,
            "member_type_id": entry.member_type_id,
            "card_id": entry.card_id,
            "date": entry.date,
            "fiscal_year_id": entry.fiscal_year_id,
            "origin": entry.origin,
        }
        return [
            shared | {name: line.get(name) for name in OWN}
            for line in entry.lines
            if not line["excluded"]
        ]

    @api.model
    def _total(self, entry):
        """Return what a document comes to, with lines that do not accumulate."""
        if entry.total is not None:
            return Decimal(entry.total)
        amounts = (
            line[name]
            for line in entry.document.get("lines", ())
            for name in ("amount", "amount_tax")
        )
        return sum(map(Decimal, amounts), Decimal())

    @api.model
    def _insert_new(self, rows):
        """Insert transactions at once; return what tells those that are new."""
        if not rows:
            return []
        statement = SQL(INSERT_TRANSACTIONS, rows=json.dumps(rows))
        return self.env["coop.booking"]._fetch(statement)

    @api.model
    def _find_known(self, condition):
        """Return what is known of transactions; nothing without a condition."""
        if condition is None:
            return []
        return self.env.execute_query_dict(
            SQL(
                """
                SELECT id, company_id, origin, key, digest, status,
                       COALESCE(warnings, '') AS warnings,
                       status = 'held' OR review_date IS NOT NULL AS was_held
                FROM coop_transaction WHERE %s
                """,
                condition,
            )
        )
