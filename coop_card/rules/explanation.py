# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a member's refund comes about: what screen, letter and workbook all show.

Figures are those of the records, as ``Decimal``; nothing is computed again but
differences between two of them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

#: Places to which what is earned before rounding is shown.
PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Line:
    """What a member earned in one category, as one member type.

    ``rate`` and ``basis`` are None without a rate; ``threshold`` is where the tier
    begins that was reached, None where the rate has no tiers or none was reached;
    ``marginal`` tells that it counts for the part above alone.
    """

    category: str
    member_type: str
    direction: str
    basis: str
    base: Decimal
    returned: Decimal
    quantity: Decimal
    unit: str
    rate: Decimal
    threshold: Decimal
    marginal: bool
    earned: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Move:
    """What happened to the refund since: a payment, an offset, …"""

    day: date
    kind: str
    amount: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with all that it is made of.

    ``retained`` holds ``unpaid``, the part below the smallest payout; ``cash`` holds
    ``withheld``. ``owed`` is the balance of the member's account of the year; None
    before anything was posted to it. ``letter_note`` is what the co-op has to say to
    the member about the year; empty for nothing.
    """

    claim_id: int
    member_id: int
    number: str
    name: str
    group_id: int
    base: Decimal
    amount: Decimal
    cash: Decimal
    retained: Decimal
    unpaid: Decimal
    withheld: Decimal
    earned: Decimal
    reason_code: str
    reason_note: str
    lines: tuple = ()
    moves: tuple = ()
    owed: Decimal = None
    letter_note: str = ""

    @property
    def rounding(self):
        """What rounding added or took off; all of it where the sum is below zero."""
        return self.amount - self.earned

    @property
    def kept(self):
        """What stays with the co-op by the co-op's decision, not for being little."""
        return self.retained - self.unpaid

    @property
    def payable(self):
        """What is to be paid out, tax taken off."""
        return self.cash - self.withheld


def reached(tiers, base):
    """Return the highest threshold that a base reaches; None if it reaches none.

    :param tiers: pairs of threshold and rate, as texts
    :param Decimal base: what is compared; None where nothing was

    >>> reached([["1000", "2"], ["5000", "3"]], Decimal("5000"))
    Decimal('5000')
    >>> reached([["1000", "2"]], Decimal("999.99")) is None
    True
    """
    if base is None:
        return None
    thresholds = (Decimal(threshold) for threshold, _rate in tiers or ())
    return max((one for one in thresholds if one <= base), default=None)


def shown(number):
    """Return a number as it is shown: to six places, and no zeros behind the second.

    >>> str(shown(Decimal("12.5062500"))), str(shown(Decimal("3")))
    ('12.50625', '3.00')
    """
    number = number.quantize(PLACES).normalize()
    return number.quantize(Decimal("0.01")) if _places(number) < 2 else number


def _places(number):
    return -number.as_tuple().exponent
