# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a terminal's count of its shift and the server's are compared.

Sums are dicts as messages have them: some keys say what is counted, the others, with
``count`` and ``amount`` in minor units, how much. ``said`` is the terminal's list of
sums, ``found`` the server's.
"""

from decimal import Decimal
from typing import NamedTuple

#: What tells sums from each other: of transactions, and of lines.
KEYS = {"transactions": ("date", "kind"), "categories": ("category", "direction")}


class Figure(NamedTuple):
    """How many, how much of it, and what it comes to."""

    count: int = 0
    quantity: Decimal = Decimal()
    amount: int = 0

    def plus(self, row):
        """Return what it comes to with a sum of a message."""
        return Figure(
            self.count + row["count"],
            self.quantity + Decimal(row.get("quantity", 0)),
            self.amount + row["amount"],
        )

    def equals(self, other):
        """Return whether two are the same; quantities may be in other units."""
        return (self.count, self.amount) == (other.count, other.amount)


class Pair(NamedTuple):
    """What is counted, by its keys, and both sides' figures."""

    what: dict
    terminal: Figure
    server: Figure


def merged(spans):
    """Return spans of numbers that neither overlap nor touch, in order.

    However a terminal says it, each number is looked at once.

    >>> merged([[5, 9], [1, 3], [4, 4], [7, 12], [20, 20]])
    [[1, 12], [20, 20]]
    """
    found = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1][1] = max(found[-1][1], last)
        else:
            found.append([first, last])
    return found


def pairs(part, said, found):
    """Return the sums of one part, of both sides, in the order of what they count.

    >>> rows = [{"date": "2026-03-01", "kind": "reverse", "count": 1, "amount": -5}]
    >>> (pair,) = pairs("transactions", [], rows)
    >>> pair.what["kind"], pair.server.amount
    ('reverse', -5)
    """
    names = KEYS[part]
    left, right = _figures(names, said), _figures(names, found)
    return [
        Pair(
            dict(zip(names, key, strict=True)),
            left.get(key, Figure()),
            right.get(key, Figure()),
        )
        for key in sorted({*left, *right})
    ]


def difference(pair):
    """Return what a terminal is told of figures that are not equal."""
    sides = {"terminal": pair.terminal, "server": pair.server}
    return pair.what | {side: _told(pair.what, sides[side]) for side in sides}


def _figures(names, rows):
    """Return the figures of sums by their keys; the same keys are added up."""
    figures = {}
    for row in rows:
        key = tuple(str(row[name]) for name in names)
        figures[key] = figures.get(key, Figure()).plus(row)
    return figures


def _told(what, figure):
    told = {"count": figure.count, "amount": figure.amount}
    if "category" in what:
        told["quantity"] = f"{figure.quantity.normalize():f}"
    return told
