# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals say about their shifts, and what they ask at a counter.

The tables here and ``contract/openapi.yaml`` say the same; a test compares them.
"""

import re
from datetime import date

from .document import YEARS
from .shape import (
    Fault,
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
from .terminal_messages import (
    KINDS,
    MAX_SEQ,
    clock,
    direction,
    instant,
    number,
    quantity,
)

#: Bytes of a settlement.
MAX_BODY = 2**18
#: Of many transactions together, in minor units, and of many quantities.
MAX_SUM = 10**15 - 1
MAX_QUANTITY = 10**12 - 1
#: How many spans or sums a settlement has of each.
MAX_SUMS = 1000
#: Of transactions or lines in one sum: what all sums count together fits the database.
MAX_COUNT = 10**6

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def day(value):
    """Return a day of a year that can be meant."""
    if not DAY.fullmatch(typed(value, str, "time_invalid")):
        raise Fault("time_invalid")
    try:
        named = date.fromisoformat(value)
    except ValueError:
        raise Fault("time_invalid") from None
    if named.year not in YEARS:
        raise Fault("time_invalid")
    return named


_count = integer(0, MAX_SEQ)

SIGN_ON = object_of(
    {
        "operator": optional(text(16)),
        "clock": clock,
        "program": optional(text(64)),
        "next_seq": number,
        "batch": number,
        "waiting": _count,
        "oldest_waiting": optional(instant),
    }
)
INQUIRY = object_of({"card": text(64)})

_sum = integer(-MAX_SUM, MAX_SUM)
_counted = integer(0, MAX_COUNT)
KIND_SUM = object_of(
    {
        "date": day,
        "kind": one_of(KINDS, "kind_unknown"),
        "count": _counted,
        "amount": _sum,
    }
)
CATEGORY_SUM = object_of(
    {
        "category": text(16),
        "direction": direction,
        "count": _counted,
        "quantity": quantity(MAX_QUANTITY),
        "amount": _sum,
    }
)
SETTLEMENT = object_of(
    {
        "batch": number,
        "operator": optional(text(16)),
        "opened_at": instant,
        "closed_at": instant,
        "sequences": list_of(list_of(number, 2, 2), 0, MAX_SUMS),
        "uids_digest": matching("[0-9a-f]{64}", "text_invalid"),
        "transactions": list_of(KIND_SUM, 0, MAX_SUMS),
        "categories": list_of(CATEGORY_SUM, 0, MAX_SUMS),
        "final": optional(flag, default=False),
    }
)
