# SPDX-License-Identifier: LGPL-3.0-or-later
"""Operators tell their code and PIN."""

from ..entry import Keyed
from ..page import BACK, STRONG, Choice, Page, Row
from ..shapes import OPERATOR, PIN
from .settings import settings
from .state import rows


async def sign_in(counter):
    """Return as soon as an operator has signed in."""
    code = Keyed(OPERATOR)
    while not counter.desk.status().operator:
        texts = counter.texts
        page = Page(
            texts("sign_in"),
            rows=lambda: (Row(counter.place, tone=STRONG), *rows(counter)),
            label=texts("sign_in.code"),
            entry=code,
            hint=texts("hint.options"),
        )
        answer = await counter.ask(page)
        if code.empty:
            await _options(counter)
        elif answer is not BACK:
            await _ask_pin(counter, code)


async def _ask_pin(counter, code):
    """Ask for the PIN, and sign in who knows it."""
    texts = counter.texts

    def check(pin):
        try:
            return counter.desk.sign_in(code.text, pin.text)
        finally:
            pin.clear()

    page = Page(
        f"{texts('sign_in.code')} {code.text}",
        label=texts("sign_in.pin"),
        entry=Keyed(PIN),
        hint=texts("hint.back"),
    )
    await counter.ask_until(page, check)


async def _options(counter):
    """Offer what may be done without signing in."""
    texts = counter.texts
    choices = (
        Choice(True, texts("other_language")),
        Choice(False, texts("settings")),
    )
    answer = await counter.ask(Page(texts("menu"), choices=choices))
    if answer is True:
        await counter.change_language()
    elif answer is False:
        await settings(counter)
