# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a shift comes to, as the settlement of the contract counts it.

Amounts include tax. What takes a sale back counts with the negated amounts and lines of
that sale. What the server rejected does not count.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from coop_terminal.domain import clock, money


@dataclass(frozen=True)
class Kept:
    """A transaction of the outbox: what it says, and what became of it."""

    seq: int
    uid: str
    batch: int
    state: str
    said: dict


def kept(seq, uid, batch, state, raw):
    """Return a Kept of a row of the outbox."""
    return Kept(seq, uid, batch, state, json.loads(raw))


class Totals:
    """The totals of one shift.

    :param rows: Kept of the shift, without the rejected ones
    :param originals: what was taken back, by uid
    :param catalogue: to find zone and categories
    """

    def __init__(self, rows, originals, catalogue):
        self.rows = rows
        self._catalogue = catalogue
        self._kinds = defaultdict(lambda: [0, 0])
        self._categories = defaultdict(lambda: [0, Decimal(0), 0])
        for row in rows:
            self._count(row, originals)

    def _count(self, row, originals):
        said = row.said
        reverse = said["kind"] == "reverse"
        source = originals.get(said["reverses"]) if reverse else row
        lines = source.said.get("lines", ()) if source else ()
        sign = -1 if reverse else 1
        kind = self._kinds[self._day(said), said["kind"]]
        kind[0] += 1
        kind[1] += sign * sum(map(paid, lines))
        for line in lines:
            self._count_line(line, sign)

    def _count_line(self, line, sign):
        category = self._catalogue.category(line["code"])
        total = self._categories[category, line["direction"]]
        total[0] += 1
        total[1] += sign * Decimal(line["quantity"])
        total[2] += sign * paid(line)

    def _day(self, said):
        """Return the co-op's day of a transaction."""
        instant = clock.read(said["occurred_at"])
        return instant.astimezone(self._catalogue.zone).date().isoformat()

    def kinds(self):
        """Return dicts of date, kind, count and amount, as the settlement has them."""
        return [
            {"date": date, "kind": kind, "count": count, "amount": amount}
            for (date, kind), (count, amount) in sorted(self._kinds.items())
        ]

    def categories(self):
        """Return dicts of category, direction, count, quantity and amount."""
        return [
            {
                "category": category,
                "direction": direction,
                "count": count,
                "quantity": money.plain(quantity),
                "amount": amount,
            }
            for (category, direction), (count, quantity, amount) in sorted(
                self._categories.items()
            )
        ]

    def settlement(self):
        """Return what the settlement says beside the head of the shift."""
        return {
            "sequences": ranges(row.seq for row in self.rows),
            "uids_digest": uids_digest(row.uid for row in self.rows),
            "transactions": self.kinds(),
            "categories": self.categories(),
        }


def paid(line):
    """Return what a line comes to, with tax.

    >>> paid({"amount": 100, "amount_tax": 7})
    107
    """
    return line["amount"] + line["amount_tax"]


def ranges(numbers):
    """Return ascending numbers as ranges, both ends included.

    >>> ranges([1, 2, 3, 7, 9, 10])
    [[1, 3], [7, 7], [9, 10]]
    """
    found = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def uids_digest(uids):
    """Return the contract's digest of the identifiers of a shift.

    >>> uids_digest(["b", "a"]) == hashlib.sha256(b"a\\nb").hexdigest()
    True
    """
    return hashlib.sha256("\n".join(sorted(uids)).encode()).hexdigest()
