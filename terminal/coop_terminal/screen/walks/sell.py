# SPDX-License-Identifier: LGPL-3.0-or-later
"""A sale to a member, goods that come back, produce that a member brings.

The lines are keyed one by one and looked through together; only then the desk keeps
them. Whatever it says no to, the lines stay as they are.
"""

from ..page import BACK, Choice, Page, Row
from .card import swipe
from .done import show_done
from .draft import PRODUCE, RETURNS, SALE, Draft, described
from .line import key_line

LINES_SHOWN = 6


async def sell(counter, identified, mode=SALE):
    """Key a sale, have it confirmed, keep it and print its slip."""
    draft, notice = Draft(mode, identified), ""
    while draft.lines or await _add(counter, draft):
        answer = await counter.ask(_review(counter, draft, notice))
        notice = ""
        if answer == "save":
            lines = [line for _item, line in draft.lines]
            slip, notice = await counter.attempt(
                counter.desk.sell, identified, lines, uid=draft.uid
            )
            if slip:
                return await show_done(counter, slip)
        elif answer is BACK:
            if await _abandoned(counter, draft):
                return None
        else:
            await STEPS[answer](counter, draft)
    return None


async def returns(counter):
    """Take goods back from a member."""
    await _with_card(counter, RETURNS)


async def produce(counter):
    """Take in what a member sells to the co-op."""
    await _with_card(counter, PRODUCE)


async def _with_card(counter, mode):
    identified = await swipe(counter, counter.texts(mode.title))
    if identified:
        await sell(counter, identified, mode)


async def _add(counter, draft, place=None):
    """Key a line; return whether there is one."""
    keyed = await key_line(counter, draft)
    if keyed:
        draft.put(place, keyed)
    return keyed is not None


def _review(counter, draft, notice):
    """Return the page that shows what is about to be kept."""
    texts, room = counter.texts, counter.catalogue.limits["lines"]
    names = ("add", "change") if len(draft.lines) < room else ("change",)
    member = (*draft.member(texts)[:1], Row())
    return Page(
        texts(draft.mode.confirm),
        rows=(*member, *_lines(texts, draft.lines)),
        fewer=(*member, *_fewer(texts, draft.lines)),
        label=texts("sell.total"),
        figure=texts.amount(draft.total),
        choices=tuple(Choice(name, texts(f"sell.{name}")) for name in names),
        leave=texts("sell.abandon"),
        shortcuts={"enter": "save"},
        guarded=True,
        notice=notice,
        hint=texts("hint.save"),
    )


def _lines(texts, lines):
    """Return a row for each line."""
    return [
        Row(described(line.quantity, item), texts.amount(line.amount + line.amount_tax))
        for item, line in lines
    ]


def _fewer(texts, lines):
    """Return a row for each of the last lines, and one for all before them."""
    before, last = lines[:-LINES_SHOWN], lines[-LINES_SHOWN:]
    amount = sum(line.amount + line.amount_tax for _item, line in before)
    label = texts("sell.lines_before", count=len(before))
    told = [Row(label, texts.amount(amount))] if before else []
    return [*told, *_lines(texts, last)]


async def _change(counter, draft):
    """Key a line anew, or take it out."""
    texts = counter.texts
    choices = tuple(
        Choice(place, described(line.quantity, item), texts.amount(line.amount))
        for place, (item, line) in enumerate(draft.lines)
    )
    place = await counter.ask(Page(texts("sell.change_which"), choices=choices))
    if place is BACK:
        return
    choices = (
        Choice("again", texts("sell.key_again")),
        Choice("drop", texts("sell.drop")),
    )
    answer = await counter.ask(Page(texts("sell.change"), choices=choices))
    if answer == "again":
        await _add(counter, draft, place)
    elif answer == "drop":
        del draft.lines[place]


STEPS = {"add": _add, "change": _change}


async def _abandoned(counter, draft):
    """Ask whether the sale is to be left; return whether it is."""
    texts = counter.texts
    page = Page(
        texts(draft.mode.title),
        rows=(Row(texts("sell.abandon_sure")),),
        choices=(Choice(True, texts("sell.abandon")),),
    )
    return await counter.ask(page) is True
