# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member has accumulated this year."""

from ..page import STRONG, Page, Row
from .card import swipe


async def balance(counter):
    """Ask for a card, show what it has accumulated, and print that on demand."""
    texts = counter.texts
    identified = await swipe(counter, texts("balance"))
    if not identified:
        return
    slip, wrong = await counter.attempt(counter.desk.balance, identified)
    if wrong:
        await counter.show(texts("balance"), notice=wrong)
    elif await counter.ask(_page(texts, slip)) == "print":
        counter.hand_out(slip)


def _page(texts, slip):
    """Return the page of a balance."""
    rows = [
        Row(slip.member or slip.card, slip.member_number, STRONG),
        Row(slip.member_type, slip.year),
        Row(),
        *(
            Row(named(texts, each), texts.amount(each.amount + each.amount_tax))
            for each in slip.totals
        ),
    ]
    if slip.sale:
        rows.append(Row(texts("balance.sale"), texts.amount(slip.sale), STRONG))
    return Page(
        texts("balance"),
        rows=tuple(rows),
        label=texts("balance.purchase"),
        figure=texts.amount(slip.purchase),
        shortcuts={"1": "print"},
        hint=texts("hint.print"),
    )


def named(texts, total):
    """Return what a category is called; produce that members brought is marked."""
    if total.direction == "sale":
        return texts("totals.bought", name=total.name)
    return total.name
