# SPDX-License-Identifier: LGPL-3.0-or-later
"""Paid orders of members stand in the ledger, once."""

from ast import literal_eval
from datetime import date
from unittest.mock import patch

from lxml import etree

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .builders import ShopCase

LOGGER = "odoo.addons.coop_card_pos.models.pos_order_booking"


@tagged("post_install", "-at_install")
class TestOrdersAccumulate(ShopCase):
    """What a member pays for at the counter counts for the member."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Somchai Jaidee")
        cls.card = cls.make_card(cls.member)

    def test_paid_order_is_booked_with_its_tax_beside_it(self):
        order = self.sell(self.member, (self.rice_bag, 2, 107), pos_reference="26-1")
        self.assertEqual(self.ledger(self.member), [(2, 200, 14)])
        transaction = order.coop_transaction_id
        self.assertEqual(transaction.key, f"pos.order/{order.uuid}")
        self.assertEqual(transaction.status, "booked")
        self.assertEqual(transaction.branch_id, self.branch)
        self.assertEqual(transaction.date, date(2026, 3, 1))
        self.assertEqual(transaction.reference, "26-1 · Malee at the till")
        self.assertEqual(transaction.line_ids.category_id, self.rice)
        self.assertEqual(transaction.line_ids.product_id, self.rice_bag)

    def test_order_paid_later_is_booked(self):
        self.sell(self.member, (self.rice_bag, 1, 107), method=self.later)
        self.assertEqual(self.ledger(self.member), [(1, 100, 7)])

    def test_order_is_booked_when_it_is_paid_and_as_it_is_then(self):
        draft = self.order(
            (self.rice_bag, 1, 107), partner=self.member.partner_id, state="draft"
        )
        order = self.sync(draft)
        self.assertFalse(order.coop_transaction_id)
        order.lines.write({"qty": 3, "price_subtotal": 300, "price_subtotal_incl": 321})
        order.amount_total = 321
        order.add_payment(
            {
                "pos_order_id": order.id,
                "amount": 321,
                "payment_method_id": self.cash.id,
            }
        )
        order.action_pos_order_paid()
        self.assertEqual(self.ledger(self.member), [(3, 300, 21)])

    def test_order_synchronised_again_is_booked_once(self):
        values = self.order((self.rice_bag, 1, 107), partner=self.member.partner_id)
        self.sync(values)
        order = self.sync(values)
        order._coop_book()
        self.assertEqual(self.ledger(self.member), [(1, 100, 7)])

    def test_order_of_nobody_is_not_booked(self):
        order = self.sync(self.order((self.rice_bag, 1, 107)))
        self.assertFalse(order.coop_transaction_id)
        self.assertEqual(order.state, "paid")

    def test_card_read_offline_makes_its_holder_the_customer(self):
        order = self.sync(
            self.order((self.rice_bag, 1, 107), coop_card_read=f" {self.card.number} ")
        )
        self.assertEqual(order.coop_card_id, self.card)
        self.assertEqual(order.partner_id, self.member.partner_id)
        self.assertEqual(self.ledger(self.member), [(1, 100, 7)])

    def test_member_number_typed_offline_is_no_shortened_card_number(self):
        self.co_op.coop_card_length = 9
        somebody = self.make_member("Malee Boonmee", number="00012")
        self.make_card(self.member, number="000000012")
        order = self.sync(self.order((self.rice_bag, 1, 107), coop_card_read="00012"))
        self.assertEqual(order.partner_id, somebody.partner_id)
        self.assertEqual(self.ledger(somebody), [(1, 100, 7)])

    def test_shops_and_journals_are_of_a_branch_of_their_own_co_op(self):
        elsewhere = self.env["coop.branch"].create(
            {
                "name": "Far away",
                "merchant_number": "764050120000010",
                "company_id": self.env["res.company"].create({"name": "Other"}).id,
            }
        )
        for place in (self.shop, self.sales):
            with self.assertRaises(ValidationError):
                place.coop_branch_id = elsewhere

    def test_unknown_card_is_held_and_the_sale_goes_on(self):
        order = self.sync(
            self.order((self.rice_bag, 1, 107), coop_card_read="999999999")
        )
        self.assertEqual(order.state, "paid")
        self.assertEqual(order.coop_transaction_id.status, "held")
        self.assertEqual(order.coop_transaction_id.warnings, "card_unknown")

    def test_card_blocked_meanwhile_is_booked_with_a_warning(self):
        self.make_card(self.member)
        blocked = self.make_card(self.member, valid_from=date(2026, 1, 1))
        blocked.valid_to = date(2026, 2, 1)
        order = self.sync(
            self.order((self.rice_bag, 1, 107), coop_card_read=blocked.number)
        )
        self.assertEqual(order.coop_transaction_id.warnings, "card_not_live")
        self.assertEqual(order.coop_card_id, blocked)

    def test_fault_in_booking_lets_the_sale_through_and_can_be_mended(self):
        ledger = self.env.registry["coop.transaction"]
        with (
            patch.object(ledger, "_book", side_effect=ValueError),
            mute_logger(LOGGER),
        ):
            order = self.sell(self.member, (self.rice_bag, 1, 107))
        self.assertEqual(order.state, "paid")
        self.assertFalse(order.coop_transaction_id)
        self.assertIn(order, self.not_accumulated())
        with self.assertRaisesRegex(UserError, "Ask an officer"):
            order.with_user(self.make_seller("operator")).action_coop_book()
        order.with_user(self.make_seller("officer")).action_coop_book()
        self.assertEqual(self.ledger(self.member), [(1, 100, 7)])
        self.assertNotIn(order, self.not_accumulated())

    def test_a_counter_does_not_say_what_the_ledger_made_of_an_order(self):
        told = {
            "coop_nothing_counts": True,
            "coop_transaction_id": 1,
            "coop_card_id": self.card.id,
        }
        order = self.sync(
            self.order((self.rice_bag, 1, 107), partner=self.member.partner_id) | told
        )
        self.assertFalse(order.coop_nothing_counts or order.coop_card_id)
        self.assertEqual(self.ledger(self.member), [(1, 100, 7)])
        self.assertEqual(order.coop_transaction_id.status, "booked")

    def test_order_of_which_nothing_counts_is_no_problem(self):
        gift = self.make_item("Gift", 107, coop_accumulates="no")
        order = self.sell(self.member, (gift, 1, 107))
        self.assertTrue(order.coop_nothing_counts)
        self.assertNotIn(order, self.not_accumulated())
        gift.coop_accumulates = "yes"
        order.with_user(self.make_seller("officer")).action_coop_book()
        self.assertEqual(self.ledger(self.member), [(1, 100, 7)])
        self.assertFalse(order.coop_nothing_counts)

    def not_accumulated(self):
        """Return the orders under the filter that asks for a person's eye."""
        view = self.env.ref("coop_card_pos.pos_order_view_search")
        (found,) = etree.fromstring(view.arch).xpath(
            "//filter[@name='coop_not_accumulated']"
        )
        return self.env["pos.order"].search(literal_eval(found.get("domain")))

    def make_seller(self, role):
        """Return a user who sells and has a role of ours."""
        user = self.make_user(role)
        user.group_ids = [Command.link(self.env.ref("point_of_sale.group_pos_user").id)]
        return user


