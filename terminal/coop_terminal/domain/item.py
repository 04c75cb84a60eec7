# SPDX-License-Identifier: LGPL-3.0-or-later
"""Transactions as they are sent: made once, as bytes, and never changed again."""

import json
import os
import time
import uuid

from coop_terminal.domain import clock

#: Slips show the last digits of the terminal's count.
REFERENCE = 1_000_000


def new_uid():
    """Return a UUID of version 7: in the order of time, and nobody else's.

    >>> new_uid()[14], len(new_uid())
    ('7', 36)
    """
    stamp = time.time_ns() // 1_000_000 % 2**48
    chance = int.from_bytes(os.urandom(10), "big")
    number = stamp << 80 | 7 << 76 | (chance >> 68) << 64 | 2 << 62 | chance % 2**62
    return str(uuid.UUID(int=number))


def reference(seq):
    """Return what a transaction is called on paper.

    >>> reference(41)
    'S-000041'
    """
    return f"S-{seq % REFERENCE:06d}"


def sale(card, lines):
    """Return what a sale says beside its head."""
    return {
        "kind": "accumulate",
        "card": card,
        "lines": [_line(each) for each in lines],
    }


def _line(line):
    return {
        "code": line.code,
        "direction": line.direction,
        "quantity": line.quantity,
        "amount": line.amount,
        "amount_tax": line.amount_tax,
    }


def reversal(uid):
    """Return what a reversal says beside its head."""
    return {"kind": "reverse", "reverses": uid}


def written(seq, uid, batch, occurred_at, operator, said, suspect=False):
    """Return the bytes of a transaction.

    :param dict said: from sale() or reversal()
    :param bool suspect: whether nobody can be sure that it happened at that time
    """
    head = {
        "uid": uid,
        "seq": seq,
        "batch": batch,
        "occurred_at": clock.written(occurred_at),
        "reference": reference(seq),
    }
    if operator:
        head["operator"] = operator
    if suspect:
        head["clock_suspect"] = True
    return json.dumps(head | said, ensure_ascii=False, separators=(",", ":")).encode()


def batch_of(raws):
    """Return the body that posts transactions, their bytes as they are.

    >>> batch_of([b'{"a":1}', b'{"b":2}'])
    b'{"transactions":[{"a":1},{"b":2}]}'
    """
    return b'{"transactions":[' + b",".join(raws) + b"]}"
