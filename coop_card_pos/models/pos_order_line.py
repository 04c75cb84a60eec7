# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines of orders as lines of documents."""

from odoo import models
from odoo.tools import float_repr

#: Digits after the point of quantities in the ledger.
QUANTITY_DIGITS = 6


class PosOrderLine(models.Model):
    """Says which lines count for members, and in which category."""

    _inherit = "pos.order.line"

    def _coop_counts(self):
        """Return whether a line counts: no tips, no items that do not accumulate.

        The parts of a combo carry its price; the combo itself has none. Discounts on
        the whole order lower other lines.
        """
        product = self.product_id
        if product.type == "combo" or self._coop_is_tip() or self._coop_is_discount():
            return False
        if product.coop_accumulates == "category":
            return product.categ_id.coop_accumulates
        return product.coop_accumulates == "yes"

    def _coop_is_tip(self):
        return self.product_id == self.order_id.config_id.tip_product_id

    def _coop_original(self):
        """Return the order whose goods the line brings back, if it does."""
        return self.refunded_orderline_id.order_id

    def _coop_row(self, amount, tax, bought):
        """Return the line as a document has it.

        :param bought: the transaction of what it brings back, if it does
        """
        known = bought.line_ids.filtered(lambda one: one.product_id == self.product_id)
        category = known[:1].category_id or self.product_id.categ_id
        digits = self.order_id.company_id.currency_id.decimal_places
        return {
            "category_id": category.id or None,
            "product_id": self.product_id.id,
            "uom_id": self.product_uom_id.id or None,
            "quantity": float_repr(self.qty, QUANTITY_DIGITS),
            "amount": float_repr(amount, digits),
            "amount_tax": float_repr(tax, digits),
        }
