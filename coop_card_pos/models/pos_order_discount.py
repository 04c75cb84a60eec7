# SPDX-License-Identifier: LGPL-3.0-or-later
"""Discounts and rewards on whole orders lower what their lines count for."""

from odoo import models

from ..rules.shares import shared


class PosOrder(models.Model):
    """Shares what is taken off an order over its goods."""

    _inherit = "pos.order"

    def _coop_discounted(self, amounts):
        """Return the amounts of lines after discounts on the order as a whole.

        Each is shared in proportion to the amounts without tax, so that the sums stay
        exact. What falls on goods that do not count lowers nothing else.

        :param amounts: ``{line: (amount without tax, tax)}``, discounts among them
        """
        currency = self.company_id.currency_id
        unit = 10**currency.decimal_places
        discounts = self.lines.filtered(lambda line: line._coop_is_discount())
        cents = {
            line: [round(amount * unit) for amount in both]
            for line, both in amounts.items()
        }
        weights = {line: both[0] for line, both in cents.items()}
        for discount in discounts:
            goods = (self.lines - discounts)._coop_lowered_by(discount)
            shares = [weights[line] for line in goods]
            for i, total in enumerate(cents[discount]):
                for line, share in zip(goods, shared(total, shares), strict=True):
                    cents[line][i] += share
        return {line: tuple(one / unit for one in both) for line, both in cents.items()}
