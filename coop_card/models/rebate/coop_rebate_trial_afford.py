# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which rate a pool pays for."""

from decimal import ROUND_DOWN, Decimal
from functools import cache

from odoo import models
from odoo.exceptions import UserError

from ...rules.affordable import highest


class CoopRebateTrial(models.TransientModel):
    """Finds the highest rates whose refund a pool pays for.

    Every step computes the whole refund as a run does, so that what is found is right
    to the last unit whatever is rounded, left out or tiered. The ledger is read once.
    """

    _inherit = "coop.rebate.trial"

    def _afford(self, rates, pool, decimals, say):
        """Return the highest first rate that a pool pays for, and what it costs.

        :param rates: rates that rise alike, the first of them step by step
        :param pool: what the year's refund may come to
        :param decimals: how many decimals the rates get
        :param say: function that is told which refund is about to be computed
        :return: the rate, what the refund comes to with it, and with the next higher
            one; each ``Decimal``
        :raise UserError: where no rate, or any rate, is within the pool
        """
        with self._kept_bases() as bases:

            @cache
            def cost(number):
                say(cost.cache_info().misses)
                return self._cost(rates, Decimal(number).scaleb(-decimals), bases)

            number = self._highest(cost, rates, pool, decimals)
            found = Decimal(number).scaleb(-decimals)
            return found, cost(number), cost(number + 1)

    def _highest(self, cost, rates, pool, decimals):
        """Return the highest first rate within a pool, in units of its last decimal."""
        guess = max(int(Decimal(repr(rates[0].value)).scaleb(decimals)), 1)
        try:
            number = highest(cost, pool, guess)
        except OverflowError:
            raise UserError(
                self.env._(
                    "Nothing has been bought that these rates are for: any rate is "
                    "within the pool."
                )
            ) from None
        if number is None:
            raise UserError(
                self.env._(
                    "Already without these rates, the others come to more than the "
                    "pool. Lower them first."
                )
            )
        return number

    def _cost(self, rates, value, bases):
        """Return what the year's refund comes to with another first rate."""
        with self._tried():
            self._scale(rates, value)
            return self._sums(bases)[1]

    def _scale(self, rates, value):
        """Set the first rate, and all others and their tiers in proportion.

        They are cut to the decimals of the first. Beside a rate of 0, tiers stay.
        """
        for record, scaled in self._scaled(rates, value):
            record.value = float(scaled)

    def _scaled(self, rates, value):
        """Return pairs of rate or tier and its value, in proportion to the first."""
        first = Decimal(repr(rates[0].value))
        unit = Decimal(1).scaleb(value.as_tuple()[2])
        if not first:
            return [(rates[0], value)]
        records = [*rates, *rates.tier_ids]
        scaled = [Decimal(repr(record.value)) * value / first for record in records]
        cut = [number.quantize(unit, ROUND_DOWN) for number in scaled]
        return list(zip(records, cut, strict=True))
