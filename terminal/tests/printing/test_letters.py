# SPDX-License-Identifier: LGPL-3.0-or-later
"""Thai letters keep their marks, and every line fits the paper."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_terminal.printing.document import Pair, Text
from coop_terminal.printing.flow import flow
from coop_terminal.printing.letters import cells, clean, spelt
from terminal.tests.test_wrapping import THAI


def measure(text, _bold, _size):
    """Return the columns of a text."""
    return cells(text)


def test_marks_take_no_column():
    """Case 66: 38 characters, of which 10 stand above or below others."""
    text = "น้ำมันเชื้อเพลิงที่ปั๊มสหกรณ์กุฎีบุรุษ"
    assert len(text) - cells(text) == sum(unicodedata.category(c) == "Mn" for c in text)
    assert cells("ำ") == 1


@given(THAI, st.text("0123456789,.-", min_size=1, max_size=12))
def test_an_amount_stands_at_the_right_edge(name, amount):
    lines = flow([Pair(name, amount)], 32, measure)
    place, text = lines[-1].parts[-1]
    assert text == amount
    assert place + cells(text) == 32
    assert amount not in [text for line in lines[:-1] for _place, text in line.parts]


@given(st.text(max_size=80))
def test_nothing_that_is_printed_is_a_command(text):
    """Texts come from the server: they cannot switch the printer to anything."""
    printed = spelt(text, str.isascii)
    assert printed.isascii()
    assert not printed or printed.isprintable()
    assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in clean(text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("฿20", "THB20"),
        ("🙂", "[1F642]"),
        ("👨\u200d👩", "[1F468][1F469]"),
        ("❤\ufe0f", "[2764]"),
        ("中", "[4E2D]"),
        ("“ok” – 5×2…", '"ok" - 5x2...'),
        ("½ café", "[00BD] cafe"),
    ],
)
def test_what_cannot_be_printed_is_replaced_so_that_it_shows(text, plain):
    """Case 66: the baht sign and emoji are never a silent question mark."""
    assert spelt(text, str.isascii) == plain
    assert "?" not in spelt(text, str.isascii)


def test_sara_am_is_one_letter_however_it_was_typed():
    assert clean("น\u0e4d\u0e49า") == clean("น\u0e49\u0e33") == "น้ำ"


def test_paragraphs_are_centred_and_empty_lines_are_kept():
    lines = flow([Text("ab\n\ncd", align="center")], 10, measure)
    assert [line.parts for line in lines] == [((4, "ab"),), ((5, ""),), ((4, "cd"),)]
