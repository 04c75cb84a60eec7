# SPDX-License-Identifier: LGPL-3.0-or-later
"""A day at the counter, in a real browser."""

from odoo.tests import HttpCase, tagged

from .builders import ShopCase


@tagged("post_install", "-at_install", "browser")
class TestShopTour(ShopCase, HttpCase):
    """The cashier sells, takes goods back, and goes on without a connection."""

    def test_sale_refusal_refund_and_a_sale_without_connection(self):
        today = self.co_op._coop_today()
        if today.year != self.year.date_start.year:
            self.make_year(today.year)
        self.rice_bag.list_price = 100
        self.rice_bag.taxes_id = False
        member = self.make_member("Malee Boonmee", number="M-000123")
        self.make_card(member, number="000000018")
        blocked = self.make_card(member, number="000000026")
        blocked.action_block(reason="test")
        counter = f"/pos/ui/{self.shop.id}"
        self.start_tour(
            counter, "coop_card_pos_shop", login=self.cashier.login, timeout=180
        )
        sold, back, offline, nobodys, late = self.env["pos.order"].search(
            [("session_id", "=", self.till_session.id)], order="id"
        )
        self.assertEqual(sold.coop_card_id.number, "000000018")
        self.assertEqual(self.ledger(member), [(1, 100, 0), (-1, -100, 0), (1, 100, 0)])
        self.assertEqual(late.coop_card_id.number, "000000018")
        self.assertEqual(
            back.coop_transaction_id.return_of_id, sold.coop_transaction_id
        )
        self.assertEqual(offline.coop_card_read, "000000034")
        self.assertEqual(offline.coop_transaction_id.status, "held")
        self.assertFalse(nobodys.coop_transaction_id)
