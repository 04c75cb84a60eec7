# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reads a file of real purchases.

Each line holds, separated by blanks: customer, day (YYYYMMDD), quantity, amount. The
file may be packed with gzip.
"""

import gzip
import hashlib
import zlib
from datetime import date
from decimal import Decimal, InvalidOperation

from tools import say
from tools.demo import generator, story
from tools.demo.chance import Chance

CATEGORY = {"code": "90", "name": "สินค้าทั่วไป", "rates": {"": "3.50", "ASC": "1.75"}}
BRANCH = {"merchant_number": "764050120000099", "name": "สาขาร้านค้า"}
NOON = "T12:00:00"
GZIP = b"\x1f\x8b"


def read(path):
    """Return the Story of a file; raise Failure naming the first line that is wrong."""
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    terminal = f"F{digest[:7].upper()}"
    slips = [
        _slip(path, number, line, terminal)
        for number, line in enumerate(content.splitlines(), 1)
        if line.strip()
    ]
    if not slips:
        raise say.Failure(f"{path} holds no purchases: choose another file.")
    first_year = min(int(slip["occurred_at"][:4]) for slip in slips)
    customers = sorted({slip["card"] for slip in slips})
    return story.Story(
        title=f"the purchases in {path.name}",
        digest=digest,
        members=[_member(number, first_year) for number in customers],
        branches=[{**BRANCH, "terminal": terminal}],
        categories=[CATEGORY],
        slips=slips,
    )


def _content(path):
    """Return the bytes of a file, unpacked."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(GZIP) else content
    except (OSError, EOFError, zlib.error) as error:
        raise say.Failure(
            f"{path} cannot be read ({error}): choose another file."
        ) from error


def _slip(path, number, line, terminal):
    """Return the slip that a line of the file tells of."""
    try:
        customer, day, quantity, amount = line.decode().split()
        day = _day(day)
        content = {
            "code": CATEGORY["code"],
            "quantity": int(quantity),
            "amount": _minor_units(amount),
        }
    except (ValueError, InvalidOperation) as error:
        raise say.Failure(
            f"Line {number} of {path} is no purchase (customer, YYYYMMDD, quantity, "
            f"amount): {line.decode(errors='replace').strip()!r}"
        ) from error
    return {
        "terminal": terminal,
        "card": _card(customer),
        "occurred_at": f"{day}{NOON}{generator.ZONE}",
        "lines": [content],
    }


def _day(digits):
    """Return the date that eight digits name.

    >>> _day("20210131")
    datetime.date(2021, 1, 31)
    """
    if len(digits) != 8:
        raise ValueError(digits)
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _minor_units(amount):
    """Return an amount in hundredths.

    >>> _minor_units("11.77")
    1177
    """
    units = Decimal(amount).scaleb(2)
    if units != int(units):
        raise ValueError(amount)
    return int(units)


def _card(customer):
    """Return the number on a customer's card, which is the member number as well."""
    return f"C{customer.upper()}"


def _member(number, first_year):
    """Return a member for a customer, of whom the file tells nothing but the number."""
    person = generator.person(Chance(number), first_year)
    return {**person, "number": number, "card": number}
