# SPDX-License-Identifier: LGPL-3.0-or-later
"""Somebody works the terminal: keys in, what stands on the screen out."""

import asyncio
import time
from contextlib import asynccontextmanager
from functools import wraps

from textual.keys import _character_to_key

from coop_terminal.readers import CardRead
from coop_terminal.screen.app import TerminalApp
from coop_terminal.screen.care import Care
from terminal.tests import coop

ENTER, ERASE, BACK = "enter", "backspace", "escape"
NAMED = (ENTER, ERASE, BACK, "f2", "f4", "down")
SMALL, USUAL = (40, 20), (80, 24)
CODE = "0000"
PATIENCE = 10


class Printer:
    """Keeps slips instead of printing them; what is `broken` is raised instead."""

    def __init__(self):
        self.slips = []
        self.broken = None

    def print(self, slip):
        """Keep a slip."""
        if self.broken:
            raise self.broken
        self.slips.append(slip)

    def print_test(self):
        """Print nothing."""
        if self.broken:
            raise self.broken


class Walk:
    """A person at the terminal."""

    def __init__(self, app, pilot, printer):
        self.app, self.pilot, self.printer = app, pilot, printer

    @property
    def seen(self):
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def title(self):
        """What the page is called."""
        return self.seen.splitlines()[0].split("  ")[0].strip()

    async def key(self, *keys):
        """Press keys: each character of a text, or a key by its name."""
        for key in keys:
            for name in [key] if key in NAMED else key:
                await self._press(name)
        await self.settle()

    async def _press(self, name):
        await self.asked()
        known = _character_to_key(name) if len(name) == 1 else name
        character = name if len(name) == 1 else None
        self.app.stage.dialog.press(known, character or "")

    async def sign_in(self):
        """Sign in as the operator whom the tests' server knows."""
        await self.key("101", ENTER, coop.PIN, ENTER)

    async def swipe(self, token, **more):
        """Have a reader read a card, in a thread of its own as readers do."""
        card = CardRead("magstripe", token, **more)
        await asyncio.to_thread(self.app.card_read, card)
        await self.pilot.pause()
        await self.settle()

    async def touch(self, text):
        """Touch the screen where a text stands."""
        lines = self.seen.splitlines()
        row = next(n for n, line in enumerate(lines) if text in line)
        await self.pilot.click(offset=(lines[row].index(text), row))
        await self.settle()

    async def sees(self, text):
        """Wait until a text stands on the screen, for what other threads do."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            await self.pilot.pause()

    async def asked(self):
        """Wait until the terminal asks for something, and what it prints is printed."""
        end = time.monotonic() + PATIENCE
        while not self.app.stage.dialog.asking or self.app.counter.printing:
            assert time.monotonic() < end, self.seen
            await asyncio.sleep(0.002)

    async def settle(self):
        """Wait until everything has been done and painted."""
        await self.asked()
        await self.pilot.pause()


@asynccontextmanager
async def at_work(desk, size=SMALL, language="en", **care):
    """Start the program and give the Walk of whoever works it."""
    printer = Printer()
    app = TerminalApp(desk, printer, Care(code=CODE, language=language, **care))
    async with walking(app, size, printer) as walk:
        yield walk


@asynccontextmanager
async def walking(app, size=SMALL, printer=None):
    """Give the Walk of whoever works with a program."""
    async with app.run_test(size=size) as pilot:
        walk = Walk(app, pilot, printer)
        await walk.settle()
        yield walk


def walked(coroutine):
    """Make a test of a coroutine."""

    @wraps(coroutine)
    def test(*arguments, **options):
        asyncio.run(coroutine(*arguments, **options))

    return test
