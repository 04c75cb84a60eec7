# SPDX-License-Identifier: LGPL-3.0-or-later
"""What receipts tell members."""

from freezegun import freeze_time

from odoo.tests import tagged

from .builders import NOON, ShopCase


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestReceipts(ShopCase):
    """The counter gets the number masked, the name as wanted, and the year's total."""

    def receipt(self, order):
        """Return what the counter is told about an order by its synchronisation."""
        model = self.env["pos.order"].with_user(self.cashier)
        [data] = model.sync_from_ui([order])["pos.order"]
        return data["coop_receipt"]

    def test_total_of_the_year_holds_this_sale(self):
        member = self.make_member("Somchai Jaidee", number="M-000123")
        self.purchase(member, "50")
        order = self.order((self.rice_bag, 1, 107), partner=member.partner_id)
        receipt = self.receipt(order)
        self.assertEqual(receipt["number"], "••••0123")
        self.assertEqual(receipt["name"], "Somchai J.")
        self.assertEqual(receipt["total"], member.year_total)
        self.assertGreaterEqual(receipt["total"], 150)

    def test_name_is_as_the_co_op_wants_it(self):
        member = self.make_member("Somchai Jaidee")
        for form, name in (("full", "Somchai Jaidee"), ("none", "")):
            self.co_op.coop_receipt_name = form
            order = self.order((self.rice_bag, 1, 107), partner=member.partner_id)
            self.assertEqual(self.receipt(order)["name"], name)

    def test_receipt_of_nobody_says_nothing(self):
        self.assertFalse(self.receipt(self.order((self.rice_bag, 1, 107))))
