# SPDX-License-Identifier: LGPL-3.0-or-later
"""What loyalty programs take off an order lowers the goods it is for."""

from types import SimpleNamespace
from unittest.mock import patch

from odoo.tests import tagged

from .builders import ShopCase


@tagged("post_install", "-at_install")
class TestRewards(ShopCase):
    """Rewards stand for themselves here: Odoo's loyalty programs may not be there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Malee Boonmee")
        cls.soap = cls.make_item("Soap", 53.5, categ_id=cls.make_category("SOAP").id)
        cls.off = cls.make_item("Reward", 0)

    def booked(self, amount, *goods, **reward):
        """Sell goods with a reward; return the amounts that count, by item.

        :param reward: what Odoo's reward says
        """
        stand_in = SimpleNamespace(**reward)
        lines = self.env.registry["pos.order.line"]
        with patch.object(
            lines,
            "_coop_reward",
            lambda line: stand_in if line.product_id == self.off else None,
        ):
            order = self.sell(self.member, *goods, (self.off, 1, -amount))
        lines = order.coop_transaction_id.line_ids
        return {line.product_id: line.amount for line in lines}

    def discount(self, applicability, products):
        """Return what a reward says that takes something off products."""
        return {
            "reward_type": "discount",
            "discount_applicability": applicability,
            "_get_discount_product_domain": lambda: [("id", "in", products.ids)],
        }

    def test_free_item_lowers_that_item(self):
        goods = [(self.rice_bag, 1, 107), (self.soap, 2, 53.5)]
        free = {"reward_type": "product", "reward_product_ids": self.soap}
        self.assertEqual(
            self.booked(53.5, *goods, **free), {self.rice_bag: 100, self.soap: 50}
        )

    def test_discount_on_some_products_lowers_those(self):
        goods = [(self.rice_bag, 1, 107), (self.soap, 2, 53.5)]
        some = self.discount("specific", self.soap)
        self.assertEqual(
            self.booked(10.7, *goods, **some), {self.rice_bag: 100, self.soap: 90}
        )

    def test_discount_on_the_cheapest_lowers_one_line(self):
        brush = self.make_item("Brush", 21.4, categ_id=self.soap.categ_id.id)
        goods = [(self.soap, 1, 53.5), (brush, 3, 21.4), (self.rice_bag, 1, 107)]
        cheapest = self.discount("cheapest", self.soap + brush)
        self.assertEqual(
            self.booked(10.7, *goods, **cheapest),
            {self.soap: 50, brush: 50, self.rice_bag: 100},
        )

    def test_discount_on_the_order_lowers_all(self):
        goods = [(self.rice_bag, 1, 107), (self.soap, 2, 53.5)]
        all_of_it = self.discount("order", self.soap)
        self.assertEqual(
            self.booked(21.4, *goods, **all_of_it),
            {self.rice_bag: 90, self.soap: 90},
        )

    def test_discount_that_names_nothing_sold_lowers_all(self):
        goods = [(self.rice_bag, 1, 107)]
        gone = self.discount("specific", self.soap)
        self.assertEqual(self.booked(10.7, *goods, **gone), {self.rice_bag: 90})
