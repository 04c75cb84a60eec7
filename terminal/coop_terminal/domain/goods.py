# SPDX-License-Identifier: LGPL-3.0-or-later
"""What may be keyed at the terminal, and what a quantity of it is worth."""

from decimal import ROUND_HALF_UP, Decimal


def offered(catalogue):
    """Return the Items that have a code: products first, then categories."""
    codes = [each["code"] for each in catalogue.content["products"]]
    codes += [code for code in catalogue.categories if code not in set(codes)]
    return [catalogue.item(code) for code in codes]


def worth(item, quantity):
    """Return what a quantity costs in minor units, None where no price is known.

    :param Decimal quantity: how many, or how much

    >>> from coop_terminal.domain.catalogue import Item
    >>> worth(Item("D7", "Diesel", price=3294), Decimal("12.5"))
    41175
    >>> worth(Item("RICE", "Rice"), Decimal(2))
    """
    if item.price is None:
        return None
    exact = item.price * quantity
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
