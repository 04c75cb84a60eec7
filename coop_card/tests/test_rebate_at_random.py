# SPDX-License-Identifier: LGPL-3.0-or-later
"""Random years, computed by the database and by a model of its own."""

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from odoo.fields import Command

from . import rebate_model
from .rebate_case import RebateCase

CATEGORIES = ("RICE", "FUEL", "DIESEL", "SEED")
#: DIESEL and SEED have no rate of their own in most years.
PARENTS = {"DIESEL": "FUEL", "SEED": "FUEL"}


class TestRebateAtRandom(RebateCase):
    """Whatever rates, tiers, pools, returns and changes of type a year has."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.categories = {"RICE": cls.rice, "FUEL": cls.make_category("FUEL")}
        for code, parent in PARENTS.items():
            above = cls.categories[parent].id
            cls.categories[code] = cls.make_category(code, parent_id=above)
        cls.types = [cls.make_type(code) for code in ("ORD", "ASC")]
        cls.parents = {
            cls.categories[code].id: cls.categories[parent].id
            for code, parent in PARENTS.items()
        }

    def test_every_line_and_claim_equals_the_model(self):
        chance = random.Random(43)
        for number in range(5):
            with self.subTest(year=number):
                self.check_year(chance, 2021 + number)

    def check_year(self, chance, number):
        """Book, compute and compare one year."""
        year = self.make_year(number)
        bases, documents = self.random_purchases(chance, number)
        rates = self.random_rates(chance)
        settings = self.random_settings(chance)
        outside = self.random_exclusions(chance, year, bases)
        run = self.computed(year, documents, rates, settings)
        lines, claims = rebate_model.compute(
            bases, rates, self.parents, settings, outside
        )
        self.assertEqual(self.found_lines(run), lines)
        self.assertEqual(self.found_claims(run), claims)
        self.assert_pools_are_shared_out(run, rates, settings)
        self.assert_sums_are_kept(run, bases)

    def test_the_order_of_what_comes_in_changes_nothing(self):
        chance = random.Random(44)
        year = self.make_year(2020)
        _bases, documents = self.random_purchases(chance, 2020)
        rates = self.random_rates(chance)
        settings = self.random_settings(chance)
        found = []
        for _turn in range(3):
            with self.env.cr.savepoint() as savepoint:
                run = self.computed(year, documents, rates, settings)
                found.append((self.found_lines(run), self.found_claims(run)))
                savepoint.rollback()
            self.env.invalidate_all(flush=False)
            chance.shuffle(documents)
            chance.shuffle(rates)
        self.assertEqual(found, found[:1] * 3)

    def computed(self, year, documents, rates, settings):
        """Book purchases, write rates down and return the year's computed run."""
        self.book(*documents)
        for rate in rates:
            self.write_rate(rate, year)
        return self.compute(
            fiscal_year_id=year.id,
            rounding=settings.rounding,
            rounding_unit=f"{float(settings.unit):g}",
            rounding_scope=settings.scope,
            minimum_payout=float(settings.minimum),
            cash_percent=float(settings.cash),
            floor_negative=settings.floor,
            withholding_percent=float(settings.withheld),
            withholding_above=float(settings.withheld_above),
        )

    def random_purchases(self, chance, year):
        """Make purchases and returns of members; some change their type in July.

        :return: the bases as the model takes them, and the documents to book
        """
        bases, documents = defaultdict(lambda: (Fraction(0), Fraction(0))), []
        for _member in range(12):
            member, types = self.random_member(chance, year)
            for _purchase in range(chance.randrange(1, 9)):
                day = date(year, 1, 1) + timedelta(chance.randrange(365))
                code = chance.choice(CATEGORIES)
                sign = chance.choice((1, 1, 1, 1, -1))
                amount = Decimal(sign * chance.randrange(1, 500000)) / 100
                quantity = Decimal(sign * chance.randrange(0, 100000)) / 100
                line = {"code": code, "amount": amount, "quantity": str(quantity)}
                documents.append(self.document(member, day=day, lines=[line]))
                kind = types[day >= date(year, 7, 1)]
                key = (member.number, self.categories[code].id, kind.id)
                old = bases[key]
                bases[key] = (old[0] + Fraction(amount), old[1] + Fraction(quantity))
        return dict(bases), documents

    def random_member(self, chance, year):
        """Return a member and its types before and from July."""
        first, later = (chance.choice(self.types) for _half in range(2))
        member = self.make_member(type_id=first.id)
        if later != first:
            self.env["coop.member.type.period"].create(
                {
                    "member_id": member.id,
                    "type_id": later.id,
                    "date_from": date(year, 7, 1),
                }
            )
        return member, (first, later)

    def random_rates(self, chance):
        """Return rates for the categories at the top, and for some types and others."""
        rates = []
        for category in CATEGORIES:
            for kind in (None, *self.types):
                likely = category not in PARENTS and not kind
                if likely or chance.random() < 0.3:
                    scope = (self.categories[category].id, kind and kind.id)
                    rates.append(self.random_rate(chance, *scope))
        return rates

    def random_rate(self, chance, category, member_type):
        """Return a rate of the model."""
        basis = chance.choice(("percent", "percent", "per_unit", "pool"))
        if basis == "pool":
            value = Fraction(chance.randrange(0, 200000), 100)
            return rebate_model.Rate(category, member_type, basis, value)
        thresholds = chance.sample(range(100, 9000, 50), chance.randrange(0, 4))
        tiers = tuple((Fraction(t), self.random_value(chance)) for t in thresholds)
        mode = chance.choice(("whole", "marginal"))
        value = self.random_value(chance)
        return rebate_model.Rate(category, member_type, basis, value, tiers, mode)

    def random_value(self, chance):
        """Return what a rate may be, of up to six decimals."""
        return Fraction(chance.randrange(0, 8 * 10**6), 10**6)

    def write_rate(self, rate, year):
        """Make the record of a rate."""
        self.make_rate(
            self.env["product.category"].browse(rate.category),
            float(rate.value),
            self.env["coop.member.type"].browse(rate.member_type),
            fiscal_year_id=year.id,
            basis=rate.basis,
            tier_mode=rate.tier_mode,
            tier_ids=[
                Command.create({"threshold": float(above), "value": float(value)})
                for above, value in rate.tiers
            ],
        )

    def random_settings(self, chance):
        """Return settings of the model."""
        return rebate_model.Settings(
            rounding=chance.choice(("half_up", "down")),
            unit=chance.choice((Fraction(1, 100), Fraction(1, 4), Fraction(1))),
            scope=chance.choice(("line", "member")),
            minimum=Fraction(chance.choice((0, 1, 20))),
            cash=Fraction(chance.choice((100, 60, Fraction(3333, 100)))),
            floor=chance.choice((True, False)),
            withheld=Fraction(chance.choice((0, 3, 10))),
            withheld_above=Fraction(chance.choice((0, 50))),
        )

    def random_exclusions(self, chance, year, bases):
        """Put one member on the year's list; return the numbers on it."""
        number = chance.choice(sorted({key[0] for key in bases}))
        member = self.env["coop.member"].search(
            [("number", "=", number), ("company_id", "=", self.co_op.id)]
        )
        values = {"member_id": member.id, "reason": "Default on loan 12"}
        self.env["coop.rebate.exclusion"].create({"fiscal_year_id": year.id, **values})
        return {number}

    def found_lines(self, run):
        """Return the amounts of a run's lines by the keys of the model."""
        keys = [
            (line.member_id.number, line.category_id.id, line.member_type_id.id)
            for line in run.line_ids
        ]
        rows = self.exact(run.line_ids, "amount")
        amounts = (Fraction(amount) for (amount,) in rows)
        return dict(zip(keys, amounts, strict=True))

    def found_claims(self, run):
        """Return what a run's claims say, as the model does."""
        names = ("amount", "cash_amount", "unpaid_amount", "withheld_amount")
        rows = self.exact(run.claim_ids, *names)
        refunds = (rebate_model.Refund(*map(Fraction, row)) for row in rows)
        return dict(zip(run.claim_ids.mapped("member_id.number"), refunds, strict=True))

    def assert_sums_are_kept(self, run, bases):
        """Check that the run's figures are the sums of its lines and of its claims."""
        (figures,) = self.exact(
            run, "base_total", "total", "cash_total", "retained_total", "withheld_total"
        )
        claims = self.exact(
            run.claim_ids,
            "base_amount",
            "amount",
            "cash_amount",
            "retained_amount",
            "withheld_amount",
        )
        self.assertEqual(figures, tuple(map(sum, zip(*claims, strict=True))))
        bought = sum(amount for amount, _quantity in bases.values())
        self.assertEqual(Fraction(figures[0]), bought)
        self.assertEqual(figures[1], figures[2] + figures[3])

    def assert_pools_are_shared_out(self, run, rates, settings):
        """Check that each pool is shared out to the last unit."""
        shared = defaultdict(Fraction)
        amounts = self.exact(run.rate_ids, "amount")
        for used, (amount,) in zip(run.rate_ids, amounts, strict=True):
            of = used.rate_id
            shared[of.category_id.id, of.member_type_id.id or None] += Fraction(amount)
        for rate in rates if settings.scope == "line" else ():
            found = shared[rate.category, rate.member_type]
            if rate.basis == "pool" and found:
                self.assertEqual(found, rate.value // settings.unit * settings.unit)
