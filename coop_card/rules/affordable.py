# SPDX-License-Identifier: LGPL-3.0-or-later
"""The search for the highest rate that a pool pays for."""

#: Beyond so many steps, a rate that still costs too little costs nothing at all.
MOST = 10**13


def highest(cost, budget, guess):
    """Return the greatest whole number that costs no more than a budget.

    Costs are nearly proportional, so that few of them are asked for: each is what a
    whole year's refund comes to.

    :param cost: function of a whole number from 0, which never falls
    :param guess: where to begin
    :return: the number; None where already 0 costs more, or nothing ever does
    :raise OverflowError: where no number exceeds the budget

    >>> highest(lambda number: 7 * number // 2, 100, 5)
    28
    >>> highest(lambda number: 200 + number, 100, 5) is None
    True
    """
    low = (0, cost(0))
    if low[1] > budget:
        return None
    low, high = _bracket(cost, budget, low, max(guess, 1))
    turn = 0
    while high[0] - low[0] > 1:
        turn += 1
        number = _between(low, high, budget, halve=turn % 3 == 0)
        point = (number, cost(number))
        low, high = (point, high) if point[1] <= budget else (low, point)
    return low[0]


def _bracket(cost, budget, low, number):
    """Return two points, the second of which costs more than the budget."""
    while number <= MOST:
        point = (number, cost(number))
        if point[1] > budget:
            return low, point
        rise = point[1] - low[1]
        reach = (budget - point[1]) * (number - low[0]) // rise if rise else number
        low, number = point, number + max(int(reach), 0) + 1
    raise OverflowError(number)


def _between(low, high, budget, halve):
    """Return a number between two points: where the budget ends, or the middle."""
    width = high[0] - low[0]
    part = width // 2
    if not halve:
        part = int((budget - low[1]) * width // (high[1] - low[1]))
    return low[0] + min(max(part, 1), width - 1)
