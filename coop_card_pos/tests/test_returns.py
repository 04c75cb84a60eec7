# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is brought back to the counter is taken back in the ledger."""

from unittest.mock import patch

from odoo.tests import tagged

from .builders import ShopCase


@tagged("post_install", "-at_install")
class TestReturns(ShopCase):
    """Goods go back to the member they were booked for, linked to the purchase."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Somchai Jaidee")
        cls.other = cls.make_member("Malee Boonmee")

    def bring_back(self, order, quantity, *more, partner=None):
        """Sync an order that brings back part of another one's first line."""
        line = order.lines[0]
        back = (self.rice_bag, -quantity, 107, {"refunded_orderline_id": line.id})
        buyer = partner or order.partner_id
        return self.sync(self.order(back, *more, partner=buyer, is_refund=True))

    def test_return_is_negative_and_linked(self):
        sold = self.sell(self.member, (self.rice_bag, 3, 107))
        back = self.bring_back(sold, 1)
        self.assertEqual(self.ledger(self.member), [(3, 300, 21), (-1, -100, -7)])
        returned = back.coop_transaction_id
        self.assertEqual(returned.return_of_id, sold.coop_transaction_id)
        self.assertEqual(returned.key, f"pos.order/{back.uuid}")

    def test_return_goes_to_whom_it_was_booked_for(self):
        sold = self.sell(self.member, (self.rice_bag, 1, 107))
        self.bring_back(sold, 1, partner=self.other.partner_id)
        self.assertEqual(sum(row[1] for row in self.ledger(self.member)), 0)
        self.assertEqual(self.ledger(self.other), [])

    def test_return_of_what_nobody_was_booked_for_takes_nothing(self):
        self.sell(self.other, (self.rice_bag, 1, 107))
        sold = self.sync(self.order((self.rice_bag, 1, 107)))
        back = self.bring_back(sold, 1, partner=self.member.partner_id)
        self.assertFalse(back.coop_transaction_id)
        self.assertEqual(self.ledger(self.member), [])
        self.assertEqual(self.ledger(self.other), [(1, 100, 7)])

    def test_return_of_what_was_reversed_takes_nothing(self):
        sold = self.sell(self.member, (self.rice_bag, 1, 107))
        sold.coop_transaction_id._reverse("keyed twice")
        back = self.bring_back(sold, 1)
        self.assertFalse(back.coop_transaction_id)
        self.assertEqual(sum(row[1] for row in self.ledger(self.member)), 0)

    def test_return_of_what_was_merged_goes_to_the_remaining_member(self):
        sold = self.sell(self.member, (self.rice_bag, 2, 107))
        sold.coop_transaction_id._move_together(self.other, "merged")
        self.bring_back(sold, 1)
        self.assertEqual(sum(row[1] for row in self.ledger(self.member)), 0)
        self.assertEqual(sum(row[1] for row in self.ledger(self.other)), 100)

    def test_exchange_takes_back_and_books(self):
        sold = self.sell(self.member, (self.rice_bag, 2, 107))
        soap = self.make_item("Soap", 53.5)
        changed = self.bring_back(
            sold, 1, (soap, 2, 53.5), partner=self.other.partner_id
        )
        self.assertEqual(self.ledger(self.member), [(2, 200, 14), (-1, -100, -7)])
        self.assertEqual(self.ledger(self.other), [(2, 100, 7)])
        self.assertEqual(changed.coop_transaction_id.member_id, self.other)

    def test_return_goes_back_in_the_category_it_was_bought_in(self):
        sold = self.sell(self.member, (self.rice_bag, 1, 107))
        self.rice_bag.categ_id = self.make_category("GRAIN")
        back = self.bring_back(sold, 1)
        self.assertEqual(back.coop_transaction_id.line_ids.category_id, self.rice)

    def test_return_from_the_back_office_is_booked_when_it_is_paid(self):
        sold = self.sell(self.member, (self.rice_bag, 1, 107))
        back = sold._refund()
        self.assertFalse(back.coop_transaction_id)
        back.add_payment(
            {
                "pos_order_id": back.id,
                "amount": back.amount_total,
                "payment_method_id": self.cash.id,
            }
        )
        back.action_pos_order_paid()
        self.assertEqual(sum(row[1] for row in self.ledger(self.member)), 0)

    def test_discount_on_the_order_goes_back_too(self):
        off = self.make_item("Discount", 0, coop_accumulates="no")
        lines = self.env.registry["pos.order.line"]
        with patch.object(
            lines, "_coop_is_percentage", lambda line: line.product_id == off
        ):
            sold = self.sell(self.member, (self.rice_bag, 1, 107), (off, 1, -10.7))
            self.bring_back(sold, 1, (self.rice_bag, 3, 107), (off, 1, -21.4))
        self.assertEqual(
            self.ledger(self.member),
            [(1, 90, 6.3), (3, 270, 18.9), (-1, -90, -6.3)],
        )

    def test_goods_brought_back_without_an_order_are_negative(self):
        self.sell(self.member, (self.rice_bag, -1, 107))
        self.assertEqual(self.ledger(self.member), [(-1, -100, -7)])
