# SPDX-License-Identifier: LGPL-3.0-or-later
"""Amounts in lists are read exactly as people write them, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules.balances import amount, direction, same_name
from coop_card.rules.cells import Unreadable

AMOUNTS = st.decimals(
    min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False
)


@given(AMOUNTS)
def test_an_amount_is_read_exactly_however_it_is_written(value):
    for written in (f"{value:,.2f}", f"{value} บาท", f"฿{value}", float(value)):
        assert Decimal(amount(written, 2)) == value


@given(st.integers(0, 10**6), st.integers(1, 50))
def test_what_excel_adds_up_is_read_as_people_see_it(satang, times):
    assert (
        Decimal(amount(sum([satang / 100] * times), 2)) == Decimal(satang) * times / 100
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1,23", "not_an_amount"),
        ("1.234,50", "not_an_amount"),
        ("(5)", "not_an_amount"),
        ("a lot", "not_an_amount"),
        (True, "not_an_amount"),
        (float("nan"), "not_an_amount"),
        (1e300, "not_an_amount"),
        (-0.01, "below_zero"),
        ("-5", "below_zero"),
        ("1.005", "too_fine"),
        (1.005, "too_fine"),
    ],
)
def test_what_is_no_amount_is_refused(value, code):
    with pytest.raises(Unreadable) as refusal:
        amount(value, 2)
    assert refusal.value.code == code


def test_directions_are_words_of_either_language():
    assert direction("ขายให้สหกรณ์") == direction(" SALE ") == "sale"
    with pytest.raises(Unreadable, match="not_a_direction"):
        direction("both")


def test_a_name_may_have_a_title_before_it():
    assert same_name("น.ส. มาลี บุญมี", "มาลี บุญมี")
    assert not same_name("มาลี บุญมา", "มาลี บุญมี")
