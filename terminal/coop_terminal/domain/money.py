# SPDX-License-Identifier: LGPL-3.0-or-later
"""Amounts in the minor unit of the currency, and quantities as decimal text."""

import re
from decimal import Decimal

from coop_terminal.domain.refusal import Refused

#: To either side of zero, in minor units, as the contract has it.
MOST = 10**12 - 1

_KEYED = re.compile(r"(-?)([0-9]{0,12})(?:\.([0-9]*))?")
_QUANTITY = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,4})?")


def keyed(text, digits, shifted=False):
    """Return the minor units that were keyed.

    :param int digits: of the currency's minor unit
    :param bool shifted: digits fill up from the right, as at tills: 125 is 1.25

    >>> keyed("125", 2), keyed("125.5", 2), keyed("-.25", 2)
    (12500, 12550, -25)
    >>> keyed("125", 2, shifted=True)
    125
    """
    match = _KEYED.fullmatch(text.strip().replace(",", ""))
    if not match or not (match[2] or match[3]) or len(match[3] or "") > digits:
        raise Refused("amount_invalid")
    sign, whole, decimals = match.groups()
    if shifted and decimals is None:
        minor = int(whole)
    else:
        minor = int((whole or "0") + (decimals or "").ljust(digits, "0"))
    if minor > MOST:
        raise Refused("amount_invalid")
    return -minor if sign else minor


def written(minor, digits):
    """Return minor units as people read them.

    >>> written(1234550, 2), written(-5, 2), written(1200, 0)
    ('12,345.50', '-0.05', '1,200')
    """
    return f"{Decimal(minor).scaleb(-digits):,.{digits}f}"


def quantity(text):
    """Return a keyed quantity as the contract writes it: at most four decimals.

    >>> quantity(" 2.50 "), quantity(".5"), quantity("3"), quantity("")
    ('2.5', '0.5', '3', '0')
    """
    sign, number = ("-", text.strip()[1:]) if text.strip()[:1] == "-" else ("", text)
    number = number.strip()
    number = f"0{number}" if number.startswith(".") else number or "0"
    if not _QUANTITY.fullmatch(sign + number):
        raise Refused("quantity_invalid")
    return plain(Decimal(sign + number))


def grouped(text):
    """Return a quantity as people read it.

    >>> grouped("1250.75"), grouped("-2")
    ('1,250.75', '-2')
    """
    return f"{Decimal(text):,}"


def plain(number):
    """Return a Decimal as text without an exponent and without zeros at its end.

    >>> plain(Decimal("100.00")), plain(Decimal("-0.0")), plain(Decimal("1E+2"))
    ('100', '0', '100')
    """
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
