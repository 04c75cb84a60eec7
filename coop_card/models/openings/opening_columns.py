# SPDX-License-Identifier: LGPL-3.0-or-later
"""The columns of an import of opening balances."""

from odoo.tools.translate import LazyTranslate

from ...rules import balances, cells
from ..imports.columns import Column, plain

_lt = LazyTranslate(__name__)

#: How the names of columns begin that stand for one category each.
CATEGORY = "category_"

COLUMNS = (
    Column(
        "number",
        _lt("Member number"),
        _lt("The number of a registered member."),
        read=cells.number,
        length="member",
        example="00012",
        required=True,
        aliases=("Member no.", "เลขที่สมาชิก", "เลขสมาชิก", "เลขทะเบียนสมาชิก", "รหัสสมาชิก"),
    ),
    Column(
        "name",
        _lt("First and last name"),
        _lt(
            "Compared with the register, so that no balance goes to somebody else. "
            "With or without the title; empty: not compared."
        ),
        example=_lt("Somchai Jaidee"),
        aliases=("ชื่อ", "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อสกุล", "ชื่อและนามสกุล"),
    ),
    Column(
        "category",
        _lt("Category"),
        _lt(
            "Short code or name. Instead of this column and the amount, the table may "
            "have a column for each category: its title is the short code or the name, "
            "and the amounts stand below it."
        ),
        aliases=("Category code", "Short code", "หมวด", "รหัสหมวด", "หมวดสินค้า", "รหัสย่อ"),
    ),
    Column(
        "direction",
        _lt("Direction"),
        _lt(
            "purchase or sale; ซื้อ or ขาย. Empty: the usual direction of the opening "
            "balances."
        ),
        read=balances.direction,
        example=_lt("purchase"),
        aliases=("ทิศทาง", "ซื้อ/ขาย"),
    ),
    Column(
        "quantity",
        _lt("Quantity"),
        _lt("In the category's unit, where it is known."),
        read=balances.amount,
        length="quantity",
        example="12.50",
        aliases=("จำนวน", "ปริมาณ"),
    ),
    Column(
        "amount",
        _lt("Amount"),
        _lt(
            "What counts for the refund: with tax where the year counts tax, without "
            "it otherwise."
        ),
        read=balances.amount,
        length="money",
        example="1,250.00",
        aliases=("จำนวนเงิน", "ยอดเงิน", "ยอดสะสม", "ยอดยกมา"),
    ),
)


class Same(str):
    """A title that is the same in every language, like the name of a category."""

    __slots__ = ()

    def _translate(self, _language):
        return str(self)


def by_title(categories):
    """Return categories by what lists may call them, as ``plain`` makes it.

    That is the short code, and the name where it is nobody else's name or code.
    """
    codes = {plain(one.coop_code): one for one in categories if one.coop_code}
    names = {}
    for category in categories:
        names.setdefault(plain(category.name), []).append(category)
    alone = {name: named[0] for name, named in names.items() if len(named) == 1}
    return alone | codes


def of_categories(categories):
    """Return for each category the column for its amounts."""
    titles = {}
    for title, category in by_title(categories).items():
        titles.setdefault(category, []).append(title)
    return [
        Column(
            f"{CATEGORY}{category.id}",
            Same(category.coop_code or category.name),
            Same(category.name),
            read=balances.amount,
            length="money",
            aliases=tuple(own),
        )
        for category, own in titles.items()
    ]
