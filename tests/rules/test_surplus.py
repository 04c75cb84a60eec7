# SPDX-License-Identifier: LGPL-3.0-or-later
"""A surplus is shared out to the last unit."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules.surplus import Part, share_out

UNIT = Decimal("0.01")
MONEY = st.decimals(-(10**9), 10**12, places=2)
PERCENTS = st.lists(st.decimals(0, 100, places=2), max_size=6)


def of_left(*percents):
    """Return parts that take percents of what is left."""
    return [Part("percent_left", Decimal(percent)) for percent in percents]


@given(MONEY, PERCENTS)
def test_the_rest_takes_what_is_left(net, percents):
    percents = [percent / max(len(percents), 1) for percent in percents]
    parts = [Part("percent", percent) for percent in percents] + [Part("rest")]
    sums = share_out(net, parts, UNIT)
    assert sum(sums) >= max(net, 0) - UNIT * len(parts)
    assert sum(sums[:-1]) > net or sum(sums) == max(net, 0)
    assert all(each == each.quantize(UNIT) for each in sums)


@given(MONEY, st.integers(0, 100))
def test_two_parts_of_what_is_left_leave_nothing(net, percent):
    parts = [Part("percent", Decimal(10)), *of_left(percent, 100 - percent)]
    assert sum(share_out(net, parts, UNIT)) == max(net, 0)


def test_published_splits():
    """PCMPC's phase 15 (A15.1) and Whole Foods Co-op's year 2016."""
    parts = [Part("percent", Decimal(percent)) for percent in (10, 10, 3, 7)]
    sums = share_out(Decimal(1_000_000), parts + of_left(70, 30), UNIT)
    assert sums == [100_000, 100_000, 30_000, 70_000, 490_000, 210_000]
    assert share_out(Decimal(454_520), of_left(20, 80), UNIT) == [90_904, 363_616]


def test_a_percent_stops_at_its_greatest_amount():
    fee = Part("percent", Decimal(5), maximum_amount=Decimal(10_000))
    assert share_out(Decimal(1_000_000), [fee], UNIT) == [10_000]
    assert share_out(Decimal(-1), [fee], UNIT) == [0]
