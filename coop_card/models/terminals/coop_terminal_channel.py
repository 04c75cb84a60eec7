# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals are told, and what becomes of what they post."""

from datetime import timezone

from odoo import api, models

from ...rules import terminal_messages as messages


class CoopTerminalChannel(models.AbstractModel):
    """The terminal channel behind its routes: makes answers of records.

    Each method serves one terminal, which has proved itself; it reads with the rights
    of the system, what belongs to the terminal's co-op and branch only.
    """

    _name = "coop.terminal.channel"
    _description = "Terminal Channel"

    @api.model
    def _book(self, device, transactions):
        """Book what a terminal posts and return a result for each, in order.

        :param Device device: the terminal (``rules/terminal_messages.py``)
        :param list transactions: JSON values as ``rules/strict_json.py`` reads them
        """
        documents = [messages.document(item, device) for item in transactions]
        batches = {document.get("batch") for document in documents} - {None}
        terminal = self.env["coop.terminal"].sudo().browse(device.terminal_id)
        self.env["coop.terminal.batch"].sudo()._open(terminal, batches)
        entries = self.env["coop.booking"].sudo()._book(documents)
        pairs = zip(transactions, entries, strict=True)
        return [
            messages.result(i, item, entry) for i, (item, entry) in enumerate(pairs)
        ]

    @api.model
    def _transaction(self, terminal, uid):
        """Return what became of a transaction that a terminal posted, or None.

        What was rejected is not known: its uid is free for what was meant.
        """
        if not messages.known_uid({"uid": uid}):
            return None
        kept = (
            self.env["coop.transaction"]
            .sudo()
            .search(
                [
                    ("company_id", "=", terminal.company_id.id),
                    ("origin", "=", "terminal"),
                    ("key", "=", f"{terminal.number}:{uid}"),
                    ("status", "!=", "rejected"),
                ]
            )
        )
        return kept and {
            "uid": uid,
            "seq": kept.seq,
            "kind": kept.kind,
            "status": kept.status,
            "warnings": [code for code in (kept.warnings or "").split(",") if code],
            "received_at": kept.create_date.replace(tzinfo=timezone.utc).isoformat(),
        }

    @api.model
    def _identity(self, terminal):
        """Return who the terminal is, where it stands and whose it is."""
        branch, company = terminal.branch_id, terminal.company_id
        return {
            "terminal": {"number": terminal.number, "name": terminal.name},
            "branch": {"merchant_number": branch.merchant_number, "name": branch.name},
            "company": {"name": company.name},
        }
