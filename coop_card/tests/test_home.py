# SPDX-License-Identifier: LGPL-3.0-or-later
"""The home page: its figures are those of the ledger, for whoever may see them."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time
from odoo.tools import SQL

from .totals_case import TotalsCase

#: The sums of the ledger itself, by any column.
LEDGER = """
SELECT %(by)s AS key, sum(amount + COALESCE(amount_tax, 0)) AS amount
FROM coop_accumulation
WHERE company_id = %(company)s AND fiscal_year_id = %(year)s AND direction = 'purchase'
GROUP BY 1
"""
MONTH = "to_char(date, 'YYYY-MM-01')"


class HomeCase(TotalsCase):
    """Purchases of two years at two branches and at none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.north, cls.south = cls.env["coop.branch"].create(
            [
                {"name": name, "merchant_number": digit * 15}
                | {"company_id": cls.co_op.id}
                for name, digit in (("North", "1"), ("South", "2"))
            ]
        )
        cls.home = cls.env["coop.home"].with_user(cls.make_user("manager"))

    @classmethod
    def buy_at(cls, branch, day, amount, code="RICE", member=None, **values):
        """Book a purchase at a branch."""
        line = {"code": code, "amount": Decimal(amount), "amount_tax": Decimal("0.07")}
        document = cls.document(member or cls.malee, day=day, lines=[line | values])
        return cls.book(document | {"branch_id": branch.id})

    @classmethod
    def buy_around(cls):
        """Book what the tests look at."""
        cls.buy_at(cls.north, date(2026, 3, 1), "10.10")
        cls.buy_at(cls.south, date(2026, 3, 31), "20", "FOOD")
        cls.buy_at(cls.north, date(2026, 5, 31), "-0.10")
        cls.buy_at(cls.south, date(2025, 3, 31), "40")
        cls.buy(cls.somchai, "7", day=date(2026, 6, 1))

    def page(self, home=None):
        """Return the page, for a manager unless somebody else looks."""
        return (self.home if home is None else home).get_page()

    def sums(self, home=None, direction="purchase"):
        """Return what the page shows of a direction."""
        directions = self.page(home)["accumulation"]["directions"]
        return next(one for one in directions if one["direction"] == direction)

    def amounts(self, bars, name="amount"):
        """Return the amounts of bars by key, without those that are zero."""
        return {bar["key"]: bar[name] for bar in bars if bar[name]}


