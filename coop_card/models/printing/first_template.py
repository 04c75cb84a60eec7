# SPDX-License-Identifier: LGPL-3.0-or-later
"""The card template a co-op begins with, as data."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

NAME = _lt("Member card with photo")

DARK, GREY = "#14553B", "#55606A"

#: Fields: face, kind, source, text; x, y, width and height in mm; what else is set.
#: The back keeps clear of the magnetic stripe, which reaches down to 16 mm.
FIELDS = (
    ("front", "area", None, None, (0, 0, 85.6, 12.5), {"colour": DARK}),
    (
        *("front", "text", "co_op", None, (5, 2, 75.6, 8.5)),
        {"size": 13, "size_min": 8, "bold": True, "colour": "#FFFFFF"},
    ),
    ("front", "photo", None, None, (5, 16, 19, 23.75), {}),
    (
        *("front", "text", "name", None, (28.5, 15, 53, 7)),
        {"size": 12, "size_min": 7, "bold": True},
    ),
    (
        *("front", "text", "member_number", _lt("Member no."), (28.5, 21.8, 53, 5)),
        {"size": 9},
    ),
    (
        *("front", "text", "group", None, (28.5, 26.8, 53, 5)),
        {"size": 9, "colour": GREY},
    ),
    (
        *("front", "text", "valid_to", _lt("Valid until"), (28.5, 31.8, 53, 5)),
        {"size": 8, "colour": GREY},
    ),
    ("front", "code128", "card_number", None, (24.5, 37.8, 58.5, 8.2), {}),
    (
        *("front", "text", "card_number", None, (28.5, 46.4, 53, 5.2)),
        {"size": 9.5, "bold": True},
    ),
    (
        *("front", "text", "card_type", None, (5, 41, 19, 4)),
        {"size": 7, "size_min": 4.5, "align": "center", "colour": GREY},
    ),
    (
        *("back", "text", "co_op", None, (27, 21, 53.6, 6)),
        {"size": 10, "size_min": 6, "bold": True, "colour": DARK},
    ),
    (
        "back",
        "text",
        None,
        _lt("This card remains the property of the co-op."),
        (27, 28, 53.6, 4),
        {"size": 7, "size_min": 4.5},
    ),
    (
        "back",
        "text",
        None,
        _lt("Whoever finds it is kindly asked to hand it in."),
        (27, 32, 53.6, 4),
        {"size": 7, "size_min": 4.5},
    ),
    (
        *("back", "text", "co_op_phone", _lt("Phone"), (27, 37, 53.6, 4.5)),
        {"size": 8, "bold": True},
    ),
    ("back", "qr", "card_number", None, (4, 20, 21, 21), {}),
    ("back", "area", None, None, (0, 49.5, 85.6, 4.48), {"colour": DARK}),
)
