# SPDX-License-Identifier: LGPL-3.0-or-later
"""The figures a member's form shows."""

from datetime import date
from decimal import Decimal
from unittest.mock import patch

from .builders import CoopCase


class TestMemberFigures(CoopCase):
    """Cards are counted; what counts for this year's refund is summed up."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        clock = patch.object(
            type(cls.co_op), "_coop_today", return_value=date(2026, 6, 1)
        )
        clock.start()
        cls.addClassCleanup(clock.stop)

    def test_every_card_counts(self):
        card = self.make_card(self.member)
        card.action_replace()
        self.assertEqual(self.member.card_count, 2)
        self.assertEqual(self.make_member().card_count, 0)

    def test_the_year_of_today_is_summed_up(self):
        self.make_year(2025)
        self.purchase(self.member, "100.10", amount_tax=Decimal("7.01"))
        self.purchase(self.member, "-0.10")
        self.purchase(self.member, "999", day=date(2025, 12, 31))
        self.assertEqual(self.member.year_total, 107.01)
        self.assertEqual(self.make_member().year_total, 0)

    def test_tax_is_left_out_where_the_year_does_not_count_it(self):
        self.year.tax_in_base = False
        self.purchase(self.member, "100", amount_tax=Decimal("7"))
        self.assertEqual(self.member.year_total, 100)

    def test_a_group_counts_its_members(self):
        group = self.env["coop.member.group"].create(
            {"name": "Village 1", "code": "V1", "company_id": self.co_op.id}
        )
        self.member.group_id = group
        self.assertEqual(group.member_count, 1)
