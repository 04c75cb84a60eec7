# SPDX-License-Identifier: LGPL-3.0-or-later
"""How paid orders become documents of the ledger."""

import logging

from psycopg2 import OperationalError

from odoo import models
from odoo.exceptions import ConcurrencyError

_logger = logging.getLogger(__name__)


class PosOrder(models.Model):
    """Makes one document of what is sold and one of what is brought back.

    Both have the order's own key, so that an order is booked once however often it is
    synchronised. What was brought back goes to whom it had been booked for.
    """

    _inherit = "pos.order"

    def _coop_accumulate(self):
        """Book the order, and let nothing in it stop the sale.

        What cannot be booked is found by the filter “Not accumulated”.
        """
        try:
            with self.env.cr.savepoint():
                self._coop_book()
        except (OperationalError, ConcurrencyError):
            raise  # two processes at once: Odoo runs one of them again
        except Exception:
            _logger.exception("Order %s is not accumulated", self.uuid)

    def _coop_book(self):
        """Book the order for its member, unless that has been done."""
        self.ensure_one()
        if self.coop_transaction_id:
            return
        documents = self._coop_documents()
        self.coop_nothing_counts = not documents and not self._coop_sold()
        if not documents:
            return
        booked = self.env["coop.transaction"]._book(documents)
        kept = booked.filtered(lambda one: one.status in ("booked", "held"))[:1]
        self.coop_transaction_id = kept
        self.coop_card_id = kept.card_id
        if not self.partner_id:
            self.partner_id = (kept.card_id.member_id or kept.member_id).partner_id

    def _coop_documents(self):
        """Return the documents of the order: of what is sold, of what is returned."""
        amounts = self._coop_discounted(self._coop_amounts())
        documents = []
        for original, lines in self._coop_lines().items():
            bought = original.coop_transaction_id
            whose = bought._coop_returned_to() if original else self._coop_buyer()
            if whose:
                rows = [line._coop_row(*amounts[line], bought) for line in lines]
                head = self._coop_head(bought, mixed=bool(documents))
                documents.append({**head, **whose, "lines": rows})
        return documents

    def _coop_lines(self):
        """Return the lines that count, by the order whose goods they bring back.

        What is sold comes first, under no order.
        """
        counting = self.lines.filtered(lambda line: line._coop_counts())
        by_original = counting.grouped(lambda line: line._coop_original())
        return dict(sorted(by_original.items(), key=lambda item: item[0].id or 0))

    def _coop_sold(self):
        """Return the lines that count and bring nothing back."""
        return self.lines.filtered(
            lambda line: line._coop_counts() and not line._coop_original()
        )

    def _coop_head(self, bought, mixed):
        """Return what a document of the order says beside its lines.

        :param mixed: whether what is sold has a document with the order's key already
        """
        self.ensure_one()
        parts = (self.pos_reference or self.name, self.user_id.name)
        return {
            "origin": "pos",
            "key": f"pos.order/{self.uuid}{'/return' if mixed else ''}",
            "company_id": self.company_id.root_id.id,
            "kind": "accumulate",
            "occurred_at": self.date_order,
            "branch_id": self.config_id.coop_branch_id.id or None,
            "reference": " · ".join(part for part in parts if part),
            "return_of_id": bought.id or None,
        }

    def _coop_buyer(self):
        """Return who buys, as parts of a document: the customer, the card, or both.

        What was typed without a connection may be the number of a member.
        """
        members = self.env["coop.invoice.channel"]._members(self)
        member = members.get(self) or self.env["coop.member"]
        read = (self.coop_card_read or "").strip()
        if read and not self.partner_id:
            co_op = self.company_id.root_id
            somebody, card = self.env["coop.member"]._identify(read, co_op)
            if somebody and not card:
                member, read = somebody, ""
        named = {"member_id": member.id, "card": read}
        return {name: value for name, value in named.items() if value}

    def _coop_amounts(self):
        """Return ``{line: (amount without tax, tax)}`` in the co-op's currency.

        Rounded as the order is as a whole, so that the lines add up to its total.
        """
        taxes, company = self.env["account.tax"], self.company_id
        base_lines = self.lines._prepare_tax_base_line_values()
        taxes._add_tax_details_in_base_lines(base_lines, company)
        taxes._round_base_lines_tax_details(base_lines, company)
        return {
            base_line["record"]: self._coop_amount(base_line["tax_details"])
            for base_line in base_lines
        }

    def _coop_amount(self, details):
        """Return what the tax engine found out about a line, refunds negative.

        The engine takes an order whose total is negative for its own opposite.
        """
        sign = -1 if self.amount_total < 0 else 1
        amount = details["total_excluded"] + details["delta_total_excluded"]
        tax = sum(tax_data["tax_amount"] for tax_data in details["taxes_data"])
        return sign * amount, sign * tax
