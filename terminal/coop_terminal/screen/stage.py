# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one screen of the program: it shows a page and gives back what is answered.

`ask` waits for the person. Between two answers nothing is built or torn down, so that a
small device only paints what has changed.
"""

import asyncio

from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from . import keys
from .colours import TONES
from .layout import sides
from .pad import Pad
from .page import BACK, BAD, PLAIN
from .paint import Sheet, View, choices_in

REFRESH_SECONDS = 5
PATIENCE_SECONDS = 0.3


class Stage(Screen):
    """Shows pages one after another."""

    def __init__(self, texts, state):
        """``texts``: `texts.Texts`; ``state``: returns how the link is, for the bar."""
        super().__init__()
        self.texts = texts
        self._state = state
        self.page = None
        self._part = 0
        self._notice = ("", PLAIN)
        self._answer = None

    def compose(self):
        """The page at the left; at the right, where there is room, keys to touch."""
        with Horizontal():
            yield Static(id="page")
            yield Pad()

    def on_mount(self):
        """Look every few seconds whether what is shown is still so."""
        self.set_interval(REFRESH_SECONDS, self.paint)

    def on_resize(self):
        """Fit what is shown to the new size."""
        self.call_after_refresh(self.paint)

    @property
    def asking(self):
        """Whether the page that is shown has not been answered yet."""
        return self._answer is not None and not self._answer.done()

    async def ask(self, page):
        """Show a page and return the answer.

        That is `BACK`; what a choice or shortcut hands back; the reading of a card; the
        field, if there is one; or else None.
        """
        self.page, self._part = page, 0
        self._answer = asyncio.get_running_loop().create_future()
        self.tell(page.notice)
        try:
            return await self._answer
        finally:
            self._answer = None

    async def wait_for(self, call, *arguments, **options):
        """Run what may take a while beside the screen, and return what it returns."""
        task = asyncio.ensure_future(asyncio.to_thread(call, *arguments, **options))
        done, _pending = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done:
            self.tell(self.texts("please_wait"), PLAIN)
        return await task

    def tell(self, text, tone=BAD):
        """Show a sentence below the page until something is keyed."""
        self._notice = (text, tone)
        self.paint()

    def paint(self):
        """Show what the page is now."""
        if not self.page:
            return
        lines = self._sheet().paint(self.page, self._view())
        width = self._sheet().width
        parts = [part for line in lines for part in ("\n", _drawn(line, width))]
        self.query_one("#page").update(Content.assemble(*parts[1:]))

    def card_read(self, reading):
        """Take a card where the page wants one. Return whether it does."""
        wanted = self.asking and self.page.cards
        if wanted:
            self._give(reading)
        return wanted

    def on_key(self, event):
        """Do what a key means on the page that is shown."""
        event.stop()
        self.press(event.key, event.character or "")

    def action_touch(self, key):
        """Do what the key means that the touched line stands for."""
        self.press(key)

    def press(self, key, character=""):
        """Do what a key means; ``key`` is Textual's name of it."""
        if not self.asking:
            return
        self._notice = ("", PLAIN)
        if key in self.page.shortcuts:
            self._give(self.page.shortcuts[key])
        else:
            meaning = keys.MEANINGS.get(key)
            self._do(meaning, character or (key if len(key) == 1 else ""))
        self.paint()

    def _do(self, meaning, character):
        """Do what the key means; a key without a meaning is a character."""
        field = self.page.entry
        if meaning == keys.ENTER:
            self._enter()
        elif meaning == keys.BACK:
            self._give(BACK)
        elif meaning in keys.TURNS:
            self._turn(keys.TURNS[meaning])
        elif field:
            self._key_in(field, meaning, character)
        elif meaning in (keys.ERASE, keys.CLEAR):
            self._give(BACK)
        else:
            self._choose(character)

    def _key_in(self, field, meaning, character):
        """Change what is keyed; what takes from an empty field goes back."""
        if meaning == keys.ERASE:
            field.erase() or self._give(BACK)
        elif meaning == keys.CLEAR:
            field.clear() or self._give(BACK)
        elif character:
            field.add("." if meaning == keys.POINT else character)

    def _enter(self):
        """Go on: to the next part of what is to be read, or with what was keyed."""
        page = self.page
        if page.entry:
            self._give(page.entry)
        elif page.choices or self._part + 1 < self._parts():
            self._turn(1)
        else:
            self._give(None)

    def _choose(self, digit):
        """Take the choice that a digit stands for, if there is one."""
        choices, more = choices_in(self.page, self._part)
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
        self._part = (self._part + by) % self._parts()

    def _parts(self):
        return self._sheet().parts(self.page, self._view())

    def _give(self, answer):
        """Answer the page that is shown."""
        self._answer.set_result(answer)

    def _sheet(self):
        size = self.query_one("#page").size
        return Sheet(max(size.width - 2, 1), max(size.height, 1), self.texts)

    def _view(self):
        text, tone = self._notice
        return View(self._part, text, tone, self._state())


def _drawn(line, width):
    """Return a line as Textual draws it; to touch it is to press its key."""
    style = Style.parse(TONES[line.tone])
    if line.key:
        style += Style.from_meta({"@click": f"screen.touch('{line.key}')"})
    return f" {sides(line.text, '', width)} ", style
