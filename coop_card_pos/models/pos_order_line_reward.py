# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which goods of an order a reward is for."""

from odoo import models


class PosOrderLine(models.Model):
    """Finds what the counter gave a reward for: it keeps the reward, not its goods."""

    _inherit = "pos.order.line"

    def _coop_rewarded(self, reward):
        """Return which of these goods a reward is for, all where it tells no other.

        Free items lower what the same items cost. A discount on some products, or on
        the cheapest of them, is for those; a combo is chosen as a whole.
        """
        if reward.reward_type == "product":
            given = reward.reward_product_ids
            return self.filtered(lambda line: line.product_id in given) or self
        if reward.discount_applicability == "order":
            return self
        named = self.product_id.filtered_domain(reward._get_discount_product_domain())
        chosen = self.filtered(
            lambda line: (line.combo_parent_id or line).product_id in named
        )
        if reward.discount_applicability == "cheapest":
            chosen = chosen._coop_cheapest()
        return chosen or self

    def _coop_cheapest(self):
        """Return the line with the lowest price for one, a combo with its parts."""
        heads = self.filtered(lambda line: line.qty and not line.combo_parent_id)
        cheapest = heads.sorted(
            lambda line: (
                sum((line + line.combo_line_ids).mapped("price_subtotal_incl"))
                / line.qty
            )
        )[:1]
        return cheapest + cheapest.combo_line_ids
