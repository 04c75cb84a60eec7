# SPDX-License-Identifier: LGPL-3.0-or-later
"""Years of the Buddhist era (พ.ศ.), as Thais write and read them.

Days are kept in the Gregorian calendar. Both calendars have the same months and days;
the years alone differ, by 543. A year from 2400 to 2643 can only be a Buddhist one:
read as Gregorian it lies centuries ahead.
"""

import re
import unicodedata
from datetime import date

OFFSET = 543
FIRST_YEAR, LAST_YEAR = 2400, 2643

MONTHS = (
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
)
MONTH_NUMBERS = {
    name.replace(".", ""): number
    for number, names in enumerate(MONTHS, start=1)
    for name in names
}

#: The ways to write a day: year first, month as a number, month by its Thai name.
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NUMBERS = re.compile(
    r"(?P<day>\d{1,2})\s*(?P<sign>[-/.\s])\s*(?P<month>\d{1,2})\s*(?P=sign)\s*"
    r"(?P<year>\d{4})"
)
NAMED = re.compile(r"(?P<day>\d{1,2})(?P<month>[-/.\s\u0e01-\u0e4e]+)(?P<year>\d{4})")


def is_buddhist(year):
    """Tell whether a year, as written, is one of the Buddhist era.

    >>> is_buddhist(2569), is_buddhist(2026)
    (True, False)
    """
    return FIRST_YEAR <= year <= LAST_YEAR


def gregorian_year(year):
    """Return the Gregorian year of a year as written.

    >>> gregorian_year(2569), gregorian_year(2026)
    (2026, 2026)
    """
    return year - OFFSET if is_buddhist(year) else year


def buddhist_year(year):
    """Return the Buddhist year of a Gregorian one.

    >>> buddhist_year(2026)
    2569
    """
    return year + OFFSET


def to_gregorian(day):
    """Return the Gregorian day of a date or datetime made with the year as written.

    No date can be made of 29 February 2567, which is 29 February 2024: Python takes
    2567 for a common year. Such days need ``from_parts`` or ``parse``.

    :raise ValueError: 29 February of a year without it

    >>> to_gregorian(date(2569, 1, 31)), to_gregorian(date(2026, 1, 31))
    (datetime.date(2026, 1, 31), datetime.date(2026, 1, 31))
    """
    return day.replace(year=gregorian_year(day.year))


def iso_to_gregorian(text):
    """Return an ISO date or datetime with its year, if it begins with one, Gregorian.

    What does not begin with a year and a dash stays as it is, whatever it is.

    >>> iso_to_gregorian("2567-02-29"), iso_to_gregorian("2569-01-31 08:00:00")
    ('2024-02-29', '2026-01-31 08:00:00')
    >>> iso_to_gregorian("2026-01-31"), iso_to_gregorian("today -1d")
    ('2026-01-31', 'today -1d')
    """
    year = text[:4]
    if text[4:5] != "-" or not (year.isascii() and year.isdigit()):
        return text
    return f"{gregorian_year(int(year)):04}{text[4:]}"


def from_parts(year, month, day):
    """Return the Gregorian day of a year, month and day as written.

    :raise ValueError: there is no such day, or the year has not four digits

    >>> from_parts(2567, 2, 29), from_parts(2024, 2, 29)
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    >>> from_parts(69, 1, 31)
    Traceback (most recent call last):
    ...
    ValueError: year 69 has not four digits
    """
    if not 1000 <= year <= 9999:
        raise ValueError(f"year {year} has not four digits")
    return date(gregorian_year(year), month, day)


def parse(text):
    """Return the Gregorian day that a text as people write it names.

    ISO dates, and day, month and year with strokes, dots, dashes or blanks between; in
    digits of any script; the month as a number or by its Thai name, in full or short.

    :raise ValueError: the text names no day

    >>> parse("2567-02-29"), parse("29/2/2567"), parse("๒๙.๒.๒๕๖๗")
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    >>> parse("1 ม.ค. 2569"), parse("1 มกราคม พ.ศ. ๒๕๖๙")
    (datetime.date(2026, 1, 1), datetime.date(2026, 1, 1))
    >>> parse("31/1/69")
    Traceback (most recent call last):
    ...
    ValueError: not a day: '31/1/69'
    """
    plain = "".join(map(_ascii_digit, text)).strip()
    found = ISO.fullmatch(plain) or NUMBERS.fullmatch(plain) or NAMED.fullmatch(plain)
    if not found:
        raise ValueError(f"not a day: {text!r}")
    year, month, day = found.group("year", "month", "day")
    return from_parts(int(year), _month(month), int(day))


def format_buddhist(day, pattern="%d/%m/%Y"):
    """Return a Gregorian day as Thai text with its Buddhist year.

    :param str pattern: as ``strftime`` takes it; months are named in Thai

    >>> format_buddhist(date(2024, 2, 29))
    '29/02/2567'
    >>> format_buddhist(date(2026, 1, 5), "%d %b %y")
    '05 ม.ค. 69'
    """
    year = str(buddhist_year(day.year))
    full, short = MONTHS[day.month - 1]
    thai = {"%Y": year, "%y": year[-2:], "%B": full, "%b": short}
    return day.strftime(re.sub("%[YyBb]", lambda part: thai[part[0]], pattern))


def _ascii_digit(char):
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _month(text):
    """Return the number of a month, written as a number or by its Thai name."""
    if text.isdigit():
        return int(text)
    name = re.sub(r"[-/.\s]", "", text).removesuffix("พศ")
    if name not in MONTH_NUMBERS:
        raise ValueError(f"not a month: {text!r}")
    return MONTH_NUMBERS[name]
