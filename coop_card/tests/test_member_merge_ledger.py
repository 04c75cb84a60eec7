# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a merge of members does to the ledger."""

from datetime import date
from random import Random

from odoo.exceptions import UserError

from .merge_case import MergeCase

MARCH = date(2026, 3, 1)


class TestMemberMergeLedger(MergeCase):
    """Everything moves by pairs, once, to the last digit; what is decided stays."""

    def test_a_purchase_moves_by_a_pair(self):
        original = self.purchase(self.double, "10.10", amount_tax="0.71", quantity=3)
        self.merge()
        reversal = original.reversed_by_id
        moved = self.moved(original)
        self.assertEqual(reversal.line_ids.member_id, self.double)
        self.assertEqual(moved.line_ids.member_id, self.member)
        for name in ("amount", "amount_tax", "quantity"):
            self.assertEqual(moved.line_ids[name], original.line_ids[name])
            self.assertEqual(reversal.line_ids[name], -original.line_ids[name])

    def test_it_keeps_its_day_its_card_and_its_place(self):
        card = self.make_card(self.double)
        region = self.env["coop.region"].create(
            {"name": "North", "code": "N", "company_id": self.co_op.id}
        )
        branch = self.env["coop.branch"].create(
            {
                "name": "Market",
                "merchant_number": "1" * 15,
                "region_id": region.id,
                "company_id": self.co_op.id,
            }
        )
        document = self.document(
            card=card.number, branch_id=branch.id, reference="Slip 7"
        )
        original = self.book(document)
        self.merge()
        for name in ("date", "card_id", "branch_id", "reference", "occurred_at"):
            self.assertEqual(self.moved(original)[name], original[name], name)

    def test_the_type_is_the_one_the_survivor_had_on_that_day(self):
        self.member.type_period_ids.type_id = self.make_type("ASC")
        original = self.purchase(self.double, "10")
        self.merge()
        self.assertEqual(
            self.moved(original).line_ids.member_type_id, self.make_type("ASC")
        )

    def test_what_was_taken_back_stays(self):
        original = self.purchase(self.double, "10")
        original._reverse()
        self.merge()
        self.assertFalse(self.moved(original))
        self.assertFalse(self.totals(self.double, self.member))

    def test_what_takes_back_another_year_moves(self):
        closed = self.make_year(2025)
        original = self.purchase(self.double, "10", day=date(2025, 3, 1))
        closed.action_close()
        original._reverse("Keyed twice", MARCH)
        self.purchase(self.double, "30")
        self.merge()
        self.assertEqual((self.bought(self.double), self.bought(self.member)), (10, 20))

    def test_what_was_restored_moves(self):
        original = self.purchase(self.double, "10")
        restored = original._reverse()._reverse()
        self.merge()
        self.assertEqual(self.bought(self.member), 10)
        self.assertTrue(restored.reversed_by_id)

    def test_a_return_goes_back_at_the_type_it_was_bought_at(self):
        self.member.type_period_ids.type_id = self.make_type("ASC")
        original = self.purchase(self.double, "10", day=MARCH)
        returned = self.give_back(original, "-4")
        self.member.type_id = self.make_type("ORD")
        self.merge()
        late = self.give_back(original, "-1")
        self.assertEqual(self.bought(self.member), 5)
        for transaction in (self.moved(returned), late):
            self.assertEqual(
                transaction.line_ids.member_type_id,
                self.moved(original).line_ids.member_type_id,
            )

    def test_a_late_reversal_takes_back_what_the_purchase_has_become(self):
        original = self.purchase(self.double, "10")
        self.merge()
        third = self.make_member()
        self.merge(self.member, third)
        reversal = original._reverse()
        self.assertEqual(reversal.status, "booked")
        self.assertFalse(self.totals(self.double, self.member, third))

    def test_the_half_that_took_back_is_not_taken_back(self):
        original = self.purchase(self.double, "10")
        self.merge()
        document = self.document(self.double) | {
            "kind": "reverse",
            "reversal_of_id": original.reversed_by_id.id,
        }
        self.assertEqual(self.book(document).warnings, "reversal_unknown")

    def test_closed_years_and_approved_refunds_stay(self):
        closed = self.make_year(2025)
        self.purchase(self.double, "10", day=date(2025, 3, 1))
        closed.action_close()
        approved = self.make_year(2024)
        self.purchase(self.double, "20", day=date(2024, 3, 1))
        self.env["coop.rebate.run"].create(
            {"fiscal_year_id": approved.id}
        ).sudo().write(
            {
                "state": "approved",
                "resolution_number": "GM 1/2025",
                "resolution_date": "2025-03-01",
                "computed_by_id": self.env.uid,
                "approved_by_id": self.make_user("manager").id,
            }
        )
        self.merge()
        self.assertEqual(self.bought(self.double), 30)
        self.assertFalse(self.totals(self.member))

    def test_it_moves_whatever_the_rules_say_today(self):
        self.purchase(self.double, "10")
        self.rice.coop_accumulates = False
        self.member.join_date = date(2026, 6, 1)
        rules = self.env["coop.booking.rule"].search(
            [("company_id", "=", self.co_op.id)]
        )
        rules.action = "hold"
        self.merge()
        self.assertEqual(self.bought(self.member), 10)

    def test_the_purchases_of_a_family_member_stay_their_own(self):
        self.purchase(self.double, "10")
        self.member.main_member_id = self.make_member()
        self.merge()
        self.assertEqual(self.bought(self.member), 10)

    def test_what_waits_for_review_is_booked_for_the_survivor(self):
        held = self.book(self.document(self.double, day=date(2030, 1, 1)))
        self.assertEqual(held.status, "held")
        self.merge()
        self.assertEqual(held.member_id, self.member)
        held.date = MARCH
        held.action_book()
        self.assertEqual(held.line_ids.member_id, self.member)

    def test_a_reversal_that_waits_for_review_is_decided_first(self):
        original = self.purchase(self.double, "10")
        self.year.action_close()
        held = original._reverse()
        self.year.action_reopen()
        with (
            self.assertRaisesRegex(UserError, "waits for review"),
            self.cr.savepoint(),
        ):
            self.merge()
        held.review_note = "Not now"
        held.action_dismiss()
        self.merge()
        self.assertEqual(self.bought(self.member), 10)

    def test_a_repeat_moves_nothing_twice(self):
        original = self.purchase(self.double, "10")
        original._move(self.member)
        original._move(self.member)
        self.assertEqual(self.bought(self.member), 10)
        self.assertFalse(self.totals(self.double))

    def test_totals_of_both_are_the_same_before_and_after(self):
        for seed in range(8):
            with self.subTest(seed=seed):
                self.check_totals(Random(seed))

    def check_totals(self, chance):
        """Merge members with random entries, twice over, and compare the totals."""
        members = [self.make_member() for _ in range(3)]
        self.book_at_random(chance, members)
        before = self.totals(*members)
        first, second, third = members
        self.merge(first, second)
        self.assertEqual(self.totals(first, second, third), before)
        self.assertFalse(self.totals(first))
        self.book_at_random(chance, members)
        before = self.totals(*members)
        self.merge(second, third)
        self.assertEqual(self.totals(third), before)

    def book_at_random(self, chance, members, count=25):
        """Book purchases, sales, returns and reversals of members, as they fall."""
        categories = self.env["product.category"].search([("coop_code", "!=", False)])
        booked = []
        for _ in range(count):
            lines = [
                {
                    "category_id": chance.choice(categories).id,
                    "direction": chance.choice(["purchase", "sale"]),
                    "amount": f"{chance.randint(-99999, 99999) / 100:.2f}",
                    "amount_tax": f"{chance.randint(0, 999) / 100:.2f}",
                    "quantity": str(chance.randint(0, 20)),
                }
                for _ in range(chance.randint(1, 3))
            ]
            day = date(2026, chance.randint(1, 10), chance.randint(1, 28))
            document = self.document(chance.choice(members), day=day, lines=lines)
            if booked and chance.random() < 0.3:
                document["return_of_id"] = chance.choice(booked).id
            transaction = self.book(document)
            if transaction.status == "booked" and chance.random() < 0.3:
                transaction = transaction._reverse()
            booked.append(transaction)

    def moved(self, transaction):
        """Return what a transaction has become, if it was moved."""
        return self.env["coop.transaction"].search(
            [("moved_from_id", "=", transaction.id)], limit=1
        )

    def give_back(self, transaction, amount):
        """Return goods of a transaction, at its member's old number."""
        return self.book(
            self.document(
                self.double, amount, day=date(2026, 4, 1), return_of_id=transaction.id
            )
        )
