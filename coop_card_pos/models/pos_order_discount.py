# SPDX-License-Identifier: LGPL-3.0-or-later
"""Discounts and rewards on whole orders lower what their lines count for."""

from odoo import models

from ..rules.shares import shared

#: Programs whose rewards are means of payment, which lower nothing.
PAYING = ("gift_card", "ewallet")


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


class PosOrderLine(models.Model):
    """Tells discounts and rewards from goods."""

    _inherit = "pos.order.line"

    def _coop_is_discount(self):
        """Return whether a line lowers what others cost, as Odoo's addons do it."""
        return self._coop_is_percentage() or self._coop_is_reward()

    def _coop_is_percentage(self):
        """Return whether a line takes a percentage off all that is on the order."""
        shop = self.order_id.config_id
        named = "discount_product_id" in shop
        return named and self.product_id == shop.discount_product_id

    def _coop_is_reward(self):
        reward = "reward_id" in self and self.reward_id
        return bool(reward) and reward.program_id.program_type not in PAYING

    def _coop_lowered_by(self, discount):
        """Return which of these goods a discount is for.

        A percentage is of what is sold and what is brought back; a reward is for what
        is sold, unless it goes back with an order. Either is for goods of its taxes,
        or for all where there are none.
        """
        goods = self.filtered(lambda line: not line._coop_is_tip())
        original = discount._coop_original()
        if original or not discount._coop_is_percentage():
            goods = goods.filtered(lambda line: line._coop_original() == original)
        return goods.filtered(lambda line: line.tax_ids == discount.tax_ids) or goods
