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
    def _book(self, terminal, transactions):
        """Book what a terminal posts and return a result for each, in order.

        :param list transactions: JSON values as ``rules/strict_json.py`` reads them
        """
        company = terminal.company_id
        device = messages.Device(
            company.id, terminal.id, terminal.number, company.currency_id.decimal_places
        )
        documents = [messages.document(item, device) for item in transactions]
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

    @api.model
    def _config(self, terminal):
        """Return what the terminal has to know to work."""
        company = terminal.company_id
        return {
            **self._identity(terminal),
            "time_zone": company.coop_tz,
            "currency": {
                "code": company.currency_id.name,
                "digits": company.currency_id.decimal_places,
            },
            "categories": self._categories(company),
            "products": self._products(company),
            "operators": self._operators(terminal.branch_id),
            "limits": {
                "transactions": messages.MAX_TRANSACTIONS,
                "lines": messages.MAX_LINES,
                "body_bytes": messages.MAX_BODY,
            },
        }

    @api.model
    def _categories(self, company):
        """Return the categories that accumulate and have a short code."""
        categories = (
            self.env["product.category"]
            .sudo()
            .with_company(company)
            .search(
                [("coop_accumulates", "=", True), ("coop_code", "!=", False)],
                order="coop_code",
            )
        )
        return [
            {
                "code": category.coop_code,
                "name": category.name,
                "unit": category.coop_uom_id.name or None,
            }
            for category in categories
        ]

    @api.model
    def _products(self, company):
        """Return the items that have a terminal code and accumulate."""
        products = (
            self.env["product.template"]
            .sudo()
            .with_company(company)
            .search(
                [
                    ("coop_code", "!=", False),
                    ("coop_accumulates", "!=", "no"),
                    "|",
                    ("company_id", "=", False),
                    ("company_id", "child_of", company.id),
                ],
                order="coop_code",
            )
        )
        return [
            {
                "code": product.coop_code,
                "name": product.name,
                "category": product.categ_id.coop_code or None,
                "unit": product.uom_id.name,
            }
            for product in products
        ]

    @api.model
    def _operators(self, branch):
        """Return who works at the branch: those tied to it, and those tied to none."""
        operators = (
            self.env["coop.operator"]
            .sudo()
            .search(
                [
                    ("company_id", "=", branch.company_id.id),
                    "|",
                    ("branch_ids", "=", False),
                    ("branch_ids", "in", branch.ids),
                ]
            )
        )
        return [{"code": person.code, "name": person.name} for person in operators]
