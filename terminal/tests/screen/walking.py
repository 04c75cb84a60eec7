# SPDX-License-Identifier: LGPL-3.0-or-later
"""Somebody works the terminal: keys in, what stands on the screen out."""

import asyncio
import time
from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key

from coop_terminal.readers import CardRead
from coop_terminal.screen.app import TerminalApp
from coop_terminal.screen.care import Care

ENTER, ERASE, BACK = "enter", "backspace", "escape"
SMALL, USUAL = (40, 20), (80, 24)
PATIENCE = 10


class Printer:
    """Keeps slips instead of printing them; `broken` is raised instead."""

    def __init__(self):
        self.slips = []
        self.broken = None

    def print(self, slip):
        """Keep a slip."""
        if self.broken:
            raise self.broken
        self.slips.append(slip)


class Walk:
    """A person at the terminal."""

    def __init__(self, app, pilot, printer):
        self.app, self.pilot, self.printer = app, pilot, printer

    @property
    def seen(self):
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def key(self, *keys):
        """Press keys: each digit of a text, or a key by its name."""
        for key in keys:
            names = [key] if key in (ENTER, ERASE, BACK) or key[:1] == "f" else key
            for name in names:
                await self._press(name)
        await self.settle()

    async def _press(self, name):
        known = _character_to_key(name) if len(name) == 1 else name
        character = name if len(name) == 1 else None
        await self.asked()
        self.app.screen.post_message(events.Key(known, character))
        await asyncio.sleep(0)

    async def swipe(self, token, **more):
        """Have a reader read a card."""
        self.app.card_read(CardRead("magstripe", token, **more))
        await self.settle()

    async def asked(self):
        """Wait until the terminal asks for something."""
        end = time.monotonic() + PATIENCE
        while not self.app.stage.asking:
            assert time.monotonic() < end, self.seen
            await asyncio.sleep(0.002)

    async def settle(self):
        """Wait until everything has been done and painted."""
        await self.pilot.pause()
        await self.asked()
        await self.pilot.pause()


@asynccontextmanager
async def at_work(desk, size=SMALL, language="en", **care):
    """Start the program and give the Walk of whoever works it."""
    printer = Printer()
    app = TerminalApp(desk, printer, Care(code="0000", language=language, **care))
    async with app.run_test(size=size) as pilot:
        walk = Walk(app, pilot, printer)
        await walk.settle()
        yield walk
