# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that come round every year: birthdays and anniversaries.

Month and day make a number, 314 for 14 March, by which such days are found and put in
order without looking at the year. Who was born on 29 February has the birthday of a
common year on 1 March, the day on which the law counts another year as complete.
"""

from datetime import date, timedelta

#: The key of 29 February.
LEAP_DAY = 229


def key(day):
    """Return month and day as one number; 0 where there is no day.

    >>> key(date(1962, 3, 14)), key(None)
    (314, 0)
    """
    return day.month * 100 + day.day if day else 0


def first_key(day):
    """Return the smallest key of those whose day comes round on this very day.

    >>> first_key(date(2026, 3, 1)), first_key(date(2028, 3, 1))
    (229, 301)
    """
    common_year = (day - timedelta(days=1)).day == 28
    return LEAP_DAY if (day.month, day.day) == (3, 1) and common_year else key(day)


def in_year(day, year):
    """Return on which date a day is kept in a year.

    >>> in_year(date(2000, 2, 29), 2026)
    datetime.date(2026, 3, 1)
    """
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def coming(day, today):
    """Return when a day comes round next, today included.

    >>> coming(date(1962, 3, 14), date(2026, 3, 15))
    datetime.date(2027, 3, 14)
    """
    this_year = in_year(day, today.year)
    return this_year if this_year >= today else in_year(day, today.year + 1)


def spans(first, last):
    """Return the keys of the days kept from a date to another, less than a year later.

    :return: list of pairs, each the smallest and the largest key of a span

    >>> spans(date(2026, 12, 28), date(2027, 1, 3))
    [(1228, 1231), (101, 103)]
    >>> spans(date(2026, 6, 15), date(2026, 6, 22))
    [(615, 622)]
    >>> spans(date(2026, 6, 15), date(2026, 6, 14))
    []
    """
    if last < first:
        return []
    if last.year == first.year:
        return [(first_key(first), key(last))]
    return [(first_key(first), 1231), (101, key(last))]
