# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members accumulated: found, put in order and ranked by it."""

from datetime import date
from decimal import Decimal

from odoo.fields import Command

from .test_home import HomeCase
from .totals_case import TotalsCase


class TestAccumulated(TotalsCase):
    """What a member accumulated is exact, settled or not, in any year and category."""

    def both_ways(self, check):
        """Run a check while everything is pending, half of it, and none."""
        for limit in (0, 3, 100):
            self.settlement._settle(limit=limit)
            with self.subTest(settled=limit):
                check()

    def test_it_is_this_years_purchases_unless_the_context_says_otherwise(self):
        self.buy_some()

        def check():
            self.assertEqual(self.accumulated(self.somchai), 157.11)
            self.assertEqual(self.accumulated(self.malee), 200)
            self.assertEqual(self.accumulated(self.idle), 0)
            before = self.before.id
            self.assertEqual(self.accumulated(self.somchai, year=before), 70)
            self.assertEqual(self.accumulated(self.somchai, direction="sale"), 9)

        self.both_ways(check)

    def test_a_category_counts_with_those_below_it(self):
        self.buy_some()

        def check():
            food, rice = self.food.id, self.rice.id
            self.assertEqual(self.accumulated(self.somchai, category=food), 157.11)
            self.assertEqual(self.accumulated(self.somchai, category=rice), 107.11)

        self.both_ways(check)

    def test_a_category_that_moves_takes_its_amounts_along(self):
        self.buy_some()
        tools = self.make_category("TOOLS")

        def check():
            self.rice.parent_id = tools
            self.assertEqual(self.accumulated(self.somchai, category=self.food.id), 50)
            self.assertEqual(self.accumulated(self.somchai, category=tools.id), 107.11)
            self.rice.parent_id = self.food
            self.assertEqual(
                self.accumulated(self.somchai, category=self.food.id), 157.11
            )
            self.assertEqual(self.accumulated(self.somchai, category=tools.id), 0)
            self.assertEqual(self.accumulated(self.somchai), 157.11)

        self.both_ways(check)

    def found(self, *domain):
        """Return which of the three members a domain on amounts finds."""
        names = {"Somchai", "Malee", "Idle"}
        mine = [("company_id", "=", self.co_op.id)]
        return names & set(
            self.env["coop.member"].search([*mine, *domain]).mapped("name")
        )

    def test_members_are_found_by_amount(self):
        self.buy_some()
        expected = {
            (">=", 157.11): {"Somchai", "Malee"},
            (">", 157.11): {"Malee"},
            ("<", 157.11): {"Idle"},
            ("<=", 157.11): {"Idle", "Somchai"},
            ("<", 0): set(),
            (">", -1): {"Idle", "Somchai", "Malee"},
            ("=", 200): {"Malee"},
            ("=", 0): {"Idle"},
            ("!=", 0): {"Somchai", "Malee"},
        }

        def check():
            for (operator, value), names in expected.items():
                found = self.found(("accumulated", operator, value))
                self.assertEqual(found, names, (operator, value))

        self.both_ways(check)

    def test_what_is_pending_may_move_a_member_across_a_limit(self):
        self.buy(self.somchai, "100")
        self.buy(self.malee, "100")
        self.settlement._settle()
        self.buy(self.somchai, "-150")
        self.buy(self.malee, "0.01")
        self.assertEqual(self.found(("accumulated", "<", 0)), {"Somchai"})
        self.assertEqual(self.found(("accumulated", ">", 100)), {"Malee"})
        self.assertEqual(
            self.found(("accumulated", ">=", -50), ("accumulated", "<=", 0)),
            {"Somchai", "Idle"},
        )

    def test_members_are_ordered_by_amount(self):
        self.buy_some()

        def check():
            mine = [("company_id", "=", self.co_op.id)]
            members = self.env["coop.member"]
            falling = members.search(mine, order="accumulated desc")
            self.assertEqual(falling[:2].mapped("name"), ["Malee", "Somchai"])
            rising = members.search(mine, order="accumulated")
            self.assertEqual(rising[-2:].mapped("name"), ["Somchai", "Malee"])

        self.both_ways(check)
        fields = self.env["coop.member"].fields_get(["accumulated"], ["sortable"])
        self.assertTrue(fields["accumulated"]["sortable"])

    def test_pages_by_amount_are_parts_of_the_whole_list(self):
        self.buy_some()
        richest = self.make_member("Richest")
        self.buy(richest, "180")
        self.settlement._settle()
        self.buy(richest, "500")
        self.buy(self.malee, "-120", day=date(2026, 3, 2))
        self.buy(self.make_member("New"), "90")

        def check():
            mine = [("company_id", "=", self.co_op.id)]
            members, order = self.env["coop.member"], "accumulated desc, number"
            whole = members.search(mine, order=order)
            names = ["Richest", "Somchai", "New", "Malee", "Idle"]
            self.assertEqual(whole.mapped("name"), names)
            for first in range(5):
                for size in range(1, 6):
                    page = members.search(mine, first, size, order)
                    self.assertEqual(page, whole[first : first + size])

        self.both_ways(check)

    def test_members_are_ranked_by_amount(self):
        self.buy_some()
        equal = self.make_member("Equal")
        self.buy(equal, "157.11")

        def check():
            ranks = {
                member.name: member.accumulated_rank
                for member in (self.somchai, self.malee, self.idle, equal)
            }
            self.env.invalidate_all()
            expected = {"Malee": 1, "Somchai": 2, "Equal": 2, "Idle": 0}
            self.assertEqual(ranks, expected)

        self.both_ways(check)
        self.assertEqual(self.somchai.accumulated_rank, 2)


