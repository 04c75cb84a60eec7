# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that come round every year, compared day by day with the calendar."""

from datetime import date, timedelta

import pytest

from coop_card.rules import yearly

#: A leap year holds every day there is.
BORN = [date(2000, 1, 1) + timedelta(days=n) for n in range(366)]


def kept(first, last):
    """Return the days of birth whose birthday lies in these dates, one by one."""
    return {born for born in BORN if first <= yearly.coming(born, first) <= last}


def found(first, last):
    """Return the days of birth that the keys find."""
    spans = yearly.spans(first, last)
    return {
        born
        for born in BORN
        if any(low <= yearly.key(born) <= high for low, high in spans)
    }


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize("length", [0, 1, 7, 30])
def test_keys_find_the_days_of_every_span(year, length):
    for day in range(366):
        first = date(year, 1, 1) + timedelta(days=day)
        last = first + timedelta(days=length)
        assert found(first, last) == kept(first, last), (first, last)


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2028, 2, 29)])
def test_a_year_from_today_finds_everybody(today):
    last = yearly.in_year(today, today.year + 1) - timedelta(days=1)
    assert found(today, last) == set(BORN)


@pytest.mark.parametrize("today", [date(2026, 2, 28), date(2026, 3, 1)])
def test_the_leap_day_is_kept_in_march(today):
    assert yearly.coming(date(2000, 2, 29), today) == date(2026, 3, 1)
