# SPDX-License-Identifier: LGPL-3.0-or-later
"""The terminal waits for a card, or for somebody to ask for something else."""

from coop_terminal.desk import Identified

from .. import keys
from ..entry import Keyed
from ..page import BACK, FAINT, Choice, Page, Row
from ..shapes import CARD_NUMBER
from . import balance, card, reprint, reverse, sell, settings, shift, state

WALKS = {
    "balance": balance.balance,
    "returns": sell.returns,
    "produce": sell.produce,
    "reverse": reverse.reverse,
    "reprint": reprint.reprint,
    "totals": shift.totals,
    "close": shift.close,
    "settings": settings.settings,
    "state": state.show,
}
MENU = ("balance", "returns", "produce", "reverse", "reprint", "totals", "close")


async def serve(counter):
    """Serve one member after another; return when the operator has signed out."""
    counter.texts.digits = counter.catalogue.digits
    while counter.desk.status().operator:
        answer = await card.ask_card(counter, _page(counter))
        if isinstance(answer, Identified):
            await sell.sell(counter, answer)
        elif isinstance(answer, str):
            await _go(counter, answer)
        elif answer is not BACK:
            await _go(counter, await _menu(counter))


async def _go(counter, name):
    """Go where somebody chose to go."""
    if name == "language":
        await counter.change_language()
    elif name == "sign_out":
        await counter.attempt(counter.desk.sign_out)
    elif name in WALKS:
        await WALKS[name](counter)


def _page(counter):
    texts = counter.texts
    return Page(
        counter.place,
        rows=lambda: _rows(counter),
        figure=lambda: f"{counter.status().now:%H:%M}",
        label=texts("idle.label"),
        entry=Keyed(CARD_NUMBER),
        cards=True,
        shortcuts=keys.FUNCTIONS,
        hint=texts("hint.idle"),
    )


def _rows(counter):
    """Return how the terminal is, and who works it."""
    status, texts = counter.status(), counter.texts
    operator = status.operator
    shift_name = texts("idle.shift", number=status.batch or "–")
    return (
        *state.rows(counter),
        Row(),
        Row(operator.name if operator else "", shift_name, FAINT),
    )


async def _menu(counter):
    """Ask what is to be done; return its name, or BACK."""
    texts = counter.texts
    choices = [
        Choice(name, texts(f"menu.{name}"), keys.FACES.get(name, "")) for name in MENU
    ]
    choices.append(Choice("other", texts("menu.other")))
    answer = await counter.ask(Page(texts("menu"), choices=tuple(choices)))
    if answer != "other":
        return answer
    choices = (
        Choice("language", texts("other_language"), keys.FACES["language"]),
        Choice("settings", texts("settings")),
        Choice("sign_out", texts("sign_out")),
        Choice("state", texts("state")),
    )
    return await counter.ask(Page(texts("menu"), choices=choices))
