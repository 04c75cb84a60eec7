# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a terminal has to know to work."""

from odoo import api, models

from ...rules import terminal_messages as messages


class CoopTerminalChannel(models.AbstractModel):
    """Tells a terminal what its people may key, and within which limits."""

    _inherit = "coop.terminal.channel"

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
            "card_types": self._card_types(terminal),
            "limits": self._limits(terminal),
            "receipt": terminal.branch_id._receipt(),
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
                "minimum": _minor_units(category.coop_minimum, company),
                "maximum": _minor_units(category.coop_maximum, company),
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
                "price": _minor_units(product.list_price, company),
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
        return [
            {"code": person.code, "name": person.name, "pin": person.pin_hash or None}
            for person in operators
        ]

    @api.model
    def _card_types(self, terminal):
        """Return the types of cards the terminal serves."""
        return [
            {
                "code": kind.code,
                "name": kind.name,
                "number_pattern": kind.number_pattern,
                "check_method": kind.check_method,
            }
            for kind in terminal._served_card_types()
        ]

    @api.model
    def _limits(self, terminal):
        """Return how much goes into a message, and how much may be bought."""
        company = terminal.company_id
        counts = terminal._served_card_types().mapped("daily_count")
        return {
            "transactions": messages.MAX_TRANSACTIONS,
            "lines": messages.MAX_LINES,
            "body_bytes": messages.MAX_BODY,
            "minimum_amount": _minor_units(terminal.minimum_amount, company),
            "maximum_amount": _minor_units(terminal.maximum_amount, company),
            "daily_count": max(counts) if counts and all(counts) else None,
            "offline_hours": company.coop_offline_hours or None,
        }


def _minor_units(amount, company):
    """Return an amount as terminals count it; None for none."""
    return round(amount * 10**company.currency_id.decimal_places) or None
