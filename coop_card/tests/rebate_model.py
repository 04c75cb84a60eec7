# SPDX-License-Identifier: LGPL-3.0-or-later
"""A patronage refund computed a second time, in fractions, without a database.

It is written from the rules as the guide tells them, not from the statements it is
compared with.
"""

import math
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple


class Rate(NamedTuple):
    """A rate: ``tiers`` are pairs of threshold and value."""

    category: int
    member_type: int | None
    basis: str
    value: Fraction
    tiers: tuple = ()
    tier_mode: str = "whole"


class Settings(NamedTuple):
    """The settings of a run that change amounts."""

    rounding: str = "half_up"
    unit: Fraction = Fraction(1, 100)
    scope: str = "line"
    minimum: Fraction = Fraction(0)
    cash: Fraction = Fraction(100)
    floor: bool = True
    withheld: Fraction = Fraction(0)
    withheld_above: Fraction = Fraction(0)


class Refund(NamedTuple):
    """What comes out for a member."""

    amount: Fraction
    cash: Fraction
    unpaid: Fraction
    withheld: Fraction = Fraction(0)


def compute(bases, rates, parents, settings, outside=()):
    """Return the lines and claims of a year.

    :param dict bases: (member number, category, type) → (amount, quantity)
    :param list rates: ``Rate``
    :param dict parents: category → its parent
    :param outside: numbers of members who take no part
    :return: (dict of the same keys → amount, dict of member number → ``Refund``)
    """
    found = {key: _rate(rates, parents, *key[1:]) for key in bases}
    weights = {
        key: _weight(base, found[key], key[0] in outside, settings)
        for key, base in bases.items()
    }
    exact = _earned(found, weights)
    exact.update(_pooled(found, weights, settings.unit))
    lines = (_by_line if settings.scope == "line" else _by_member)(
        exact, found, settings
    )
    sums = defaultdict(Fraction)
    for key, amount in lines.items():
        sums[key[0]] += amount
    return lines, {number: _claim(total, settings) for number, total in sums.items()}


def _rate(rates, parents, category, member_type):
    while category:
        for wanted in (member_type, None):
            for rate in rates:
                if (rate.category, rate.member_type) == (category, wanted):
                    return rate
        category = parents.get(category)
    return None


def _weight(base, rate, is_outside, settings):
    if is_outside or not rate:
        return Fraction(0)
    weight = base[1] if rate.basis == "per_unit" else base[0]
    return max(weight, Fraction(0)) if settings.floor else weight


def _earned(found, weights):
    wholes = defaultdict(Fraction)
    for key, rate in found.items():
        wholes[key[0], rate] += weights[key]
    exact = {}
    for key, rate in found.items():
        if rate and rate.basis != "pool":
            factor = Fraction(1, 100) if rate.basis == "percent" else 1
            whole = wholes[key[0], rate]
            exact[key] = factor * _tiered(rate, whole, weights[key])
        elif not rate:
            exact[key] = Fraction(0)
    return exact


def _tiered(rate, whole, weight):
    """Return what a part of a member's whole base earns, in units of the rate."""
    reached = [tier for tier in sorted(rate.tiers) if tier[0] <= whole]
    if not reached:
        return weight * rate.value
    if rate.tier_mode == "whole":
        return weight * reached[-1][1]
    total, floor, value = Fraction(0), Fraction(0), rate.value
    for threshold, higher in reached:
        total += (threshold - floor) * value
        floor, value = threshold, higher
    total += (whole - floor) * value
    return total * weight / whole


def _pooled(found, weights, unit):
    """Return the shares of the lines in pools: to members first, then within them."""
    exact = {}
    for rate in {rate for rate in found.values() if rate and rate.basis == "pool"}:
        keys = [key for key in found if found[key] == rate]
        members = defaultdict(Fraction)
        for key in keys:
            members[key[0]] += max(weights[key], Fraction(0))
        units = _largest_remainder(math.floor(rate.value / unit), members)
        for number, share in units.items():
            own = {
                key: max(weights[key], Fraction(0)) for key in keys if key[0] == number
            }
            parts = _largest_remainder(share, own)
            exact.update({key: part * unit for key, part in parts.items()})
    return exact


def _largest_remainder(units, weights):
    """Share whole units in proportion; ties go by the keys' order."""
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(weights, 0)
    exact = {key: Fraction(units) * weight / whole for key, weight in weights.items()}
    return _fill(units, exact)


def _fill(units, exact):
    floors = {key: math.floor(value) for key, value in exact.items()}
    left = units - sum(floors.values())
    order = sorted(exact, key=lambda key: (floors[key] - exact[key], key))
    return {key: floors[key] + (key in order[:left]) for key in exact}


def _by_line(exact, found, settings):
    return {
        key: _rounded(amount / settings.unit, settings.rounding) * settings.unit
        for key, amount in exact.items()
    }


def _by_member(exact, found, settings):
    grouped = defaultdict(dict)
    for key, amount in exact.items():
        grouped[key[0]][key] = amount / settings.unit
    lines = {}
    for parts in grouped.values():
        units = _rounded(sum(parts.values()), settings.rounding)
        lines.update(_fill(units, parts))
    return {key: units * settings.unit for key, units in lines.items()}


def _rounded(value, rounding):
    sign = -1 if value < 0 else 1
    half = Fraction(1, 2) if rounding == "half_up" else 0
    return sign * math.floor(abs(value) + half)


def _claim(total, settings):
    amount = max(total, Fraction(0))
    units = _rounded(amount * settings.cash / 100 / settings.unit, "half_up")
    cash = units * settings.unit
    if cash < settings.minimum:
        return Refund(amount, Fraction(0), cash)
    return Refund(amount, cash, Fraction(0), _withheld(amount, cash, settings))


def _withheld(amount, cash, settings):
    """Return the tax on what is paid, of refunds above what is free of it."""
    if amount <= settings.withheld_above:
        return Fraction(0)
    return Fraction(_rounded(cash * settings.withheld, "half_up"), 100)
