# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a year's surplus is shared out. All figures are ``Decimal``."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

ZERO = Decimal()


class Part(NamedTuple):
    """One purpose: how its sum is found, and the co-op's limits for it.

    ``mode``: ``percent`` of the net surplus, ``percent_left`` of what the parts before
    leave, ``amount``, or ``rest``: all that is left. Limits of 0 are none; percents are
    those of the net surplus.
    """

    mode: str
    percent: Decimal = ZERO
    amount: Decimal = ZERO
    minimum_percent: Decimal = ZERO
    maximum_percent: Decimal = ZERO
    maximum_amount: Decimal = ZERO


def share_out(net, parts, unit):
    """Return the sum of each part; percents of what is left add up to the last unit.

    A loss leaves nothing to take percents of. No percent exceeds its greatest amount.

    >>> parts = [Part("percent", Decimal(10)), Part("amount", amount=Decimal(5))]
    >>> parts += [Part("percent_left", Decimal(20)), Part("rest")]
    >>> [str(sum_) for sum_ in share_out(Decimal("100.07"), parts, Decimal("0.01"))]
    ['10.01', '5', '17.01', '68.05']
    """
    sums = [_first(part, net, unit) for part in parts]
    left = max(net - sum(sums), ZERO)
    of_left = [part.percent for part in parts if part.mode == "percent_left"]
    shares = iter(_shares(left, of_left, unit))
    for index, part in enumerate(parts):
        if part.mode == "percent_left":
            sums[index] = _capped(next(shares), part)
    rest = max(net - sum(sums), ZERO)
    return [
        rest if part.mode == "rest" else sum_
        for part, sum_ in zip(parts, sums, strict=True)
    ]


def broken(net, part, amount, unit):
    """Return the names of the part's limits that a sum of it does not keep.

    >>> part = Part("amount", minimum_percent=Decimal(10), maximum_amount=Decimal(50))
    >>> [broken(Decimal(100), part, Decimal(sum_), Decimal(1)) for sum_ in (9, 10, 51)]
    [['minimum_percent'], [], ['maximum_amount']]
    """
    net = max(net, ZERO)
    least = _percent(net, part.minimum_percent, unit)
    most = _percent(net, part.maximum_percent, unit)
    found = {
        "minimum_percent": amount < min(least, part.maximum_amount or least),
        "maximum_percent": part.maximum_percent and amount > most,
        "maximum_amount": part.maximum_amount and amount > part.maximum_amount,
    }
    return [name for name, is_broken in found.items() if is_broken]


def _first(part, net, unit):
    """Return the sum of a part that does not depend on what others leave."""
    if part.mode == "percent":
        return _capped(_percent(max(net, ZERO), part.percent, unit), part)
    return part.amount if part.mode == "amount" else ZERO


def _capped(amount, part):
    return min(amount, part.maximum_amount) if part.maximum_amount else amount


def _percent(whole, percent, unit):
    return (whole * percent / 100 / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def _shares(whole, percents, unit):
    """Return percents of a sum by largest remainder; the first of equals gains."""
    exact = [whole * percent / 100 / unit for percent in percents]
    units = [share.quantize(Decimal(1), ROUND_DOWN) for share in exact]
    total = sum(exact, ZERO).quantize(Decimal(1), ROUND_HALF_UP)
    order = sorted(range(len(exact)), key=lambda index: units[index] - exact[index])
    for index in order[: int(total - sum(units))]:
        units[index] += 1
    return [share * unit for share in units]
