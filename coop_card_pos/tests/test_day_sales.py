# SPDX-License-Identifier: LGPL-3.0-or-later
"""The day page beside the sales of the shops."""

from datetime import datetime

from odoo.fields import Datetime
from odoo.tests import tagged

from .builders import ShopCase


@tagged("post_install", "-at_install")
class TestDaySales(ShopCase):
    """What members and others bought at the counter, beside what accumulates."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.sell(cls.member, (cls.rice_bag, 2, 107))
        cls.sync(cls.order((cls.rice_bag, 1, 107)))
        late = datetime(2026, 3, 1, 17)  # the next day in Bangkok
        cls.sync(cls.order((cls.rice_bag, 9, 107), date_order=Datetime.to_string(late)))

    def counter(self, branch=None, day="2026-03-01"):
        """Return what the page shows of the shops' sales."""
        page = self.env["coop.day"].get_page(day, branch and branch.id)
        return [sale for sale in page["sales"] if sale["origin"] == "pos"]

    def test_members_and_others_stand_apart(self):
        [sale] = self.counter()
        self.assertEqual(sale["branch_id"], self.branch.id)
        self.assertEqual(sale["members"], [1, 214.0])
        self.assertEqual(sale["others"], [1, 107.0])
        self.assertEqual(sale["accumulated"], [1, 214.0])
        self.assertEqual(sale["state"], "same")

    def test_the_day_is_the_co_ops(self):
        [sale] = self.counter(day="2026-03-02")
        self.assertEqual(sale["others"], [1, 963.0])

    def test_a_branch_has_its_own_sales(self):
        self.assertEqual(len(self.counter(self.branch)), 1)
        values = {"name": "Mill", "merchant_number": "764050120000017"}
        mill = self.branch.create({**values, "company_id": self.co_op.id})
        self.assertEqual(self.counter(mill), [])

    def test_the_figures_open_the_orders(self):
        days = self.env["coop.day"]
        for members, count in ((True, 1), (False, 1)):
            action = days.action_sales("2026-03-01", self.branch.id, "pos", members)
            found = self.env["pos.order"].search_count(action["domain"])
            self.assertEqual(found, count)
