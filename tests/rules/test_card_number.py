# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card numbers are stored in one form, however they are typed or read."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coop_card.rules.card_number import CHECK_DIGITS, is_sound, normalise, write

#: What people and readers put between the characters of a number.
BETWEEN = " \t\u00a0\u200b-\u2010\u2011\u2013:"

STORED = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=24)
METHODS = st.sampled_from(sorted(CHECK_DIGITS))
RUNNING = st.integers(0, 10**8 - 1)


@st.composite
def typed(draw, stored):
    """Return a number and a way somebody may type it: Thai digits, lower case …"""
    number = draw(stored)
    pieces = []
    for char in number:
        forms = [char, char.lower()]
        if char.isdigit():
            forms += [chr(zero + int(char)) for zero in (0x0E50, 0xFF10, 0x0660)]
        pieces.append(draw(st.text(BETWEEN, max_size=2)) + draw(st.sampled_from(forms)))
    return number, "".join(pieces) + draw(st.text(BETWEEN, max_size=2))


@given(typed(STORED))
def test_every_way_of_typing_a_number_gives_the_number(pair):
    number, text = pair
    assert normalise(text) == number


@given(st.text(), st.integers(0, 24))
def test_a_number_that_was_stored_stays_as_it_is(text, length):
    once = normalise(text, length)
    assert normalise(once, length) == once
    assert not any(char.isspace() for char in once)


@given(st.text("0123456789", min_size=1, max_size=20), st.integers(0, 24))
def test_zeros_in_front_are_filled_and_nothing_else_is_changed(number, length):
    filled = normalise(number, length)
    assert len(filled) == max(len(number), length)
    assert int(filled) == int(number)


@given(STORED, st.integers(0, 24))
def test_a_number_with_letters_is_not_filled(number, length):
    assume(not number.isdigit())
    assert normalise(number, length) == number


@given(STORED, STORED)
def test_two_numbers_stay_two(one, other):
    assume(one != other)
    assert normalise(one) != normalise(other)


@given(
    METHODS, RUNNING, st.sampled_from(["########*", "9764*########", "K-########-*"])
)
def test_a_number_that_was_made_is_sound(method, running, pattern):
    assert is_sound(write(pattern, method, running), pattern, method)


@given(METHODS, RUNNING, st.data())
def test_a_digit_that_was_mistyped_is_noticed(method, running, data):
    pattern = "########*"
    number = write(pattern, method, running)
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != number[place])
    wrong = number[:place] + digit + number[place + 1 :]
    assert not is_sound(wrong, pattern, method)


@given(st.sampled_from(["damm", "verhoeff"]), RUNNING, st.integers(0, 7))
def test_two_digits_that_changed_places_are_noticed(method, running, place):
    pattern = "########*"
    number = write(pattern, method, running)
    first, second = number[place], number[place + 1]
    assume(first != second)
    wrong = number[:place] + second + first + number[place + 2 :]
    assert not is_sound(wrong, pattern, method)


@given(st.sets(RUNNING, min_size=2, max_size=20), METHODS)
def test_each_running_number_makes_a_number_of_its_own(running, method):
    numbers = {write("##-##*-####", method, one) for one in running}
    assert len(numbers) == len(running)


def test_a_pattern_has_its_end():
    assert write("##*", "luhn", 99)
    with pytest.raises(OverflowError):
        write("##*", "luhn", 100)
