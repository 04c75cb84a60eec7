# SPDX-License-Identifier: LGPL-3.0-or-later
"""Limits that the co-op sets: the terminal asks them, the server asks them again."""

from datetime import timedelta

from coop_terminal.domain.refusal import Refused

#: From this age on the hotlist is shown as old.
HOTLIST_AGE = timedelta(hours=24)


def check_line(line, category, limits):
    """Refuse a line without amount, or beyond the limits of its category.

    So is one that alone is more than a whole sale may be, before more is keyed.
    """
    amount = line.amount + line.amount_tax
    if not amount:
        raise Refused("amount_invalid")
    check_amount(amount, category.get("minimum"), category.get("maximum"))
    check_amount(amount, None, limits.get("maximum_amount"))


def check_sale(lines, limits):
    """Refuse a sale without lines, with too many, or beyond the terminal's limits."""
    if not lines:
        raise Refused("lines_missing")
    if len(lines) > limits["lines"]:
        raise Refused("too_many_lines", limit=limits["lines"])
    total = sum(line.amount + line.amount_tax for line in lines)
    check_amount(total, limits.get("minimum_amount"), limits.get("maximum_amount"))


def check_amount(amount, minimum, maximum):
    """Refuse an amount beyond its limits; None is none.

    What comes back is negative: it may be as little as it is.

    >>> check_amount(-5, 10, None)
    >>> check_amount(5, 10, None)
    Traceback (most recent call last):
    ...
    coop_terminal.domain.refusal.Refused: amount_too_small
    """
    if minimum and 0 <= amount < minimum:
        raise Refused("amount_too_small", limit=minimum)
    if maximum and abs(amount) > maximum:
        raise Refused("amount_too_large", limit=maximum)


def check_silence(now, last_contact, hours):
    """Refuse to sell where the terminal was without the server for too long."""
    if last_contact is None:
        raise Refused("needs_contact")
    if hours is not None and now - last_contact > timedelta(hours=hours):
        raise Refused("offline_too_long", hours=hours)
