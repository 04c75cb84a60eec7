# SPDX-License-Identifier: LGPL-3.0-or-later
"""The highest affordable number, against looking at every one."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules.affordable import highest

RISES = st.lists(st.integers(0, 50), min_size=1, max_size=60)


@given(RISES, st.integers(0, 2000), st.integers(0, 80))
def test_it_is_the_last_that_costs_no_more(rises, budget, guess):
    costs = [*accumulate(rises), 10**6]

    def cost(number):
        return costs[min(number, len(costs) - 1)]

    affordable = [number for number, each in enumerate(costs) if each <= budget]
    assert highest(cost, budget, guess) == max(affordable, default=None)


@given(st.integers(1, 10**9), st.integers(0, 10**12), st.integers(0, 10**6))
def test_what_is_nearly_proportional_is_asked_for_few_times(slope, budget, guess):
    asked = []

    def cost(number):
        asked.append(number)
        return slope * number + number % 3

    found = highest(cost, budget, guess)
    assert cost(found) <= budget < cost(found + 1)
    assert len(asked) <= 12


def test_what_costs_nothing_has_no_highest():
    with pytest.raises(OverflowError):
        highest(lambda number: 0, 100, 1)
