# SPDX-License-Identifier: LGPL-3.0-or-later
"""Asks for a card, for what begins with one."""

from coop_terminal.desk import Identified

from ..entry import Keyed
from ..page import Page
from ..shapes import CARD_NUMBER


async def swipe(counter, title):
    """Return what is known of a card, or None if somebody went back."""
    page = Page(
        title,
        label=counter.texts("idle.label"),
        entry=Keyed(CARD_NUMBER),
        cards=True,
        hint=counter.texts("hint.swipe"),
    )
    answer = await counter.ask_card(page)
    return answer if isinstance(answer, Identified) else None