class TestHomeAccumulation(HomeCase):
    """The year against the last, by month, category and branch."""

    def ledger(self, by, year=None):
        """Return the ledger's own sums of a year."""
        query = SQL(
            LEDGER,
            by=SQL(by),
            company=self.co_op.id,
            year=(year or self.year).id,
        )
        return {key: float(amount) for key, amount in self.env.execute_query(query)}

    def check_exact(self):
        """Check all that the page shows of purchases against the ledger."""
        sums = self.sums()
        self.assertEqual(self.amounts(sums["months"]), self.ledger(MONTH))
        before = self.ledger(MONTH, self.before)
        self.assertEqual(
            self.amounts(sums["months"], "before"),
            {f"2026{month[4:]}": amount for month, amount in before.items()},
        )
        categories = self.ledger("category_id")
        self.assertEqual(self.amounts(sums["categories"]), categories)
        branches = self.ledger("COALESCE(branch_id, 0)")
        self.assertEqual(self.amounts(sums["branches"]), branches)
        self.assertEqual(sums["total"], float(f"{sum(categories.values()):.2f}"))
        self.assertEqual(sums["before_total"], sum(before.values()))

    def test_figures_are_those_of_the_ledger_at_any_instant(self):
        self.buy_around()
        self.check_exact()
        self.settlement._settle(limit=2)
        self.check_exact()
        self.settlement._settle()
        self.check_exact()
        self.buy_around()
        self.settlement._rebuild()
        self.check_exact()

    @freeze_time("2026-06-01 18:20:00")
    def test_the_time_is_that_of_the_co_op(self):
        self.co_op.coop_tz = "Asia/Bangkok"
        self.assertEqual(self.page()["time"], "01:20")

    def test_months_that_are_over_are_compared(self):
        self.buy_around()
        self.buy_at(self.south, date(2025, 8, 1), "1000")
        sums = self.sums()
        self.assertEqual(sums["until"], "May 2026")
        self.assertEqual((sums["until_total"], sums["until_before"]), (30.21, 40.07))
        ahead = [month["label"] for month in sums["months"] if month["ahead"]]
        self.assertEqual(ahead, ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])

    def test_directions_are_kept_apart(self):
        self.buy(self.malee, "5", direction="sale")
        directions = self.page()["accumulation"]["directions"]
        self.assertEqual([one["direction"] for one in directions], ["sale"])
        self.buy_around()
        self.assertEqual(self.sums(direction="sale")["total"], 5)

    def test_small_categories_share_a_bar(self):
        for number in range(12):
            self.make_category(f"C{number}")
            self.buy_at(self.north, date(2026, 3, 1), 100 + number, f"C{number}")
        bars = self.sums()["categories"]
        self.assertEqual(len(bars), 9)
        self.assertEqual((bars[-1]["key"], bars[-1]["amount"]), (None, 406.28))

    def test_a_year_may_begin_within_a_month(self):
        days = {"date_start": date(2023, 3, 15), "date_end": date(2024, 3, 14)}
        year = self.make_year(2023, **days)
        self.buy_at(self.north, date(2023, 3, 20), "1")
        self.buy_at(self.north, date(2024, 3, 1), "2")
        for _turn in range(2):
            sums = self.home._sums(year, self.env["coop.fiscal.year"])["purchase"]
            months = self.home._months(sums["month"], year, year.browse())
            amounts = self.amounts(months)
            self.assertEqual(len(months), 13)
            self.assertEqual(
                amounts,
                {"2023-03-01": Decimal("1.07"), "2024-03-01": Decimal("2.07")},
            )
            self.settlement._settle()

    def test_each_bar_opens_what_it_is_the_sum_of(self):
        self.buy_around()
        sums = self.sums()
        for by, bars in (
            ("month", sums["months"]),
            ("category", sums["categories"]),
            ("branch", sums["branches"]),
        ):
            for bar in bars:
                action = self.home.action_open_sums("purchase", by, bar["key"])
                days = self.env[action["res_model"]]
                [figure] = days._figures(action["domain"])
                self.assertEqual(float(figure["amount_total"]), bar["amount"])
        whole = self.home.action_open_sums("purchase")["domain"]
        [figure] = self.env["coop.accumulation.day"]._figures(whole)
        self.assertEqual(float(figure["amount_total"]), sums["total"])
        earlier = self.home.action_open_sums("purchase", before=True)["domain"]
        [figure] = self.env["coop.accumulation.day"]._figures(earlier)
        self.assertEqual(float(figure["amount_total"]), sums["before_total"])

    def test_readers_of_one_branch_see_what_came_in_there(self):
        self.buy_around()
        self.env["ir.rule"].create(
            {
                "name": "One branch",
                "model_id": self.env["ir.model"]._get_id("coop.accumulation.day"),
                "domain_force": f"[('branch_id', '=', {self.north.id})]",
            }
        )
        for _turn in range(2):
            sums = self.sums()
            self.assertEqual(self.amounts(sums["branches"]), {self.north.id: 10.14})
            self.assertEqual(
                self.amounts(sums["months"]),
                {"2026-03-01": 10.17, "2026-05-01": -0.03},
            )
            self.assertEqual(sums["before_total"], 0)
            self.settlement._settle()

    def test_another_co_op_is_not_in_it(self):
        self.buy_around()
        other = self.env["res.company"].create({"name": "Another"})
        user = self.home.env.user
        user.company_ids += other
        both = {"allowed_company_ids": [other.id, self.co_op.id]}
        page = self.page(self.home.with_context(**both))
        self.assertEqual((page["co_op"], page["empty"]), ("Another", True))
        user.write({"company_id": other.id, "company_ids": [Command.set(other.ids)]})
        alone = self.home.with_context(allowed_company_ids=other.ids)
        self.assertFalse(self.page(alone)["accumulation"]["directions"])

    def test_it_takes_as_many_statements_whatever_there_is(self):
        self.buy_around()
        self.page()

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.page()
            return self.cr.sql_log_count - before

        first = count()
        for number in range(5):
            member = self.make_card(self.make_member(f"Member {number}")).member_id
            self.buy_at(self.south, date(2026, 4, 1), "3", member=member)
            self.make_category(f"C{number}")
            self.buy_at(self.north, date(2025, 4, 1), "3", f"C{number}")
        self.assertLessEqual(count(), first)

    def test_strangers_are_refused(self):
        for login in ("base.public_user", "base.user_demo"):
            user = self.env.ref(login, raise_if_not_found=False)
            if user and not user.has_group("coop_card.group_operator"):
                with self.assertRaises(AccessError):
                    self.page(self.home.with_user(user))
