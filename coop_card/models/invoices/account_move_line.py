# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a line of an invoice means for the ledger."""

from odoo import api, fields, models
from odoo.tools import float_repr

from .meaning import MEANINGS

#: Digits after the point of quantities in the ledger.
QUANTITY_DIGITS = 6

#: The answers that mean a line is booked.
COUNTS = ("yes", "unit")


class AccountMoveLine(models.Model):
    """Tells whether a line accumulates, and makes it a line of a document."""

    _inherit = "account.move.line"

    coop_accumulates = fields.Selection(
        [
            ("yes", "Yes"),
            ("unit", "Amount only: the unit cannot be converted"),
            ("document", "No: such documents do not count"),
            ("member", "No: not a member"),
            ("nothing", "No: it names no item"),
            ("item", "No: the item does not count"),
            ("category", "No: the category does not count"),
        ],
        "Accumulates",
        compute="_compute_coop_accumulates",
        compute_sudo=True,
        help="Whether the line counts for the member's patronage refund once the "
        "invoice is posted, and why not.",
    )

    @api.depends("product_id", "product_uom_id", "display_type")
    @api.depends_context("company")
    def _compute_coop_accumulates(self):
        moves = self.move_id
        accumulating = moves._coop_accumulating()
        members = self.env["coop.invoice.channel"]._members(accumulating)
        for line in self:
            move = line.move_id
            if line.display_type != "product":
                line.coop_accumulates = False
            elif move not in accumulating:
                line.coop_accumulates = "document"
            elif move not in members:
                line.coop_accumulates = "member"
            else:
                line.coop_accumulates = line._coop_verdict()

    def _coop_verdict(self):
        """Return whether the item of a line counts: a value of ``coop_accumulates``."""
        product = self.product_id
        if not product:
            return "nothing"
        if product.coop_accumulates == "no":
            return "item"
        by_itself = product.coop_accumulates == "yes"
        if not (by_itself or product.categ_id.coop_accumulates):
            return "category"
        return "yes" if self._coop_is_convertible() else "unit"

    def _coop_units(self):
        """Return the line's unit and the one the ledger keeps its category in."""
        own = self.product_id.uom_id
        return self.product_uom_id or own, self.product_id.categ_id.coop_uom_id or own

    def _coop_is_convertible(self):
        """Return whether the ledger can keep the quantity, as booking finds it."""
        unit, kept_in = self._coop_units()
        return unit._has_common_reference(kept_in)

    def _prepare_coop_line(self, tax):
        """Return the line of a document: exact amounts in the co-op's currency.

        :param float tax: what of the invoice's tax is this line's, in the company's
            currency and positive as in an ordinary invoice
        """
        meaning = MEANINGS[self.move_id.move_type]
        digits = self.company_currency_id.decimal_places
        return {
            "category_id": self.product_id.categ_id.id or None,
            "product_id": self.product_id.id,
            "direction": meaning.direction,
            "uom_id": self._coop_units()[0].id,
            "quantity": float_repr(meaning.sign * self.quantity, QUANTITY_DIGITS),
            "amount": float_repr(meaning.side * self.balance, digits),
            "amount_tax": float_repr(meaning.sign * tax, digits),
        }
