# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines and pages fit the screen, in English and in Thai, whatever stands in them."""

import doctest
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from coop_terminal.screen import colours, figures, layout, texts, troubles, words
from coop_terminal.screen.entry import Keyed, Shape
from coop_terminal.screen.page import Choice, Page, Row
from coop_terminal.screen.paint import Sheet, View
from coop_terminal.screen.texts import Texts

WIDTH = 38  # of a screen of 40 columns
TABLES = {
    "words": words.WORDS,
    "refusals": troubles.REFUSALS,
    "cards": troubles.CARDS,
    "notices": troubles.NOTICES,
    "problems": troubles.PROBLEMS,
}
THAI = st.text("กขคงจชซญฐณดตถทธนบปผพฟภมยรลวศสหอฮะัาำิีึืุูเแโใไ็่้๊๋์ " + "aB1.")


@pytest.mark.parametrize("module", [figures, texts])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def _values(text):
    return {name for _text, name, *_more in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
def test_sentences_are_in_both_languages_and_fit_the_screen(table):
    for english, thai in TABLES[table].values():
        assert _values(english) == _values(thai)
        for text in (english, thai):
            lines = layout.wrap(text, WIDTH)
            assert 1 <= len(lines) <= 3
            assert " ".join(lines) == " ".join(text.split()), "a word was torn apart"


@example("เ1ะ", "", 2)
@given(THAI, THAI, st.integers(2, 50))
def test_lines_are_as_wide_as_they_should_be(left, right, width):
    assert cell_len(layout.sides(left, right, width)) == width
    assert all(cell_len(line) <= width for line in layout.wrap(left, width))


def test_thai_marks_take_no_room():
    assert layout.sides("น้ำมันเชื้อเพลิง", "ที่ 1", 20).startswith("น้ำมันเชื้อเพลิง ")
    assert layout.clip("ปั๊มน้ำมัน", 4) == "ปั๊ม…"
    assert layout.clip("สองเก้าอี้", 4) == "สอง…"


@given(
    st.lists(st.builds(Row, THAI, THAI), max_size=30),
    st.lists(st.builds(Choice, st.integers(), THAI), max_size=30),
    st.integers(8, 60),
    st.sampled_from([(38, 20), (78, 24), (118, 40)]),
)
def test_a_page_is_painted_in_its_room(rows, choices, number, size):
    sheet = Sheet(*size, Texts("th"))
    page = Page("เมนู", rows=tuple(rows), choices=tuple(choices), figure=str(number))
    view = View(notice="กรุณารอสักครู่")
    lines = sheet.paint(page, view)
    assert len(lines) == size[1]
    assert all(cell_len(line.text) <= size[0] for line in lines)
    assert 1 <= sheet.parts(page, view) <= 31


def test_all_of_a_long_page_is_seen_part_by_part():
    sheet = Sheet(WIDTH, 20, Texts("en"))
    page = Page("Totals", rows=tuple(Row(f"row {n}.", "1") for n in range(50)))
    shown = [
        line.text
        for part in range(sheet.parts(page, View()))
        for line in sheet.paint(page, View(part))
    ]
    assert all(any(f"row {n}." in text for text in shown) for n in range(50))


def test_what_is_only_read_is_not_cut():
    name, value = "server", "https://coop.example:8443"
    page = Page("Settings", rows=(Row(name, value),))
    shown = [
        line.text.strip() for line in Sheet(26, 20, Texts("en")).paint(page, View())
    ]
    assert {name, value} < {*shown}


def test_what_has_no_room_above_a_field_leaves_a_mark():
    rows = tuple(Row(f"row {n}") for n in range(20))
    page = Page("Sale", rows=rows, entry=Keyed(Shape()))
    shown = [line.text for line in Sheet(WIDTH, 20, Texts("en")).paint(page, View())]
    assert shown[shown.index("…") - 1] == "row 12"
    assert "row 13" not in shown


def test_what_there_is_to_choose_is_never_cut():
    rows = tuple(Row(f"line {n}", "1.00") for n in range(20))
    choices = (Choice(1, "One more line"),)
    page = Page("Confirm", rows=rows, choices=choices, leave="Leave", figure="20.00")
    view = View(notice="The disk is full.")
    shown = [line.text for line in Sheet(WIDTH, 20, Texts("en")).paint(page, view)]
    assert [text.strip() for text in shown if "…" in text or "L" in text] == [
        "…",
        "0  Leave",
    ]


def test_a_long_choice_goes_on_below_where_there_is_room():
    choices = (Choice(1, "Fuel for tractors and for water pumps", "1,234.50"),)
    page = Page("Choose", choices=choices)
    lines = Sheet(WIDTH, 20, Texts("en")).paint(page, View())
    assert [(line.text.strip(), line.key) for line in lines[2:4]] == [
        ("1  Fuel for tractors and for water", "1"),
        ("pumps                     1,234.50", "1"),
    ]
    lines = Sheet(WIDTH, 5, Texts("en")).paint(page, View())
    assert lines[2].text.endswith("and fo… 1,234.50")


def test_fewer_lines_are_shown_where_all_have_no_room():
    rows = tuple(Row(f"line {n}", "1.00") for n in range(20))
    choices, fewer = (Choice(1, "One more line"),), (Row("some", "20.00"),)
    page = Page("Confirm", rows=rows, fewer=fewer, choices=choices)
    for height, first in ((20, "some"), (34, "line 0")):
        lines = Sheet(WIDTH, height, Texts("en")).paint(page, View())
        assert lines[2].text.startswith(first)


def test_the_hint_tells_what_enter_does_now():
    page = Page("Sale", entry=Keyed(Shape()), hint="Enter Options")
    sheet = Sheet(WIDTH, 20, Texts("en"))
    assert sheet.paint(page, View())[-1].text == "Enter Options"
    page.entry.add("1")
    assert sheet.paint(page, View())[-1].text.startswith("Enter OK")


def test_what_stands_above_is_not_said_twice():
    view = View(notice="The disk is full.")
    for rows, times in (((), 1), ((Row("• The disk is full."),), 1)):
        lines = Sheet(WIDTH, 20, Texts("en")).paint(Page("Sale", rows=rows), view)
        assert sum("The disk is full." in line.text for line in lines) == times


@given(st.text("0123456789-.,:x", min_size=1, max_size=12), st.integers(10, 70))
def test_figures_are_as_large_as_there_is_room_for(figure, width):
    lines = layout.large(figure, width, tall=True)
    assert len(lines) in (3, 5)
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("tone", colours.TONES)
def test_colours_are_easy_to_tell_apart(tone):
    front, back = colours.TONES[tone].removeprefix("bold ").split(" on ")
    light, dark = sorted(map(_luminance, (front, back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def _luminance(colour):
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("shape", "keys", "shown", "value"),
    [
        (Shape(number=True, shift=2, places=2), "12345", "123.45", "123.45"),
        (Shape(number=True, shift=2, places=2), "5", "0.05", "0.05"),
        (Shape(number=True, shift=2, places=2), "123.5", "123.5", "123.5"),
        (Shape(number=True, places=2), "12345.678", "12,345.67", "12345.67"),
        (Shape(number=True, places=2), ".5", "0.5", "0.5"),
        (Shape(number=True), "1.5", "15", "15"),
        (Shape(number=True), "", "", "0"),
    ],
)
def test_numbers_are_keyed_as_at_tills(shape, keys, shown, value):
    field = Keyed(shape)
    for key in keys:
        field.add(key)
    assert field.shown == shown
    assert str(field.value) == value


def test_fields_take_no_digits_but_those_of_the_keypad():
    """Case 19: Thai digits are digits to Python, and none to a field."""
    field = Keyed(Shape(letters=True))
    assert [field.add(key) for key in "๑²a1"] == [False, False, True, True]
    assert field.text == "A1"


def test_a_proposal_is_replaced_or_corrected():
    shape = Shape(number=True, places=2)
    field = Keyed(shape, "411.75")
    field.add("3")
    assert field.text == "3"
    field = Keyed(shape, "411.75")
    field.erase()
    assert field.text == "411.7"
