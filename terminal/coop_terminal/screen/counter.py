# SPDX-License-Identifier: LGPL-3.0-or-later
"""What all walks have at hand: desk, dialog, texts, printer, care."""

import asyncio
import logging
import time
from dataclasses import dataclass, field, replace

from coop_terminal.domain.refusal import Refused
from coop_terminal.printing import PrinterTrouble

from .entry import left_empty
from .page import BACK, Page

LOG = logging.getLogger(__name__)
STATUS_SECONDS = 1


@dataclass
class Counter:
    """Where somebody works.

    ``care``: what only whoever looks after the terminal needs, a `care.Care`.
    ``stop`` ends the program.
    ``troubles``: what is wrong with reader and printer: functions of the texts.
    """

    desk: object
    dialog: object
    texts: object
    printer: object
    care: object
    stop: object
    troubles: dict = field(default_factory=dict)
    next_card: object = None
    last_slip: object = None
    _status: tuple = (float("-inf"), None)
    _printing: set = field(default_factory=set)

    @property
    def catalogue(self):
        """What the server lets the terminal work with."""
        return self.desk.station.catalogue

    @property
    def printing(self):
        """Whether a slip is still being printed."""
        return bool(self._printing)

    @property
    def place(self):
        """What the branch is called; nothing as long as the server has not told."""
        try:
            return self.catalogue.content["branch"]["name"]
        except Refused:
            return ""

    def status(self):
        """Return how the terminal is, or was a moment ago."""
        asked_at, status = self._status
        if time.monotonic() - asked_at > STATUS_SECONDS:
            status = self.desk.status()
            self._status = (time.monotonic(), status)
        return status

    async def change_language(self):
        """Speak the other language, also after the next start."""
        self.texts.change_language()
        await self.attempt(self.care.keep_language, self.texts.language)

    async def ask(self, page, **changes):
        """Show a page and return its answer; see `dialog.Dialog.ask`."""
        self._status = (float("-inf"), None)
        return await self.dialog.ask(replace(page, **changes))

    async def attempt(self, call, *arguments, **options):
        """Return what the desk answers, and what is wrong where it does not.

        Whatever happens, the walk goes on, and so nothing is lost that was keyed.
        """
        try:
            return await self.dialog.wait_for(call, *arguments, **options), ""
        except Refused as refused:
            return None, self.texts.refusal(refused)
        except Exception:
            LOG.exception("%s failed", getattr(call, "__name__", call))
            return None, self.texts("broken")

    async def ask_until(self, page, check):
        """Ask until what was keyed is right; return what ``check`` made of it.

        What was keyed stays where it is as long as it is wrong. `BACK`, and a field
        that was left empty, are returned as they are.
        """
        while True:
            answer = await self.ask(page)
            if answer is BACK or left_empty(answer):
                return answer
            result, wrong = await self.attempt(check, answer)
            if not wrong:
                return result
            page = replace(page, notice=wrong)

    async def show(self, title, rows=(), **more):
        """Show something to read until Enter is pressed."""
        return await self.dialog.ask(Page(title, rows=tuple(rows), **more))

    def hand_out(self, slip):
        """Print a slip beside all else; what is wrong with the printer is told."""
        self.last_slip = slip
        task = asyncio.ensure_future(self._print(slip))
        self._printing.add(task)
        task.add_done_callback(self._printing.discard)

    async def _print(self, slip):
        try:
            await asyncio.to_thread(self.printer.print, slip)
        except PrinterTrouble as trouble:
            LOG.warning("a slip was not printed: %s", trouble)
            code = trouble.code
            self.troubles["printer"] = lambda texts: texts.printer_trouble(code)
            self.dialog.tell(self.texts.printer_trouble(code))
        except Exception:
            LOG.exception("a slip was not printed")
            self.dialog.tell(self.texts("not_printed"))
        else:
            self.troubles.pop("printer", None)
            self.dialog.refresh()
