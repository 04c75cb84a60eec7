# SPDX-License-Identifier: LGPL-3.0-or-later
"""National ids: how they are read, checked and shown."""

from itertools import accumulate

from stdnum.th import moa, pin

#: How Thailand writes its 13 digits: 1-2345-67890-12-3.
THAI_GROUPS = (1, 4, 5, 2, 1)

#: How many characters at the end stay readable.
SHOWN = 3

#: What checks the ids of a country: of a person, and of a body such as a firm.
CHECKS = {"TH": (pin.is_valid, moa.is_valid)}


def is_valid(number, country, body=False):
    """Tell whether a number may be a national id of a country.

    :param str number: without blanks and dashes
    :param str country: two letters; ids of countries unknown here are taken as typed
    :param bool body: whether it is a firm's or group's number, not a person's

    >>> is_valid("1234545678781", "TH"), is_valid("1234545678782", "TH")
    (True, False)
    >>> is_valid("AB-7", "LA")
    True
    """
    if country not in CHECKS:
        return True
    return CHECKS[country][body](number)


def masked(number):
    """Return a number of which only the end can be read.

    >>> masked("1234545678781")
    'x-xxxx-xxxxx-78-1'
    >>> masked("AB1234567")
    'xxxxxx567'
    >>> masked("12")
    'xx'
    >>> masked("")
    ''
    """
    hidden = len(number) - (SHOWN if len(number) > SHOWN else 0)
    text = "x" * hidden + number[hidden:]
    if not number.isdigit() or len(number) != sum(THAI_GROUPS):
        return text
    ends = accumulate(THAI_GROUPS)
    return "-".join(
        text[end - length : end] for end, length in zip(ends, THAI_GROUPS, strict=True)
    )
