# SPDX-License-Identifier: LGPL-3.0-or-later
"""Asks for a card, swiped or keyed, until there is one that may be used."""

from dataclasses import replace

from coop_terminal.desk import Identified
from coop_terminal.readers import CardRead, Trouble
from coop_terminal.readers.typed import read_line

from ..entry import Keyed, left_empty
from ..page import BAD, STRONG, Page, Row
from ..shapes import CARD_NUMBER


async def swipe(counter, title):
    """Return what is known of a card, or None if somebody went back."""
    page = Page(
        title,
        label=counter.texts("idle.label"),
        entry=Keyed(CARD_NUMBER),
        cards=True,
        hint=counter.texts("hint.back"),
    )
    answer = await ask_card(counter, page)
    return answer if isinstance(answer, Identified) else None


async def ask_card(counter, page):
    """Show a page that takes cards; return the Identified of one that may be used.

    What else was answered is returned as it is. A card that was read on the page before
    is the first.
    """
    while True:
        answer, counter.next_card = counter.next_card or await counter.ask(page), None
        if not isinstance(answer, (CardRead, Keyed)) or left_empty(answer):
            return answer
        found, wrong = await _identified(counter, answer)
        if found and not found.refusal:
            return found
        if found:
            await _show_refused(counter, found)
        page = replace(page, notice=wrong)


async def _identified(counter, answer):
    """Return what is known of a card, and what is wrong if it is none."""
    if isinstance(answer, Keyed):
        field, answer = answer, read_line(answer.text, counter.care.ours)
        if isinstance(answer, Trouble):
            # What was keyed stays to be corrected; what a reader typed does not.
            if answer.code == "bank_card" or not field.text.isalnum():
                field.clear()
            return None, counter.texts.trouble(answer.code)
    return await counter.attempt(counter.desk.identify, answer)


async def _show_refused(counter, found):
    """Show why a card may not be used."""
    texts = counter.texts
    rows = (
        Row(texts.card_refusal(found), tone=STRONG),
        Row(),
        Row(texts("sell.card"), found.shown),
        Row(found.member, found.member_number),
    )
    await counter.show(texts("refused"), rows, tone=BAD)
