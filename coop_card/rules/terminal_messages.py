# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals say, and what is made of it.

The tables here and ``contract/openapi.yaml`` say the same; a test compares them.
"""

import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import NamedTuple

from .document import YEARS
from .shape import (
    Fault,
    anything,
    choice_of,
    flag,
    integer,
    list_of,
    matching,
    object_of,
    one_of,
    optional,
    text,
    typed,
)

MAX_TRANSACTIONS = 500
MAX_LINES = 50
#: Bytes of a request's body.
MAX_BODY = 2**20
#: Arrays and objects within each other; the deepest message we know has five.
MAX_DEPTH = 8
#: In minor units of the currency, to either side of zero.
MAX_AMOUNT = 10**12 - 1
MAX_QUANTITY = 10**9 - 1
MAX_SEQ = 2**31 - 1

DIRECTIONS = ("purchase", "sale")

UID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NIL_UID = "00000000-0000-0000-0000-000000000000"
#: RFC 3339: day, time, fraction of a second, offset.
INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)",
    re.ASCII,
)


class Device(NamedTuple):
    """The terminal that speaks: what its documents carry, and its co-op's money.

    ``site`` is what is set there (``models/ledger/queries_heads.py``), where a request
    has to do with cards.
    """

    company_id: int
    terminal_id: int
    number: str
    #: Digits of the currency's minor unit: 2 where an amount of 100 means 1.00.
    digits: int
    site: dict = None


def uid(value):
    """Return a transaction's own identifier: a lowercase UUID, not the nil one."""
    if not UID.fullmatch(typed(value, str, "uid_invalid")) or value == NIL_UID:
        raise Fault("uid_invalid")
    return value


def clock(value):
    """Return the naive UTC instant, with its fraction, that an RFC 3339 text names.

    >>> clock("2026-03-01T00:30:00.25+07:00")
    datetime.datetime(2026, 2, 28, 17, 30, 0, 250000)
    """
    match = INSTANT.fullmatch(typed(value, str, "time_invalid"))
    if not match:
        raise Fault("time_invalid")
    day, time, fraction, offset = match.groups()
    offset = "+00:00" if offset in "Zz" else offset
    try:
        local = datetime.fromisoformat(f"{day}T{time}{offset}")
        named = local.astimezone(timezone.utc).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise Fault("time_invalid") from None
    if named.year not in YEARS:
        raise Fault("time_invalid")
    return named.replace(microsecond=int((fraction or "").ljust(6, "0")[:6]))


def instant(value):
    """Return the naive UTC instant, to the second, that an RFC 3339 text names.

    >>> instant("2026-03-01T00:30:00.250+07:00")
    datetime.datetime(2026, 2, 28, 17, 30)
    """
    return clock(value).replace(microsecond=0)


def quantity(most):
    """Return the reader of an integer up to a number, or of text with four decimals.

    >>> quantity(99)("12.5"), quantity(99)(12)
    ('12.5', 12)
    """
    whole = integer(-most, most)
    decimal = re.compile(rf"-?[0-9]{{1,{len(str(most))}}}(\.[0-9]{{1,4}})?")

    def read(value):
        if not isinstance(value, str):
            return whole(value)
        if not decimal.fullmatch(value):
            raise Fault("number_invalid")
        return value

    return read


_amount = integer(-MAX_AMOUNT, MAX_AMOUNT)
direction = one_of(DIRECTIONS, "direction_invalid")
#: The terminal's own count, of transactions and of shifts.
number = integer(1, MAX_SEQ)

LINE = object_of(
    {
        "code": text(16),
        "direction": optional(direction, "purchase"),
        "quantity": optional(quantity(MAX_QUANTITY), 0),
        "amount": _amount,
        "amount_tax": optional(_amount, 0),
    }
)
#: What every transaction says, and what one of a kind says beside it.
HEAD = {
    "uid": uid,
    "seq": number,
    "batch": optional(number),
    "kind": anything,
    "occurred_at": instant,
    "operator": optional(text(16)),
    "reference": optional(text(64)),
    "clock_suspect": optional(flag, False),
}
KINDS = {
    "accumulate": {"card": text(64), "lines": list_of(LINE, 1, MAX_LINES)},
    "reverse": {"reverses": uid},
}
TRANSACTION = choice_of(
    "kind",
    "kind_unknown",
    {kind: object_of(HEAD | fields) for kind, fields in KINDS.items()},
)
#: A request that says all by its address.
EMPTY = object_of({})

#: The transactions of a batch are read one by one: none fails its neighbours.
BATCH = object_of({"transactions": list_of(anything, 1, MAX_TRANSACTIONS)})

DEVICE = object_of(
    {name: optional(text(64)) for name in ("model", "version", "serial")}
)
ENROLMENT = object_of(
    {
        "terminal": matching("[A-Z0-9]{8}", "text_invalid"),
        "pairing_code": text(16),
        "device": optional(DEVICE, DEVICE({})),
    }
)


def document(transaction, device):
    """Return the document that a transaction, as it came in JSON, hands to the ledger.

    It holds what the terminal said and nothing that may be another thing tomorrow, so
    that a repeat is known as one. A transaction that is not understood becomes a
    document of a fault and its content, of which the ledger keeps the digest.
    """
    shared = {
        "origin": "terminal",
        "company_id": device.company_id,
        "terminal_id": device.terminal_id,
        "site": device.site,
    }
    try:
        head = TRANSACTION(transaction)
    except Fault as fault:
        counted = {"seq": known_seq(transaction)}
        return shared | {"fault": str(fault), "content": transaction} | counted
    keys = {
        name: f"{device.number}:{head.pop(field)}"
        for field, name in (("uid", "key"), ("reverses", "reverses"))
        if field in head
    }
    if not head["clock_suspect"]:
        del head["clock_suspect"]
    lines = [_line(line, device.digits) for line in head.pop("lines", ())]
    return shared | head | keys | {"lines": lines}


def _line(line, digits):
    return line | {
        name: _money(line[name], digits) for name in ("amount", "amount_tax")
    }


def _money(minor_units, digits):
    """Return an amount as the ledger counts it.

    >>> _money(-12345, 2)
    Decimal('-123.45')
    """
    return Decimal(minor_units).scaleb(-digits)


def result(index, transaction, entry):
    """Return what the terminal is told about one transaction of its batch.

    :param entry: what the ledger made of it (``rules/entry.py``)
    """
    rejected = entry.status == "rejected"
    answer = {
        "index": index,
        "uid": known_uid(transaction),
        "status": entry.status,
        "warnings": [] if rejected else entry.warnings,
        "replayed": entry.replayed,
    }
    if rejected:
        code, _colon, field = entry.fault.partition(":")
        answer |= {"code": code, "field": field}
    return answer


def known_seq(transaction):
    """Return the terminal's count of a transaction where it can be told, else None."""
    try:
        return number(transaction.get("seq"))
    except (AttributeError, Fault):
        return None


def known_uid(transaction):
    """Return the transaction's identifier where it can be told, else None."""
    try:
        return uid(transaction.get("uid"))
    except (AttributeError, Fault):
        return None
