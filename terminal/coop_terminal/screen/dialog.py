# SPDX-License-Identifier: LGPL-3.0-or-later
"""Asks one page after another, and takes the keys that are pressed on them.

It knows what is shown and what is answered; how it is drawn is the stage's affair.
"""

import asyncio
import time
from collections import deque

from . import keys
from .page import BACK, BAD, PLAIN
from .paint import choices_in

PATIENCE_SECONDS = 0.3
KEYS_AHEAD = 64
#: Seconds in which a key was meant for the page before.
GUARD_SECONDS = 0.4


class Dialog:
    """What the terminal and the person before it say to each other.

    ``page``, ``part`` of it and ``notice``, a sentence and its tone, are what is shown.
    """

    def __init__(self, texts, changed, parts):
        """``changed`` is called when something else is to be shown.

        ``parts`` returns how many parts the page has, as it is shown.
        """
        self.texts = texts
        self.page = None
        self.part = 0
        self.notice = ("", PLAIN)
        self._changed = changed
        self._parts = parts
        self._answer = None
        self._shown_at = 0.0
        self._ahead = deque(maxlen=KEYS_AHEAD)
        self._busy = False

    @property
    def asking(self):
        """Whether the page that is shown has not been answered yet."""
        return self._answer is not None and not self._answer.done()

    async def ask(self, page):
        """Show a page and return the answer.

        That is `BACK`; what a choice or shortcut hands back; the reading of a card; the
        field, if there is one; or else None.
        """
        self.page, self.part, self._shown_at = page, 0, time.monotonic()
        self._answer = asyncio.get_running_loop().create_future()
        self.tell(page.notice)
        while self._ahead and self.asking:
            self.press(*self._ahead.popleft())
        try:
            return await self._answer
        finally:
            self._answer = None

    async def wait_for(self, call, *arguments, **options):
        """Run what may take a while beside the screen, and return what it returns.

        Keys are forgotten meanwhile: who presses twice does not mean the next page.
        """
        self._busy = True
        self._ahead.clear()
        task = asyncio.ensure_future(asyncio.to_thread(call, *arguments, **options))
        try:
            done, _pending = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
            if not done:
                self.tell(self.texts("please_wait"), PLAIN)
            return await task
        finally:
            self._busy = False

    def tell(self, text, tone=BAD):
        """Show a sentence below the page until something is keyed."""
        self.notice = (text, tone)
        self._changed()

    def refresh(self):
        """Show what is so now."""
        self._changed()

    def card_read(self, reading):
        """Take a card where the page wants one. Return whether it does."""
        wanted = self.asking and self.page.cards
        if wanted:
            self._give(reading)
        return wanted

    def press(self, key, character=""):
        """Do what a key means; ``key`` is Textual's name of it.

        A key that comes before the next page is shown is kept for it.
        """
        if self.asking:
            self.notice = ("", PLAIN)
            self._do(key, character or (key if len(key) == 1 else ""))
            self._changed()
        elif not self._busy:
            self._ahead.append((key, character))

    def _do(self, key, character):
        """Do what the key means; a key without a meaning is a character."""
        meaning, field = keys.MEANINGS.get(key), self.page.entry
        if key in self.page.shortcuts:
            if not self._comes_too_soon():
                self._give(self.page.shortcuts[key])
        elif meaning == keys.ENTER:
            self._enter()
        elif meaning in keys.TURNS:
            self._turn(keys.TURNS[meaning])
        elif field and meaning != keys.BACK:
            self._key_in(field, meaning, character)
        elif meaning in keys.LEAVES:
            self._give(BACK)
        else:
            self._choose(character)

    def _comes_too_soon(self):
        """Return whether a key may be the one before, pressed twice."""
        shown_for = time.monotonic() - self._shown_at
        return self.page.guarded and shown_for < GUARD_SECONDS

    def _key_in(self, field, meaning, character):
        """Change what is keyed; what takes from an empty field goes back."""
        if meaning == keys.ERASE:
            field.erase() or self._give(BACK)
        elif meaning == keys.CLEAR:
            field.clear() or self._give(BACK)
        elif character:
            point = meaning == keys.POINT and field.shape.number
            field.add("." if point else character)

    def _enter(self):
        """Go on: to the next part of what is to be read, or with what was keyed."""
        if self.page.entry:
            self._give(self.page.entry)
        elif self.page.choices or self.part + 1 < self._parts():
            self._turn(1)
        else:
            self._give(None)

    def _choose(self, digit):
        """Take the choice that a digit stands for, if there is one."""
        choices, more = choices_in(self.page, self.part)
        if not self.page.choices or not "0" <= digit <= "9":
            return
        if digit == "0":
            self._give(BACK)
        elif int(digit) <= len(choices):
            self._give(choices[int(digit) - 1].answer)
        elif more and digit == "9":
            self._turn(1)

    def _turn(self, by):
        """Show another part; after the last comes the first."""
        self.part = (self.part + by) % self._parts()

    def _give(self, answer):
        """Answer the page that is shown."""
        self._answer.set_result(answer)
