# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a refund is computed."""

import random
from collections import defaultdict
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from .rebate_case import RebateCase

MODES = {"half_up": ROUND_HALF_UP, "down": ROUND_DOWN}


def rounded(amount, rounding, unit):
    """Return an amount as a multiple of a unit; the tests' own rule."""
    unit = Decimal(unit)
    return (amount / unit).quantize(Decimal(1), MODES[rounding]) * unit


class TestRebateComputation(RebateCase):
    """The database computes what a person would, to the satang."""

    def test_random_purchases_equal_an_independent_calculation(self):
        """Four settings over 600 lines, each refund computed again in Python."""
        purchases, rates = self.random_year(random.Random(19))
        for rounding, unit, cash, minimum in (
            ("half_up", "0.01", "100", "0"),
            ("down", "0.01", "33.33", "1.00"),
            ("half_up", "0.25", "60", "5.25"),
            ("down", "1", "12.5", "10"),
        ):
            with self.subTest(rounding=rounding, unit=unit):
                run = self.compute(
                    rounding=rounding,
                    rounding_unit=unit,
                    cash_percent=float(cash),
                    minimum_payout=float(minimum),
                )
                rule = (rounding, unit)
                expected = self.expected(purchases, rates, rule, cash, minimum)
                self.assertEqual(self.found(run), expected)
                self.assertTotals(run, expected)

    def random_year(self, chance):
        """Book a year; return its lines and rates as plain values."""
        categories = [self.rice, self.make_category("FUEL"), self.make_category("SEED")]
        types = [self.make_type("ORD"), self.make_type("ASC")]
        members = [self.make_member(type_id=chance.choice(types).id) for _ in range(20)]
        rates = {}
        for category in categories:
            for kind in types:
                value = Decimal(chance.randrange(0, 80000)) / 10000
                rates[category, kind] = value
                self.make_rate(category, float(value), kind)
        lines = [self.random_line(chance, members, categories) for _ in range(600)]
        self.book(*(self.random_document(line) for line in lines))
        return lines, rates

    def random_line(self, chance, members, categories):
        """Return member, category and amounts; one in ten is a return."""
        satang = chance.randrange(1, 100000) * chance.choice([1] * 9 + [-4])
        amounts = {
            "amount": Decimal(satang) / 100,
            "amount_tax": Decimal(satang * 7 // 100) / 100,
        }
        return chance.choice(members), chance.choice(categories), amounts

    def random_document(self, line):
        """Return the document of a line."""
        member, category, amounts = line
        return self.document(member, lines=[{"category_id": category.id, **amounts}])

    def expected(self, purchases, rates, rule, cash, minimum):
        """Return member → (base, refund, cash, retained)."""
        bases = defaultdict(Decimal)
        for member, category, amounts in purchases:
            bases[member, category] += sum(amounts.values())
        totals = defaultdict(lambda: [Decimal(), Decimal()])
        for (member, category), base in bases.items():
            rate = rates[category, member.type_id]
            totals[member][0] += base
            totals[member][1] += rounded(max(base, Decimal()) * rate / 100, *rule)
        return {
            member: self.split(base, amount, rule, Decimal(cash), Decimal(minimum))
            for member, (base, amount) in totals.items()
        }

    def split(self, base, amount, rule, cash, minimum):
        """Return base, refund, cash and retained of one member."""
        paid = rounded(amount * cash / 100, "half_up", rule[1])
        paid = paid if paid >= minimum else Decimal()
        return base, amount, paid, amount - paid

    def found(self, run):
        """Return the same from a run's claims."""
        names = ("base_amount", "amount", "cash_amount", "retained_amount")
        claims = run.claim_ids
        rows = self.exact(claims, *names)
        return dict(zip(claims.mapped("member_id"), rows, strict=True))

    def assertTotals(self, run, expected):
        """Check that totals, lines and categories of a run add up to its claims."""
        sums = [sum(part, Decimal()) for part in zip(*expected.values(), strict=True)]
        names = ("base_total", "total", "cash_total", "retained_total")
        self.assertEqual(self.exact(run, *names), [tuple(sums)])
        for records in (run.line_ids, run.rate_ids):
            rows = self.exact(records, "base_amount", "amount")
            self.assertEqual([sum(part) for part in zip(*rows, strict=True)], sums[:2])
        self.assertEqual(run.member_count, len(expected))
        self.assertEqual(run.line_count, len(run.line_ids))

    def test_tax_counts_where_the_year_says_so(self):
        member = self.make_member()
        self.make_rate(self.rice, 1)
        self.purchase(member, "1000", amount_tax=Decimal("70"))
        self.assertClaim(self.compute(), member, "10.70")
        before = self.make_year(2025, tax_in_base=False)
        self.make_rate(self.rice, 1, fiscal_year_id=before.id)
        day = date(2025, 5, 1)
        self.purchase(member, "1000", day=day, amount_tax=Decimal("70"))
        self.assertClaim(self.compute(fiscal_year_id=before.id), member, "10.00")

    def test_halves_go_up_in_the_database_too(self):
        member = self.make_member()
        self.make_rate(self.rice, 0.5)
        self.purchase(member, "1.00")
        self.assertClaim(self.compute(), member, "0.01")
        self.assertClaim(
            self.compute(rounding="down"), member, "0", reason="below_unit"
        )

    def test_a_type_changed_during_the_year_makes_two_lines(self):
        ordinary, associate = self.make_type("ORD"), self.make_type("ASC")
        member = self.make_member(type_id=ordinary.id)
        self.env["coop.member.type.period"].create(
            {
                "member_id": member.id,
                "type_id": associate.id,
                "date_from": date(2026, 7, 1),
            }
        )
        self.make_rate(self.rice, 4)
        self.make_rate(self.rice, 1, associate)
        self.purchase(member, "100", day=date(2026, 6, 30))
        self.purchase(member, "100", day=date(2026, 7, 1))
        run = self.compute()
        amounts = {line.member_type_id: line.amount for line in run.line_ids}
        self.assertEqual(amounts, {ordinary: 4, associate: 1})
        self.assertClaim(run, member, "5.00")

    def test_returns_lower_the_base_but_take_nothing_from_other_categories(self):
        member = self.make_member()
        self.make_category("FUEL")
        self.make_rate(self.rice, 10)
        self.purchase(member, "100")
        self.purchase(member, "-30")
        self.purchase(member, "-500", code="FUEL")
        run = self.compute()
        self.assertClaim(run, member, "7.00")
        self.assertEqual(self.exact(run, "base_total"), [(Decimal("-430"),)])

    def test_only_its_own_year_counts(self):
        member = self.make_member()
        self.make_year(2025)
        self.make_rate(self.rice, 10)
        self.purchase(member, "100", day=date(2025, 12, 31))
        self.purchase(member, "20", day=date(2026, 1, 1))
        self.assertClaim(self.compute(), member, "2.00")

    def test_every_claim_of_nothing_has_its_reason(self):
        self.make_category("FUEL")
        self.make_rate(self.rice, 0)
        amounts = {"no_rate": "5", "negative_base": "-5", "zero_base": "0"}
        for reason, amount in amounts.items():
            member = self.make_member()
            self.purchase(member, amount, code="FUEL")
            self.assertClaim(self.compute(), member, "0", reason=reason)

    def test_computing_again_replaces_what_was_computed(self):
        member = self.make_member()
        self.make_rate(self.rice, 10)
        self.purchase(member, "100")
        run = self.compute()
        before = run.claim_ids
        self.purchase(member, "50")
        run.with_user(self.accountant).action_compute()
        self.assertFalse(before.exists())
        self.assertEqual(len(run.claim_ids), 1)
        self.assertClaim(run, member, "15.00")

    def test_the_claim_shows_how_it_comes_about(self):
        member, other = self.make_member(), self.make_member()
        self.make_rate(self.rice, 10)
        for buyer in (member, other):
            self.purchase(buyer, "100")
        run = self.compute()
        self.assertEqual(len(run.claim_ids), 2)
        for claim in run.claim_ids:
            self.assertEqual(claim.line_ids.member_id, claim.member_id)
            self.assertEqual(claim.line_ids.run_id, run)
