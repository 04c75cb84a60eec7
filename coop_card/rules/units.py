# SPDX-License-Identifier: LGPL-3.0-or-later
"""Quantities in the units that the ledger keeps them in."""

from decimal import ROUND_HALF_UP, Context, Decimal

from .document import DECIMALS

#: The finest step of a quantity in the ledger.
STEP = Decimal(1).scaleb(-DECIMALS)
#: Enough digits for every quantity in every unit.
EXACT = Context(prec=100, rounding=ROUND_HALF_UP)


def converted(quantity, factor):
    """Return a quantity in the ledger's unit, 0 where none is known.

    :param str quantity: decimal text
    :param factor: how many of the ledger's unit one of its own is, as decimal text;
        None where the units have nothing in common

    >>> converted("2.5", "12"), converted("1", "0.33333333333333333333")
    ('30', '0.333333')
    >>> converted("7", None)
    '0'
    >>> converted("0.125", "1")
    '0.125'
    """
    if factor is None:
        return "0"
    exact = EXACT.multiply(Decimal(quantity), Decimal(factor))
    text = f"{exact.quantize(STEP, context=EXACT):f}"
    return text.rstrip("0").rstrip(".")
