# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the fields of the program take keys."""

from .entry import Shape

# A reader that types sends whole tracks.
CARD_NUMBER = Shape(length=256, anything=True)
OPERATOR = Shape(length=16, letters=True)
PIN = Shape(length=12, secret=True)
GOODS = Shape(length=16, letters=True)
QUANTITY = Shape(length=10, number=True, places=4)


def amount(digits, shifted):
    """Return the shape of an amount; ``shifted``: digits fill up from the right."""
    shift = digits if shifted else 0
    return Shape(length=12, number=True, shift=shift, places=digits)
