# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cells of worksheets are read as people mean them, or refused with a known code."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules import cells
from coop_card.rules.cells import Unreadable

READERS = (
    cells.text,
    cells.in_digits,
    cells.number,
    cells.card,
    cells.national_id,
    cells.phone,
    cells.mail,
    cells.day,
    cells.gender,
    cells.standing,
)
CODES = {
    "error_of_excel",
    "too_long",
    "not_whole",
    "not_a_card_number",
    "not_a_phone",
    "not_a_mail",
    "not_a_day",
    "not_a_gender",
    "not_a_standing",
}
VALUES = (
    st.text()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@given(st.sampled_from(READERS), VALUES)
def test_any_cell_gives_a_text_or_a_known_code(read, value):
    found, code = None, None
    try:
        found = read(value)
    except Unreadable as problem:
        code = problem.code
    assert isinstance(found, str) or code in CODES


@given(st.sampled_from(READERS), VALUES)
def test_what_was_read_is_read_the_same_again(read, value):
    with suppress(Unreadable):
        once = read(value)
        with suppress(Unreadable):
            assert read(once) == once or read is cells.phone


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_each_way_it_is_written(day):
    iso = day.isoformat()
    buddhist = f"{day.day}/{day.month}/{day.year + 543}"
    assert cells.day(iso) == iso
    assert cells.day(datetime(day.year, day.month, day.day)) == iso
    assert cells.day(f"{day.day}/{day.month}/{day.year}") == iso
    assert cells.day(buddhist) == iso
    assert cells.day(buddhist.translate(THAI)) == iso


@given(st.integers(0, 99999))
def test_excel_numbers_get_back_their_zeros(number):
    written = f"{number:05}"
    assert cells.number(number, 5) == cells.number(float(number), 5) == written
    assert cells.number(written, 5) == cells.number(written.translate(THAI), 5)


@given(st.text(min_size=1), st.integers(0, 20))
def test_a_card_number_has_letters_and_digits_only(text, length):
    with suppress(Unreadable):
        assert cells.card(text, length).isalnum()


@pytest.mark.parametrize("word", [*cells.GENDERS, "MALE", " ชาย ", "Female."])
def test_genders_are_words_of_two_languages(word):
    assert cells.gender(word) in (cells.FEMALE, cells.MALE, cells.OTHER)


@pytest.mark.parametrize("value", ["31/2/2569", "1/1/69", "2569", 2569, 45000, "soon"])
def test_what_is_no_day_is_refused(value):
    with pytest.raises(Unreadable, match="not_a_day"):
        cells.day(value)
