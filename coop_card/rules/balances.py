# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the cells of a list of balances mean: readers like those of ``cells.py``."""

import re
from decimal import Decimal, InvalidOperation

from .cells import Unreadable, chosen, in_digits

#: What stands around numbers that people write: currencies and units of money.
AROUND = re.compile(r"^(฿|THB)?(.*?)(\.-|,-|฿|THB|บาท)?$", re.IGNORECASE)
GROUPED = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?|-?\.\d+")
LIMIT = Decimal(10) ** 12
#: What Excel's own arithmetic may be wrong by.
DUST = Decimal("0.0000001")

DIRECTIONS = {
    **dict.fromkeys(
        ("purchase", "purchases", "buy", "ซื้อ", "ยอดซื้อ", "购买", "采购"), "purchase"
    ),
    **dict.fromkeys(
        (
            "sale",
            "sales",
            "sell",
            "sale to the co-op",
            "ขาย",
            "ยอดขาย",
            "ขายให้สหกรณ์",
            "交售",
        ),
        "sale",
    ),
}


def amount(value, decimals):
    """Return an amount or a quantity as decimal text, exact.

    :param int decimals: how many digits after the point it may have

    >>> amount(1234.5, 2), amount("1,234.50 บาท", 2), amount("๑๒", 0)
    ('1234.50', '1234.50', '12')
    >>> amount(0.1 + 0.2, 2)
    '0.30'
    """
    found = signed(value, decimals)
    if found.startswith("-"):
        raise Unreadable("below_zero")
    return found


def signed(value, decimals):
    """Return an amount that may be below zero as decimal text, exact.

    >>> signed(-12.5, 2), signed("-0", 2)
    ('-12.50', '0.00')
    """
    number = _number(value)
    if abs(number) >= LIMIT:
        raise Unreadable("not_an_amount")
    rounded = round(number, decimals)
    if abs(rounded - number) > (DUST if isinstance(value, float) else 0):
        raise Unreadable("too_fine")
    return f"{rounded or abs(rounded):.{decimals}f}"


def _number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Unreadable("not_an_amount")
    text = in_digits(value).replace(" ", "") if isinstance(value, str) else repr(value)
    if isinstance(value, str):
        text = AROUND.fullmatch(text)[2]
        if not GROUPED.fullmatch(text):
            raise Unreadable("not_an_amount")
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise Unreadable("not_an_amount") from None
    if not number.is_finite():
        raise Unreadable("not_an_amount")
    return number


def direction(value):
    """Return the direction that an English, Thai or Chinese word means.

    >>> direction("ขาย"), direction("Purchase")
    ('sale', 'purchase')
    """
    return chosen(value, DIRECTIONS, "not_a_direction")


def same_name(written, name):
    """Tell whether a name was written, with a title before it or without.

    >>> same_name("นาย สมชาย  ใจดี", "สมชาย ใจดี"), same_name("Somchai", "Somchai J.")
    (True, False)
    """
    return _letters(written).endswith(_letters(name))


def _letters(text):
    return "".join(char for char in text.casefold() if char not in " .-\u00a0\u200b")
