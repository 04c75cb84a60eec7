# SPDX-License-Identifier: LGPL-3.0-or-later
"""Dates as people write them: in English and in Thai, like `words.LANGUAGES`."""

import re

WEEKDAYS = (
    ("Mon", "จ."),
    ("Tue", "อ."),
    ("Wed", "พ."),
    ("Thu", "พฤ."),
    ("Fri", "ศ."),
    ("Sat", "ส."),
    ("Sun", "อา."),
)

MONTHS = (
    ("Jan", "ม.ค."),
    ("Feb", "ก.พ."),
    ("Mar", "มี.ค."),
    ("Apr", "เม.ย."),
    ("May", "พ.ค."),
    ("Jun", "มิ.ย."),
    ("Jul", "ก.ค."),
    ("Aug", "ส.ค."),
    ("Sep", "ก.ย."),
    ("Oct", "ต.ค."),
    ("Nov", "พ.ย."),
    ("Dec", "ธ.ค."),
)

#: What is added to the year: Thailand counts from the Buddha's death.
ERAS = (0, 543)

#: A day as the server writes it.
ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

AGES = (("days", 86400), ("hours", 3600), ("minutes", 60))


def day(moment, language):
    """Return weekday and date; ``language`` is an index of LANGUAGES."""
    weekday = WEEKDAYS[moment.weekday()][language]
    month = MONTHS[moment.month - 1][language]
    return f"{weekday} {moment.day} {month} {moment.year + ERAS[language]}"


def age(span):
    """Return how long ago something was: a unit of AGES and how many of it."""
    seconds = max(int(span.total_seconds()), 0)
    fitting = [(unit, size) for unit, size in AGES if seconds >= size]
    unit, size = fitting[0] if fitting else AGES[-1]
    return unit, seconds // size
