# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the invented co-op sells: goods, prices and the seasons people buy them in."""

from typing import NamedTuple


class Good(NamedTuple):
    """Something on the shelf: price in satang with tax, for so much of its unit."""

    price: int
    quantity: int
    most: int


class Shelf(NamedTuple):
    """One category: how often it is bought in each month, and what lies on it.

    `rate` and `associate_rate` are the patronage refund in percent.
    """

    code: str
    name: str
    taxed: bool
    rate: str
    associate_rate: str
    farmers: float
    months: tuple
    goods: tuple


# Rice is planted from June on and again, where there is water, in January.
SHELVES = (
    Shelf(
        "01",
        "ข้าวสาร",
        False,
        "1.50",
        "0.75",
        0.6,
        (20, 20, 20, 20, 20, 20, 22, 22, 24, 22, 14, 12),
        (Good(21000, 5, 3), Good(18500, 5, 4), Good(16000, 5, 3)),
    ),
    Shelf(
        "02",
        "ของชำ",
        True,
        "2.00",
        "1.00",
        1.0,
        (44, 42, 44, 50, 42, 40, 40, 40, 42, 44, 46, 54),
        (
            Good(3200, 1, 3),
            Good(5200, 1, 4),
            Good(2500, 1, 6),
            Good(6500, 1, 5),
            Good(14900, 1, 3),
            Good(29900, 1, 2),
        ),
    ),
    Shelf(
        "03",
        "ปุ๋ย",
        False,
        "2.50",
        "1.25",
        3.0,
        (6, 4, 2, 2, 5, 13, 16, 14, 6, 3, 2, 2),
        (Good(115000, 50, 8), Good(89000, 50, 8), Good(24000, 10, 3)),
    ),
    Shelf(
        "04",
        "น้ำมันเชื้อเพลิง",
        True,
        "0.50",
        "0.25",
        1.3,
        (24, 24, 25, 27, 26, 28, 28, 27, 25, 27, 30, 27),
        (Good(3194, 1, 30), Good(3545, 1, 12)),
    ),
    Shelf(
        "05",
        "ของใช้ในครัวเรือน",
        True,
        "2.00",
        "1.00",
        1.0,
        (22, 20, 21, 24, 24, 20, 20, 20, 20, 21, 22, 26),
        (
            Good(7900, 1, 2),
            Good(4500, 1, 3),
            Good(12900, 1, 2),
            Good(35900, 1, 1),
            Good(89000, 1, 1),
        ),
    ),
)

# How busy the shop is: Monday to Sunday, and hours from opening to closing.
WEEKDAYS = (10, 9, 9, 10, 13, 17, 14)
OPENING = 7
HOURS = (8, 10, 11, 10, 8, 6, 6, 6, 8, 12, 13, 7)
VAT_PERCENT = 7
