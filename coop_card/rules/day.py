# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the figures of a day are added up and compared."""

from decimal import Decimal
from typing import NamedTuple


class Figure(NamedTuple):
    """How many, and how much; ``amount`` in the co-op's currency.

    >>> Figure(2, Decimal("10")).plus(Figure(1, Decimal("-4")))
    Figure(count=3, amount=Decimal('6'))
    >>> Figure(2, Decimal("10")).minus(Figure(1, Decimal("4")))
    Figure(count=1, amount=Decimal('6'))
    """

    count: int = 0
    amount: Decimal = Decimal()

    def plus(self, other):
        """Return both together."""
        return Figure(self.count + other.count, self.amount + other.amount)

    def minus(self, other):
        """Return what is left without the other."""
        return Figure(self.count - other.count, self.amount - other.amount)


NOTHING = Figure()

#: What a day shows, in order: bought, and what of it was taken back; the same for
#: produce; what waits for review; and what came after the day was signed off.
KINDS = ("purchase", "purchase_back", "sale", "sale_back", "held", "late")


def total(rows):
    """Return the sum of dicts of figures by kind.

    >>> total([{"held": Figure(1)}, {"held": Figure(2)}])["held"].count
    3
    """
    sums = dict.fromkeys(KINDS, NOTHING)
    for row in rows:
        for kind, figure in row.items():
            sums[kind] = sums[kind].plus(figure)
    return sums


def changes(before, now):
    """Return what two dicts of figures by kind differ by, as a dict of figures.

    >>> changes({"held": Figure(1)}, {"held": Figure(0), "purchase": Figure(2)})
    {'purchase': Figure(count=2, amount=Decimal('0')), \
'held': Figure(count=-1, amount=Decimal('0'))}
    """
    found = {}
    for kind in KINDS:
        change = now.get(kind, NOTHING).minus(before.get(kind, NOTHING))
        if change != NOTHING:
            found[kind] = change
    return found


def compare(here, reported):
    """Return how what arrived stands to what was reported of it.

    :return: ``unreported``, ``same``, ``missing`` (here are fewer, or less), ``more``

    >>> compare(Figure(2), None), compare(Figure(2), Figure(2))
    ('unreported', 'same')
    >>> compare(Figure(1), Figure(2)), compare(Figure(2, Decimal(9)), Figure(2))
    ('missing', 'more')
    """
    if reported is None:
        return "unreported"
    difference = here.minus(reported)
    if difference == NOTHING:
        return "same"
    return "missing" if (difference.count or difference.amount) < 0 else "more"


def texts(figures):
    """Return figures by kind as JSON keeps them exactly: counts, amounts as text.

    >>> texts({"held": Figure(1, Decimal("0.10"))})
    {'held': [1, '0.10']}
    """
    return {kind: [each.count, str(each.amount)] for kind, each in figures.items()}


def from_texts(kept):
    """Return figures by kind from what ``texts`` made.

    >>> from_texts({"held": [1, "0.10"]})
    {'held': Figure(count=1, amount=Decimal('0.10'))}
    """
    return {kind: Figure(each[0], Decimal(each[1])) for kind, each in kept.items()}


def plain(value):
    """Return a page of figures as JSON takes it, where it is only shown.

    >>> plain({"late": Figure(1, Decimal("0.5"))})
    {'late': [1, 0.5]}
    """
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value
