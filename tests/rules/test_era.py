# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days of the Buddhist era are read and written without losing one."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules import era

#: Days whose Buddhist year lies in the range that is read as Buddhist.
DAYS = st.dates(date(1857, 1, 1), date(2100, 12, 31))
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
FORMS = [
    "{year}-{month:02}-{day:02}",
    "{day}/{month}/{year}",
    "{day:02}.{month:02}.{year}",
    "{day}-{month}-{year}",
    "{day} {month} {year}",
    " {day} {full} {year} ",
    "{day} {short} {year}",
    "{day}{short}{year}",
    "{day}-{short}-{year}",
    "{day} {full} พ.ศ. {year}",
]


def write(form, day, year):
    """Return a day as people write it, with the year they write."""
    full, short = era.MONTHS[day.month - 1]
    return form.format(day=day.day, month=day.month, year=year, full=full, short=short)


@given(DAYS, st.sampled_from(FORMS), st.booleans(), st.booleans())
def test_every_day_is_read_in_either_era_and_either_digits(day, form, thai, buddhist):
    text = write(form, day, day.year + 543 if buddhist else day.year)
    assert era.parse(text.translate(THAI_DIGITS) if thai else text) == day


@given(DAYS)
def test_what_is_written_in_the_buddhist_era_reads_back(day):
    assert era.parse(era.format_buddhist(day)) == day


@given(DAYS)
def test_a_day_in_parts_or_iso_is_the_same_day(day):
    year = era.buddhist_year(day.year)
    assert era.from_parts(year, day.month, day.day) == day
    written = f"{year:04}-{day:%m-%d}"
    assert era.iso_to_gregorian(written) == day.isoformat()
    assert era.iso_to_gregorian(f"{written} 12:30:00") == f"{day} 12:30:00"


@given(st.dates(date(1000, 1, 1)))
def test_a_year_out_of_the_range_stays(day):
    if 2400 <= day.year <= 2643:
        return
    assert era.to_gregorian(day) == day
    assert era.parse(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "year"),
    [(2399, 2399), (2400, 1857), (2643, 2100), (2644, 2644)],
)
def test_the_range_has_sharp_ends(written, year):
    assert era.to_gregorian(date(written, 6, 1)) == date(year, 6, 1)


def test_an_instant_keeps_its_time():
    noon = datetime(2569, 7, 1, 12, 30)
    assert era.to_gregorian(noon) == datetime(2026, 7, 1, 12, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "29/2/2568",
        "31/4/2569",
        "1/13/2569",
        "1/1/69",
        "1/1.2569",
        "112569",
        "1 มค 69",
        "1 ม 2569",
        "1 มกรา กุมภา 2569",
        "2569-1-1-1",
        "1/1/0026",
    ],
)
def test_what_names_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        era.parse(text)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    try:
        day = era.parse(text)
    except ValueError:
        return
    assert isinstance(day, date)


def test_a_common_year_has_no_leap_day():
    with pytest.raises(ValueError, match="day is out of range"):
        era.to_gregorian(date(2568, 2, 29))
