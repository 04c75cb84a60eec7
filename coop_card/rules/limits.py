# SPDX-License-Identifier: LGPL-3.0-or-later
"""Limits of amounts: what they hold for, and what is beyond them.

The co-op sets them for a category, a type of card and a terminal; 0 stands for none.
"""

from decimal import Decimal

from .document import REPEATS

#: Where somebody at a counter may have keyed a figure wrong. Invoices and balances
#: brought from elsewhere are sums of many purchases.
ORIGINS = frozenset({"terminal", "pos", "manual"})


def hold_for(document):
    """Return whether the limits hold for a canonical document.

    What brings goods back, or takes over another's lines, was let in before.

    >>> hold_for({"origin": "terminal", "kind": "accumulate"})
    True
    >>> hold_for({"origin": "terminal", "kind": "accumulate", "return_of_id": 7})
    False
    """
    bound = REPEATS | {"return_of_id"}
    return (
        document["origin"] in ORIGINS
        and document["kind"] == "accumulate"
        and bound.isdisjoint(document)
    )


def paid(line):
    """Return what a line comes to with tax, exact.

    >>> paid({"amount": "100", "amount_tax": "7.005"})
    Decimal('107.005')
    """
    return Decimal(line["amount"]) + Decimal(line["amount_tax"])


def broken(amount, smallest, largest):
    """Return the reason for which an amount is beyond its limits, None within them.

    What comes back is negative: it may be as little as it is.

    >>> broken(Decimal(5), "10", "0"), broken(Decimal(-5), "10", "4.99")
    ('amount_low', 'amount_high')
    >>> broken(Decimal(-5), "10", "0")
    >>> broken(Decimal(5), "5", "5")
    """
    if 0 <= amount < Decimal(smallest):
        return "amount_low"
    if Decimal(largest) and abs(amount) > Decimal(largest):
        return "amount_high"
    return None