@tagged("post_install", "-at_install")
class TestWhatCounts(ShopCase):
    """Of an order, what accumulates is booked, at what was paid for it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Malee Boonmee")
        cls.tools = cls.env["product.category"].create({"name": "Tools"})

    def test_items_and_categories_that_do_not_accumulate_are_left_out(self):
        hoe = self.make_item("Hoe", 107, categ_id=self.tools.id)
        gift = self.make_item("Gift", 107, coop_accumulates="no")
        axe = self.make_item("Axe", 107, categ_id=self.tools.id, coop_accumulates="yes")
        order = self.sell(
            self.member, *((item, 1, 107) for item in (hoe, gift, axe, self.rice_bag))
        )
        lines = order.coop_transaction_id.line_ids
        self.assertEqual(set(lines.product_id), {axe, self.rice_bag})
        nothing = self.sell(self.member, (hoe, 1, 107))
        self.assertFalse(nothing.coop_transaction_id)

    def test_tip_is_no_purchase(self):
        tip = self.make_item("Tip", 0, taxes_id=False)
        self.shop.write({"iface_tipproduct": True, "tip_product_id": tip.id})
        order = self.sell(self.member, (self.rice_bag, 1, 107), (tip, 1, 20))
        self.assertEqual(order.coop_transaction_id.amount_total, 107)

    def test_discounts_count_as_paid(self):
        self.sell(self.member, (self.rice_bag, 2, 107, {"discount": 50}))
        self.assertEqual(self.ledger(self.member), [(2, 100, 7)])

    def test_discount_on_the_order_lowers_what_counts(self):
        hoe = self.make_item("Hoe", 107, categ_id=self.tools.id)
        off = self.make_item("Discount", 0)
        soap = self.make_item("Soap", 21.4)
        lines = self.env.registry["pos.order.line"]
        with patch.object(
            lines, "_coop_is_percentage", lambda line: line.product_id == off
        ):
            goods = [(self.rice_bag, 1, 107), (soap, 1, 21.4), (hoe, 1, 107)]
            self.sell(self.member, *goods, (off, 1, -23.54))
        self.assertEqual(self.ledger(self.member), [(1, 90, 6.3), (1, 18, 1.26)])

    def test_lines_add_up_to_the_order_to_the_last_satang(self):
        self.co_op.tax_calculation_rounding_method = "round_globally"
        items = [self.make_item(f"Item {i}", 21.53) for i in range(7)]
        order = self.sell(self.member, *((item, 1, 21.53) for item in items))
        booked = order.coop_transaction_id
        order._compute_prices()
        self.assertAlmostEqual(booked.amount_total, order.amount_total)
        tax = sum(booked.line_ids.mapped("amount_tax"))
        self.assertAlmostEqual(tax, order.amount_tax)

    def test_parts_of_a_combo_count_and_the_combo_does_not(self):
        parts = [self.make_item(name, 0) for name in ("Bowl", "Spoon")]
        choices = self.env["product.combo"].create(
            [
                {
                    "name": part.name,
                    "company_id": False,
                    "combo_item_ids": [Command.create({"product_id": part.id})],
                }
                for part in parts
            ]
        )
        combo = self.make_item(
            "Set", 214, type="combo", combo_ids=[Command.set(choices.ids)]
        )
        order = self.sell(
            self.member, (combo, 1, 0), *((part, 1, 107) for part in parts)
        )
        lines = order.coop_transaction_id.line_ids
        self.assertEqual(set(lines.product_id), set(parts))
        self.assertEqual(lines.mapped("amount"), [100, 100])

    def test_quantities_are_kept_in_the_unit_of_the_category(self):
        self.rice.coop_uom_id = self.env.ref("uom.product_uom_kgm")
        ton = self.make_item(
            "Rice, loose", 107, uom_id=self.env.ref("uom.product_uom_ton").id
        )
        self.sell(self.member, (ton, 0.5, 214), (self.rice_bag, 3, 107))
        self.assertEqual([row[0] for row in self.ledger(self.member)], [500, 0])
