# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents: what channels hand to the ledger.

A document is a dict whose keys stand in ``HEAD`` and whose ``lines`` are dicts of the
keys in ``LINE``. ``read`` brings it into one canonical form, so that equal contents
have equal digests, or says what is wrong with it. A channel that could not make sense
of what it received says so itself, by the key ``fault``.
"""

import hashlib
import json
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

ORIGINS = ("terminal", "pos", "invoice", "opening", "manual", "merge", "move")
DIRECTIONS = ("purchase", "sale")

#: No amount or quantity of a co-op needs more than twelve digits before the point, or
#: more than six after it.
LIMIT = Decimal(10) ** 12
DECIMALS = 6
#: Writes equal contents as equal texts.
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
#: What PostgreSQL keeps in no text: NUL, and halves of surrogate pairs.
NO_TEXT = re.compile("[\x00\ud800-\udfff]")
#: Days outside are a clock gone wrong, and beyond what every time zone can tell. A
#: clock that tells the Buddhist year (2569 for 2026) is known: its documents wait.
YEARS = range(1900, 3000)


class Malformed(ValueError):
    """A document the ledger cannot keep: ``code`` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def _text(value):
    if not isinstance(value, str) or not value.strip() or NO_TEXT.search(value):
        raise Malformed("text_invalid")
    return value.strip()


def _identity(value):
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise Malformed("id_invalid")
    return value


def _day(value):
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Malformed("date_invalid")
    if value.year not in YEARS:
        raise Malformed("date_invalid")
    return value.isoformat()


def _instant(value):
    if not isinstance(value, datetime) or value.tzinfo or value.year not in YEARS:
        raise Malformed("date_invalid")
    return value.isoformat(sep=" ")


def _flag(value):
    if not isinstance(value, bool):
        raise Malformed("flag_invalid")
    return value


def _number(value):
    """Return exact decimal text; a float is no exact number and is refused."""
    if isinstance(value, (bool, float)) or not isinstance(value, (int, str, Decimal)):
        raise Malformed("number_invalid")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise Malformed("number_invalid") from None
    if not number.is_finite() or abs(number) >= LIMIT:
        raise Malformed("number_invalid")
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if len(text.partition(".")[2]) > DECIMALS:
        raise Malformed("number_invalid")
    return "0" if text == "-0" else text


def _direction(value):
    if value not in DIRECTIONS:
        raise Malformed("direction_invalid")
    return value


def _origin(value):
    if value not in ORIGINS:
        raise Malformed("origin_invalid")
    return value


#: What a document may hold, and how each part is read.
HEAD = {
    "origin": _origin,
    "key": _text,
    "company_id": _identity,
    "kind": _text,
    "member_id": _identity,
    "card": _text,
    "date": _day,
    "occurred_at": _instant,
    "branch_id": _identity,
    "terminal_id": _identity,
    "operator": _text,
    "operator_id": _identity,
    "seq": _identity,
    "batch": _identity,
    "reference": _text,
    "reason": _text,
    "reversal_of_id": _identity,
    "return_of_id": _identity,
    "moved_from_id": _identity,
    "reverses": _text,
    "clock_suspect": _flag,
}
#: What names the transaction whose lines a document takes over: it brings none itself.
#: Who does not know its id names by its key in the channel what is taken back.
REPEATS = frozenset({"reversal_of_id", "moved_from_id", "reverses"})
#: A quantity without a unit is in the category's.
LINE = {
    "category_id": _identity,
    "code": _text,
    "product_id": _identity,
    "direction": _direction,
    "uom_id": _identity,
    "quantity": _number,
    "amount": _number,
    "amount_tax": _number,
}
LINE_DEFAULTS = {"direction": "purchase", "quantity": "0", "amount_tax": "0"}


def read(document):
    """Return the canonical form of a document: JSON values only, defaults filled in.

    :raise Malformed: with the code of the first thing that is wrong
    """
    if fault := document.get("fault"):
        raise Malformed(fault)
    lines = document.get("lines", ())
    head = {key: value for key, value in document.items() if key != "lines"}
    canonical = _read_keys(head, HEAD)
    canonical["lines"] = [LINE_DEFAULTS | _read_keys(line, LINE) for line in lines]
    _check(canonical)
    return canonical


def _read_keys(values, readers):
    if not values.keys() <= readers.keys():
        unknown = min(values.keys() - readers.keys())
        raise Malformed(f"unknown_field:{unknown}")
    return {
        key: readers[key](value) for key, value in values.items() if value is not None
    }


def _check(canonical):
    """Refuse a document that lacks what every document needs."""
    for key in ("origin", "key", "company_id", "kind"):
        if key not in canonical:
            raise Malformed(f"missing_field:{key}")
    if not canonical.keys() & {"date", "occurred_at"}:
        raise Malformed("missing_field:date")
    if REPEATS & canonical.keys():
        return
    if not canonical.keys() & {"member_id", "card"}:
        raise Malformed("missing_field:card")
    if not canonical["lines"]:
        raise Malformed("missing_field:lines")
    for line in canonical["lines"]:
        _check_line(line)


def _check_line(line):
    if "amount" not in line:
        raise Malformed("missing_field:amount")
    if not line.keys() & {"category_id", "code", "product_id"}:
        raise Malformed("missing_field:code")


def decimals(line):
    """Return how many digits after the point the amounts of a line need.

    >>> decimals({"amount": "5.5", "amount_tax": "0.125"})
    3
    """
    return max(len(line[name].partition(".")[2]) for name in ("amount", "amount_tax"))


def digest(canonical):
    """Return the SHA-256 of a canonical document, as 64 hexadecimal digits."""
    return hashlib.sha256(CANONICAL.encode(canonical).encode()).hexdigest()


def raw_digest(document):
    """Return the SHA-256 of a document that cannot be read, whatever it holds."""
    text = json.dumps(document, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
