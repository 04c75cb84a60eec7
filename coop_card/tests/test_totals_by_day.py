# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the ledger adds up to by day and place, at any instant."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError
from odoo.tools import SQL

from .totals_case import TotalsCase

KEY = """
company_id, date, branch_id, terminal_id, operator_id, category_id, direction, origin
"""

#: Sums that differ between the ledger and the days; there are none.
DIFFERENCES = f"""
SELECT {KEY}
FROM (
    SELECT {KEY}, COALESCE(quantity, 0) AS quantity, COALESCE(amount, 0) AS amount,
           COALESCE(amount_tax, 0) AS amount_tax, 1 AS lines FROM coop_accumulation
    UNION ALL
    SELECT {KEY}, -quantity, -amount, -amount_tax, -line_count
    FROM (%(days)s) AS day
) AS entry
GROUP BY {KEY}
HAVING sum(quantity) <> 0 OR sum(amount) <> 0 OR sum(amount_tax) <> 0 OR sum(lines) <> 0
"""
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


class TestTotalsByDay(TotalsCase):
    """Days add up to the ledger, settled or not, for those who may read them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.days = cls.env["coop.accumulation.day"]
        shops = [
            {
                "name": name,
                "merchant_number": number * 15,
                "company_id": cls.co_op.id,
            }
            for name, number in (("North", "1"), ("South", "2"))
        ]
        cls.north, cls.south = cls.env["coop.branch"].create(shops)

    def buy_at(self, branch, day, *amounts):
        """Book one transaction at a branch, with a line for each amount."""
        lines = [
            {"code": code, "amount": Decimal(amount), "amount_tax": Decimal("0.07")}
            for code, amount in zip(("RICE", "FOOD") * 2, amounts, strict=False)
        ]
        document = self.document(self.malee, day=day, lines=lines)
        return self.book(document | {"branch_id": branch.id})

    def buy_around(self):
        """Book what the tests look at, and settle a part of it."""
        self.buy_at(self.north, MARCH, "10.10", "20", "30")
        self.buy_at(self.south, MARCH, "5")
        self.settlement._settle()
        self.buy_at(self.north, MARCH, "-0.10")
        self.buy_at(self.north, APRIL, "100")
        self.buy(self.somchai, "7", day=APRIL)

    def check_exact(self):
        """Check the days against the ledger."""
        differences = SQL(DIFFERENCES, days=self.days._table_query)
        self.assertEqual(self.env.execute_query_dict(differences), [])

    def amounts(self, by, domain=(), days=None):
        """Return amounts by the value of one field."""
        days = self.days if days is None else days
        own = [("company_id", "=", self.co_op.id), *domain]
        return {row[by]: row["amount"] for row in days._figures(own, [by])}

    def test_days_and_places_are_summed_up_before_and_after_settling(self):
        self.buy_around()
        for _turn in range(2):
            self.assertEqual(
                self.amounts("date"), {MARCH: Decimal(65), APRIL: Decimal(107)}
            )
            self.assertEqual(
                self.amounts("branch_id"),
                {
                    self.north.id: Decimal(160),
                    self.south.id: Decimal(5),
                    None: Decimal(7),
                },
            )
            march = [("date", "=", MARCH)]
            self.assertEqual(
                self.amounts("category_id", march),
                {self.rice.id: Decimal(45), self.food.id: Decimal(20)},
            )
            self.check_exact()
            self.settlement._settle()

    def test_a_place_that_is_not_known_is_one_row(self):
        for _turn in range(3):
            self.buy(self.somchai, "7")
            self.settlement._settle()
        total = self.env["coop.accumulation.day.total"].search(
            [("company_id", "=", self.co_op.id)]
        )
        self.assertRecordValues(total, [{"amount": 21, "transaction_count": 3}])

    def test_each_transaction_is_counted_once(self):
        self.buy_around()
        [north] = self.days._figures([("branch_id", "=", self.north.id)])
        self.assertEqual((north["transaction_count"], north["line_count"]), (3, 5))
        self.assertEqual(north["amount_total"], Decimal("160.35"))
        self.settlement._rebuild()
        self.assertEqual(
            self.days._figures([("branch_id", "=", self.north.id)]), [north]
        )

    def test_nothing_adds_up_to_zero(self):
        [nothing] = self.days._figures([("branch_id", "=", self.north.id)])
        self.assertEqual((nothing["line_count"], nothing["amount"]), (0, 0))
        self.assertEqual(self.days._figures([("id", "in", [])], ["date"]), [])

    def test_a_reversal_takes_its_day_back(self):
        transaction = self.buy_at(self.north, MARCH, "10", "20")
        self.settlement._settle()
        values = {"reversal_of_id": transaction.id, "lines": []}
        self.book(self.document(kind="reverse", day=MARCH, **values))
        self.assertEqual(self.amounts("date"), {MARCH: 0})
        self.settlement._settle()
        self.assertEqual(self.amounts("date"), {MARCH: 0})
        self.check_exact()

    def test_days_are_made_anew_from_the_ledger(self):
        self.buy_around()
        self.env.cr.execute("UPDATE coop_accumulation_day_total SET amount = 0")
        self.settlement._rebuild()
        self.check_exact()

    def test_a_ledger_older_than_the_days_is_summed_up_once(self):
        self.buy_around()
        self.settlement._settle()
        self.env.cr.execute("DELETE FROM coop_accumulation_day_total")
        self.settlement._fill_if_new()
        self.check_exact()

    def test_months_are_grouped_as_in_any_list(self):
        self.buy_around()
        groups = self.as_role("auditor", self.days)._read_group(
            [("branch_id", "=", self.north.id)], ["date:month"], ["amount:sum"]
        )
        self.assertEqual(groups, [(MARCH, 60.0), (APRIL, 100.0)])

    def test_roles_read_their_own_co_op_and_change_nothing(self):
        self.buy_around()
        days = self.as_role("operator", self.days)
        self.assertEqual(self.amounts("date", days=days)[APRIL], 107)
        with self.assertRaises(AccessError):
            self.as_role("manager", self.env["coop.accumulation.day.total"]).search([])
        with self.assertRaises(AccessError):
            self.days.with_user(self.env.ref("base.public_user"))._figures([])
        auditor = self.make_stranger("auditor")
        days = self.days.with_user(auditor)
        days = days.with_context(allowed_company_ids=auditor.company_ids.ids)
        self.assertEqual(days._figures([], ["date"]), [])
