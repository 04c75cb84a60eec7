# SPDX-License-Identifier: LGPL-3.0-or-later
"""How one amount is shared over many."""


def shared(total, weights):
    """Return whole parts of a total in proportion to weights, which add up to it.

    What rounding leaves over goes to the parts that lost most by it, first ones first.

    :param int total: in the smallest unit of the currency
    :param weights: whole numbers of either sign, as the total; nothing is shared where
        they add up to zero

    >>> shared(100, [1, 1, 1]), shared(10, [2, 0, 3])
    ([34, 33, 33], [4, 0, 6])
    >>> shared(-10, [300, -200]), shared(10, [-300, -100]), shared(10, [5, -5])
    ([-30, 20], [8, 2], [0, 0])
    """
    whole = sum(weights)
    if not whole:
        return [0 for _weight in weights]
    sign = -1 if whole < 0 else 1
    exact = [divmod(sign * total * weight, sign * whole) for weight in weights]
    missing = total - sum(part for part, _rest in exact)
    losers = sorted(range(len(exact)), key=lambda i: -exact[i][1])[:missing]
    return [part + (i in losers) for i, (part, _rest) in enumerate(exact)]
