# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of totals begin with."""

from datetime import date
from decimal import Decimal
from unittest.mock import patch

from .builders import CoopCase


class TotalsCase(CoopCase):
    """A ledger of three members in two years and two categories, one below another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        clock = patch.object(
            type(cls.co_op), "_coop_today", return_value=date(2026, 6, 1)
        )
        clock.start()
        cls.addClassCleanup(clock.stop)
        cls.before = cls.make_year(2025, tax_in_base=False)
        cls.food = cls.make_category("FOOD")
        cls.rice.parent_id = cls.food
        cls.somchai, cls.malee, cls.idle = (
            cls.make_member(name) for name in ("Somchai", "Malee", "Idle")
        )
        cls.settlement = cls.env["coop.accumulation.settlement"]

    @classmethod
    def buy(cls, member, amount, code="RICE", **values):
        """Book a purchase of a member in a category."""
        day = values.pop("day", date(2026, 3, 1))
        return cls.purchase(member, amount, day=day, code=code, **values)

    @classmethod
    def buy_some(cls):
        """Book what the tests look at."""
        cls.buy(cls.somchai, "100.10", amount_tax=Decimal("7.01"))
        cls.buy(cls.somchai, "50", "FOOD")
        cls.buy(cls.somchai, "9", direction="sale")
        cls.buy(cls.somchai, "70", day=date(2025, 3, 1), amount_tax=Decimal("5"))
        cls.buy(cls.malee, "200.20")
        cls.buy(cls.malee, "-0.20")

    def accumulated(self, member, **context):
        """Return what a member accumulated, as the context wants it."""
        named = {f"accumulation_{name}": value for name, value in context.items()}
        member = member.with_context(**named)
        member.invalidate_recordset(["accumulated"])
        return member.accumulated
