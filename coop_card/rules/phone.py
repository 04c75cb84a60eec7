# SPDX-License-Identifier: LGPL-3.0-or-later
"""Telephone numbers as people at home write them."""

import re

#: Countries whose numbers are written in a way of their own, with their prefix.
PREFIXES = {"TH": "66"}

#: How many digits Thais write together: in mobile numbers, in Bangkok, elsewhere.
MOBILE, BANGKOK, PROVINCE = (3, 3, 4), (2, 3, 4), (3, 3, 3)


def domestic(number, country):
    """Return a telephone number as it is written in a country; foreign ones as kept.

    :param str number: as it is kept, of any form
    :param str country: two letters

    >>> domestic("+66 81 234 5678", "TH"), domestic("+66 53 000 100", "TH")
    ('081-234-5678', '053-000-100')
    >>> domestic("+66 2 123 4567", "TH"), domestic("0812345678", "TH")
    ('02-123-4567', '081-234-5678')
    >>> domestic("+856 20 123 456", "TH"), domestic("+66 81 234 5678", "LA")
    ('+856 20 123 456', '+66 81 234 5678')
    """
    prefix = PREFIXES.get(country)
    if not prefix:
        return number
    digits = re.sub(r"[\s().-]", "", number)
    digits = re.sub(rf"^(?:\+|00){prefix}0?(?=[1-9])", "0", digits)
    groups = _thai_groups(digits)
    if not groups:
        return number
    starts = [sum(groups[:place]) for place in range(len(groups))]
    return "-".join(
        digits[start : start + size] for start, size in zip(starts, groups, strict=True)
    )


def _thai_groups(digits):
    """Return how a Thai number is divided; None for what is no such number."""
    if not re.fullmatch(r"0[1-9]\d{7,8}", digits):
        return None
    if len(digits) == sum(MOBILE):
        return MOBILE
    return BANGKOK if digits.startswith("02") else PROVINCE
