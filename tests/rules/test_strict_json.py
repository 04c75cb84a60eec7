# SPDX-License-Identifier: LGPL-3.0-or-later
"""Terminals' JSON is read strictly, and what is wrong is found where it stands."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules.strict_json import Defect, NotJson, depth, loads

DEPTH = 8

EXACT = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "text",
    ["1.0", "1e2", "1E400", "-0.5", "NaN", "Infinity", "-Infinity", "9" * 5000],
)
def test_a_number_that_is_not_exact_is_a_defect_in_its_place(text):
    """Cases 21, 25: NaN, infinities, 1e400, points, 5,000 digits."""
    first, second = loads(f'[{{"amount": {text}}}, 7]'.encode(), DEPTH)
    assert first == {"amount": Defect("number_invalid", text)}
    assert second == 7


def test_an_object_with_a_key_twice_is_a_defect():
    """Case 23: which of the two was meant is not for us to guess."""
    value = loads(b'{"a": [{"b": 1, "b": 2}]}', DEPTH)
    assert value == {"a": [Defect("duplicate_key", [("b", 1), ("b", 2)])]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"{}{}",
        b"{'a': 1}",
        b'{"a": 1,}',
        b'{"a": 01}',
        b'"\n"',
        b"\xff",
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b"\x00",
    ],
)
def test_what_is_not_json_in_utf_8_is_refused(data):
    """Cases 26, 27: a mark of byte order, UTF-16, half a surrogate, nothing at all."""
    with pytest.raises(NotJson) as refused:
        loads(data, DEPTH)
    assert refused.value.code == "malformed_json"


@pytest.mark.parametrize(
    "data", [b"[" * 10_000, b'{"a":' * 10_000, b"[[[[[[[[[]]]]]]]]]"]
)
def test_what_nests_too_deep_is_refused(data):
    """Case 24: ten thousand brackets within each other."""
    with pytest.raises(NotJson) as refused:
        loads(data, DEPTH)
    assert refused.value.code == "too_deep"


def test_brackets_in_texts_do_not_nest():
    assert loads(json.dumps(["[[[[[[[[[[", '\\"[[[[[[[[[['], indent=0).encode(), DEPTH)


@given(EXACT)
def test_exact_json_is_read_as_it_is(value):
    assert loads(json.dumps(value).encode(), 50) == value


@given(EXACT)
def test_depth_is_that_of_the_value(value):
    assert depth(json.dumps(value).encode()) == _depth(value)


@given(st.binary(max_size=50))
def test_no_bytes_break_the_reader(data):
    with suppress(NotJson):
        loads(data, DEPTH)


@pytest.mark.parametrize("unit", [b'"', b'\\"', b'"\\', b"\\", b'["'])
def test_depth_takes_time_in_proportion_to_the_length(unit):
    depth(unit * (2**20 // len(unit)))


def _depth(value):
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list)):
        return 1 + max(map(_depth, inner), default=0)
    return 0
