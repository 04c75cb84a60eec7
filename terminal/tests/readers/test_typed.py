# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers that type into the screen, and people who key a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_terminal.readers import read_line
from coop_terminal.readers.layouts import LAYOUTS, meanings
from coop_terminal.readers.reading import CardRead
from terminal.tests.readers.playing import BANK_SWIPE, FIRST, NUMBER, SECOND, SWIPE

US = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
)

#: The number of the card by the keys of a Thai keyboard. Its third and second letters
#: are vowels above and below the first one.
THAI = "ต\u0e36\u0e38ภจจๅจจจจจๅ/-ถ"


def typed(text, layout):
    """Return what a keyboard of another language makes of the keys of a text."""
    return text.translate(str.maketrans(US, LAYOUTS[layout]))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", [SWIPE, FIRST, SECOND])
def test_swipes_are_read_whatever_the_keyboard_is_set_to(layout, text):
    """Case 10: Thai turns digits and sentinels into letters, Turkish some signs."""
    assert typed(text, layout) != text
    assert read_line(typed(text, layout)).token == NUMBER


def test_thai_letters_are_turned_back_to_the_keys():
    """Case 10: as a reader typed into a Thai keyboard looks on the screen."""
    assert read_line("ว" + THAI + "ช-จๅ/ฦ").token == NUMBER
    assert read_line(THAI).token == NUMBER
    assert read_line("%B9764001000001235&SOMCHAI.JAI&3012:").token == NUMBER


def test_capslock_does_not_matter():
    """Case 10."""
    assert read_line(SWIPE.swapcase()).token == NUMBER


def test_a_bank_card_is_told_on_any_keyboard():
    """Cases 10, 14."""
    for layout in LAYOUTS:
        assert read_line(typed(BANK_SWIPE, layout)).code == "bank_card"


def test_what_makes_no_sense_on_any_keyboard_is_refused():
    """Case 10."""
    assert read_line("สวัสดี").code == "keyboard"
    assert read_line("%B9764").code == "cut"
    assert read_line("").code == "no_card"
    assert read_line("@@").code == "no_card"


@pytest.mark.parametrize(
    ("keyed", "token"),
    [
        ("9764 0010 0000 1235", "9764 0010 0000 1235"),
        (" M-0007 ", "M-0007"),
        ("๙๗๖๔", "9764"),
        ("04:a2:2b:5c", "04:a2:2b:5c"),
    ],
)
def test_people_key_numbers_as_they_are_printed(keyed, token):
    """Case 19: digits of the Thai script are digits, once they are turned into some."""
    read = read_line(keyed)
    assert (read.medium, read.token) == ("keyed", token)


@given(st.text(max_size=90))
def test_any_line_is_a_card_or_a_trouble(text):
    result = read_line(text)
    if isinstance(result, CardRead):
        assert result.token.isascii()
        assert result.token.isprintable()
        assert 1 <= len(result.token) <= 64


@given(st.text(US, max_size=30))
def test_each_layout_goes_back_to_the_same_keys(text):
    for layout in LAYOUTS:
        assert text in meanings(typed(text, layout))
