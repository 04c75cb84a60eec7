# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a swipe means, and when it is not believed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_terminal.readers import swipes
from coop_terminal.readers.banks import is_luhn
from coop_terminal.readers.swipes import Unreadable
from terminal.tests.readers.playing import FIRST, NUMBER, OTHER, SECOND, THIRD, told

NUMBERS = st.text("0123456789", min_size=1, max_size=19)


def read(text, lrc="maybe"):
    """Return the number of a swipe, or why it has none."""
    try:
        return swipes.read(text, lrc).number
    except Unreadable as error:
        return error.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%E?;E?+E?", "misread"),
        (f"%E?{SECOND}+E?", NUMBER),
        (f"{FIRST};E?", NUMBER),
        (f"%E?{SECOND}", NUMBER),
        ("%E?", "misread"),
    ],
)
def test_a_track_that_was_misread_is_left_out(text, expected):
    """Case 6: readers say E? even where another track is whole."""
    assert read(text) == expected


def test_tracks_of_one_card_agree():
    """Case 7: the same number, and the same expiry where both have one."""
    assert read(FIRST + SECOND.replace(NUMBER, OTHER)) == "differs"
    assert read(FIRST + SECOND.replace("=3012", "=2912")) == "differs"
    assert read(FIRST + SECOND.replace("=3012", "==")) == NUMBER


@given(NUMBERS, st.sampled_from(["yes", "maybe"]), st.booleans())
def test_a_right_check_character_is_taken_off(number, lrc, both):
    """Case 8: present and right, whatever character it happens to be."""
    tracks = [(2, f";{number}=30121010000000000?")]
    tracks += [(1, f"%B{number}^X/Y^3012?")] if both else []
    text = "".join(w + swipes.check_character(t, w) for t, w in reversed(tracks))
    assert read(text, lrc) == number


@given(NUMBERS, st.sampled_from(["no", "maybe"]))
def test_no_check_character_is_needed(number, lrc):
    """Case 8: absent."""
    assert read(f"%B{number}^X/Y^3012?;{number}=3012?", lrc) == number


@given(st.integers(1, len(SECOND) - 2), st.sampled_from("0123456789"))
def test_a_wrong_check_character_refuses_the_swipe(place, digit):
    """Case 8: one digit was read as another."""
    damaged = SECOND[:place] + digit + SECOND[place + 1 :]
    expected = {NUMBER} if damaged == SECOND else {"damaged"}
    assert read(f"{damaged}1", "yes") in expected
    assert read(f"{damaged}1") in expected


def test_the_third_track_is_not_used():
    """It may begin with a semicolon as the second does, and hold another number."""
    assert read(FIRST + SECOND + THIRD) == NUMBER
    assert read(f"{SECOND};01000123=77?") == NUMBER
    assert read(f"{SECOND}{SECOND}") == NUMBER


def test_an_empty_first_track_is_none():
    """Case 9."""
    assert read(f"%?{SECOND}") == NUMBER
    assert read(";0090073029910=?") == "0090073029910"
    assert read("%?;?") == "damaged"


def test_capitals_do_not_matter():
    """Case 10: CapsLock turns the letters of a reader that types."""
    assert read(FIRST.lower()) == NUMBER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f";{NUMBER}={'0' * 20}?", NUMBER),  # 37 characters of data
        (f";{NUMBER}={'0' * 21}?", "damaged"),  # 41 with sentinels and LRC
        (f";{'9' * 19}=3012?", "9" * 19),
        (f";{'9' * 20}=3012?", "damaged"),
        (";=3012?", "damaged"),
        ("%B^SOMCHAI/JAI^3012?", "damaged"),
        (f"%B{NUMBER}^{'X' * 60}?", "damaged"),
        (";97640A10=3012?", "damaged"),
        (f"x{SECOND}", "cut"),
    ],
)
def test_lengths_and_characters_are_those_of_the_standard(text, expected):
    """Case 12."""
    assert read(text) == expected


def test_check_digits_are_checked_where_the_settings_say_so():
    """Case 13: an exchange of 09 and 90 is the server's to find: no such card."""
    wrong = SECOND.replace(NUMBER, "9764001000001236")
    swapped = "9764001000007091", "9764001000007901"
    assert told(wrong, luhn=True) == ["check_digit"]
    assert told(wrong) == ["9764001000001236"]
    assert [is_luhn(number) for number in swapped] == [True, True]
    assert [told(f";{number}=3012?", luhn=True) for number in swapped] == [
        [number] for number in swapped
    ]


def test_only_the_co_ops_numbers_are_taken_where_the_settings_name_them():
    assert told(SECOND, prefixes=("9764",), lengths=(16,)) == [NUMBER]
    assert told(SECOND, prefixes=("9765",)) == ["not_ours"]
    assert told(SECOND, lengths=(8,)) == ["not_ours"]


@pytest.mark.parametrize(
    ("expiry", "expected"),
    [
        ("3012", date(2030, 12, 31)),
        ("2402", date(2024, 2, 29)),
        ("1901", date(2019, 1, 31)),  # over: the desk refuses it
        ("0000", None),
        ("=", None),
        ("", None),
    ],
)
def test_an_expiry_is_the_last_day_of_its_month(expiry, expected):
    """Case 15: zeros mean that there is none."""
    assert swipes.read(f";{NUMBER}={expiry}?").expires == expected


@pytest.mark.parametrize("expiry", ["3013", "3000", "3099"])
def test_a_month_that_is_none_refuses_the_swipe(expiry):
    """Case 15."""
    assert read(f";{NUMBER}={expiry}?") == "damaged"
    assert read(f"%B{NUMBER}^X/Y^{expiry}101?") == "damaged"


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text):
    assert read(text)
