# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sums of two sides are told apart where they are not equal, and only there."""

from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules import settlement

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "category": st.sampled_from(["RICE", "FERT"]),
            "direction": st.sampled_from(["purchase", "sale"]),
            "count": st.integers(0, 9),
            "quantity": st.integers(-9, 9) | st.just("2.50"),
            "amount": st.integers(-900, 900),
        }
    ),
    max_size=6,
)


@given(ROWS)
def test_a_side_is_equal_to_itself_in_any_order(rows):
    pairs = settlement.pairs("categories", rows, rows[::-1])
    assert all(one.terminal.equals(one.server) for one in pairs)


@given(ROWS, ROWS)
def test_what_both_sides_have_is_all_there(said, found):
    pairs = settlement.pairs("categories", said, found)
    assert sum(one.terminal.amount for one in pairs) == sum(r["amount"] for r in said)
    assert sum(one.server.count for one in pairs) == sum(r["count"] for r in found)


def test_quantities_in_other_units_are_no_difference():
    said = {"category": "FERT", "direction": "sale", "count": 1, "amount": 5}
    (pair,) = settlement.pairs(
        "categories", [said | {"quantity": "2"}], [said | {"quantity": "100"}]
    )
    assert pair.terminal.equals(pair.server)


def test_a_difference_names_what_it_is_about():
    said = [{"date": "2026-03-01", "kind": "accumulate", "count": 2, "amount": 70}]
    (pair,) = settlement.pairs("transactions", said, [])
    assert settlement.difference(pair) == {
        "date": "2026-03-01",
        "kind": "accumulate",
        "terminal": {"count": 2, "amount": 70},
        "server": {"count": 0, "amount": 0},
    }
