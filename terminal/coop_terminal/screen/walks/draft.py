# SPDX-License-Identifier: LGPL-3.0-or-later
"""A sale as long as it is being keyed: nothing of it is kept yet."""

from dataclasses import dataclass, field

from coop_terminal.domain import money
from coop_terminal.domain.item import new_uid

from ..page import FAINT, STRONG, Row


@dataclass(frozen=True)
class Mode:
    """What is being keyed: its texts' keys, and what is said of each of its lines."""

    title: str
    confirm: str
    sign: str = ""
    direction: str = "purchase"


SALE = Mode("sell", "sell.confirm")
RETURNS = Mode("sell.returns", "sell.confirm_returns", sign="-")
PRODUCE = Mode("sell.produce", "sell.confirm_produce", direction="sale")


@dataclass
class Draft:
    """Whose sale it is, and its lines: pairs of Item and SaleLine.

    ``uid``: the sale's from the beginning, so that however often it is confirmed, it is
    kept once.
    """

    mode: Mode
    identified: object
    lines: list = field(default_factory=list)
    uid: str = field(default_factory=new_uid)

    @property
    def total(self):
        """What the lines come to, in minor units with tax."""
        return sum(line.amount + line.amount_tax for _item, line in self.lines)

    def put(self, place, keyed):
        """Put a line in its place; None is behind all others."""
        if place is None:
            self.lines.append(keyed)
        else:
            self.lines[place] = keyed

    def member(self, texts):
        """Return the rows that tell whose sale it is."""
        known = self.identified
        rows = [Row(known.member or known.shown, known.member_number, STRONG)]
        if not known.online:
            return (*rows, Row(texts("sell.member_later"), tone=FAINT))
        rows.append(Row(known.member_type, known.shown, FAINT))
        if known.year_total is not None:
            rows.append(Row(texts("sell.year"), texts.amount(known.year_total), STRONG))
        return tuple(rows)


def described(quantity, item):
    """Return what a line says beside its amount; ``item`` has name and unit."""
    if quantity in ("", "0"):
        return item.name
    told = money.grouped(quantity.lstrip("-"))
    return " ".join(filter(None, (told, item.unit, item.name)))
