# SPDX-License-Identifier: LGPL-3.0-or-later
"""A file of purchases for virtual terminals: CSV, one line of a purchase in each row.

Columns: terminal, receipt, card, code, amount (in minor units); and, where wanted, at
(RFC 3339), operator, quantity, amount_tax, direction, uid (by which the server knows
a purchase that it has already). Rows of one terminal and receipt that follow each other
are one purchase.
"""

import csv
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from coop_terminal.domain import clock
from coop_terminal.domain.counter import SaleLine

NEEDED = ("terminal", "receipt", "card", "code", "amount")


@dataclass(frozen=True)
class Purchase:
    """What a member buys at one terminal.

    `at` is None for the moment it is sold, `uid` empty for one that is made up then.
    """

    terminal: str
    receipt: str
    card: str
    operator: str
    at: datetime | None
    lines: tuple[SaleLine, ...]
    uid: str = ""


def read(file):
    """Return the purchases of an open CSV file, by their terminals.

    :raise ValueError: with a sentence on what is wrong in the file
    """
    found = {}
    rows = csv.DictReader(file)
    for column in NEEDED:
        if column not in (rows.fieldnames or ()):
            raise ValueError(f"The file of purchases has no column {column}.")
    for (terminal, receipt), group in groupby(rows, _purchase_of):
        purchase = _purchase(terminal, receipt, list(group))
        found.setdefault(terminal, []).append(purchase)
    return found


def _purchase_of(row):
    return row["terminal"], row["receipt"]


def _purchase(terminal, receipt, rows):
    first = rows[0]
    at = first.get("at")
    return Purchase(
        terminal,
        receipt,
        first["card"],
        first.get("operator") or "",
        clock.read(at) if at else None,
        tuple(map(_line, rows)),
        first.get("uid") or "",
    )


def _line(row):
    return SaleLine(
        row["code"],
        _whole(row["amount"]),
        row.get("quantity") or "0",
        row.get("direction") or "purchase",
        _whole(row.get("amount_tax") or 0),
    )


def _whole(amount):
    try:
        return int(amount)
    except (TypeError, ValueError):
        raise ValueError(
            f"The amount {amount} is no whole number of the smallest unit."
        ) from None