class TestReadersOfOneBranch(HomeCase):
    """Whom a rule limits to a branch sees what came in there, settled or not."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buy_at(cls.north, date(2026, 3, 1), "10", member=cls.somchai)
        cls.buy_at(cls.south, date(2026, 3, 1), "500", member=cls.somchai)
        cls.buy_at(cls.north, date(2026, 3, 2), "20")
        cls.buy_at(cls.south, date(2026, 3, 2), "30", member=cls.idle)
        cls.reader = cls.make_user("officer")
        cls.env["ir.rule"].create(
            {
                "name": "One branch",
                "model_id": cls.env["ir.model"]._get_id("coop.accumulation"),
                "domain_force": f"[('branch_id', '=', {cls.north.id})]",
                "groups": [Command.set(cls.env.ref("coop_card.group_officer").ids)],
            }
        )
        cls.everybody = cls.somchai | cls.malee | cls.idle
        cls.members = cls.everybody.with_user(cls.reader)

    def setUp(self):
        """Have in the cache what others see."""
        super().setUp()
        for name in ("accumulated", "accumulated_rank", "year_total"):
            self.everybody.mapped(name)

    def check(self, check):
        """Run a check while everything is pending, and while nothing is."""
        for _turn in range(2):
            check()
            self.settlement._settle()
            self.env.invalidate_all()

    def test_members_have_the_figures_of_the_branch(self):
        def check():
            self.assertEqual(self.members.mapped("accumulated"), [10.07, 20.07, 0])
            self.assertEqual(self.members.mapped("accumulated_rank"), [2, 1, 0])
            self.assertEqual(self.members.mapped("year_total"), [10.07, 20.07, 0])
            self.assertEqual(self.somchai.accumulated, 510.14)
            self.assertEqual(self.somchai.year_total, 510.14)

        self.check(check)

    def test_the_table_of_years_has_the_figures_of_the_branch(self):
        brought = {"branch_id": self.south.id, "origin": "opening"}
        self.book(self.document(self.somchai, "40", **brought))

        def check():
            [table] = self.members[0]._accumulation_tables()
            self.assertEqual(table["totals"], ["10.07", "10.07"])
            self.assertNotIn("opening", table)
            self.assertIn("550.14", self.somchai.accumulation_table)
            self.assertNotIn("550.14", self.members[0].accumulation_table)

        self.check(check)

    def test_members_are_found_and_listed_by_what_came_in_there(self):
        searches = self.env["coop.member.search"].with_user(self.reader)
        values = {"fiscal_year_id": self.year.id, "order": "amount"}
        printed = self.env["report.coop_card.member_list"].with_user(self.reader)

        def check():
            search = searches.create(values | {"amount_kind": "more"})
            [table] = printed._build(search).tables
            rows = [(row["name"], row["amount"]) for row in table.groups[0].rows]
            self.assertEqual(
                rows, [("Malee", Decimal("20.07")), ("Somchai", Decimal("10.07"))]
            )
            first = self.members.search([], limit=1, order="accumulated desc")
            self.assertEqual(first, self.members[1])

        self.check(check)
