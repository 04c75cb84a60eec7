# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a card can show: how it is called, where it comes from, what a sample shows."""

from datetime import date
from typing import Any, NamedTuple

from odoo.tools.translate import LazyTranslate

from ...rules.names import full_name
from ...rules.phone import domestic

_lt = LazyTranslate(__name__)

#: How many characters of a card number stand together where people read it, if they
#: come out even.
GROUPS = (4, 3)


class Source(NamedTuple):
    """``label`` in the list of sources, ``read`` from a card, ``sample`` to show."""

    label: Any
    read: Any
    sample: Any


def phone_of(co_op):
    """Return the telephone number of a co-op, as its members dial it."""
    return domestic(co_op.phone or "", co_op.country_id.code)


def spaced(number):
    """Return a card number in groups: ``9764 0010 0000 1235``, ``000 000 018``."""
    size = next((size for size in GROUPS if len(number) % size == 0), GROUPS[0])
    groups = range(0, len(number), size)
    return " ".join(number[start : start + size] for start in groups)


def _day(name):
    """Return what reads a day of a card, written in the card's language."""

    def read(card):
        day = card.mapped(name)[:1]
        return card.env["coop.era.mixin"]._format_day(day[0]) if day else ""

    return read


SOURCES = {
    "name": Source(
        _lt("Title and name"),
        lambda card: full_name(card.member_id.title, card.member_id.name),
        _lt("Ms Jaidee Meesuk"),
    ),
    "member_number": Source(
        _lt("Member number"), lambda card: card.member_id.number, "00123"
    ),
    "card_number": Source(
        _lt("Card number"), lambda card: spaced(card.number), "9764 0010 0000 1235"
    ),
    "group": Source(
        _lt("Member group"),
        lambda card: card.member_id.group_id.name,
        _lt("Ban Nong Bua"),
    ),
    "member_type": Source(
        _lt("Member type"), lambda card: card.member_id.type_id.name, _lt("Ordinary")
    ),
    "card_type": Source(
        _lt("Card type"), lambda card: card.type_id.name, _lt("Personal card")
    ),
    "valid_from": Source(_lt("Valid from"), _day("valid_from"), date(2026, 1, 1)),
    "valid_to": Source(_lt("Valid until"), _day("valid_to"), date(2028, 12, 31)),
    "join_date": Source(
        _lt("Member since"), _day("member_id.join_date"), date(2012, 4, 1)
    ),
    "co_op": Source(_lt("Name of the co-op"), lambda card: card.company_id.name, ""),
    "co_op_phone": Source(
        _lt("Phone of the co-op"), lambda card: phone_of(card.company_id), ""
    ),
}
