# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which lines lower what others cost, and of which."""

from odoo import models

#: Programs whose rewards are means of payment, which lower nothing.
PAYING = ("gift_card", "ewallet")


class PosOrderLine(models.Model):
    """Tells discounts and rewards from goods."""

    _inherit = "pos.order.line"

    def _coop_is_discount(self):
        """Return whether a line lowers what others cost, as Odoo's addons do it."""
        return self._coop_is_percentage() or bool(self._coop_reward())

    def _coop_is_percentage(self):
        """Return whether a line takes a percentage off all that is on the order."""
        shop = self.order_id.config_id
        named = "discount_product_id" in shop
        return named and self.product_id == shop.discount_product_id

    def _coop_reward(self):
        """Return the reward of loyalty programs that a line is, if it lowers prices."""
        reward = "reward_id" in self and self.reward_id
        return reward if reward and reward.program_type not in PAYING else None

    def _coop_lowered_by(self, discount):
        """Return which of these goods a discount is for.

        A percentage is of what is sold and what is brought back; a reward is for what
        is sold, unless it goes back with an order, and perhaps for some goods only.
        Either is for goods of its taxes, or for all where there are none.
        """
        goods = self.filtered(lambda line: not line._coop_is_tip())
        original = discount._coop_original()
        if original or not discount._coop_is_percentage():
            goods = goods.filtered(lambda line: line._coop_original() == original)
        if reward := discount._coop_reward():
            goods = goods._coop_rewarded(reward)
        return goods.filtered(lambda line: line.tax_ids == discount.tax_ids) or goods
