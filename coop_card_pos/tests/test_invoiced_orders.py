# SPDX-License-Identifier: LGPL-3.0-or-later
"""Orders with an invoice count once."""

from odoo.tests import tagged

from .builders import ShopCase


@tagged("post_install", "-at_install")
class TestInvoicedOrders(ShopCase):
    """The order counts, its invoice does not."""

    def test_invoice_of_an_order_does_not_count_again(self):
        member = self.make_member()
        order = self.sell(member, (self.rice_bag, 1, 107), to_invoice=True)
        self.assertEqual(order.account_move.state, "posted")
        self.assertFalse(order.account_move._coop_accumulating())
        self.assertEqual(self.ledger(member), [(1, 100, 7)])
