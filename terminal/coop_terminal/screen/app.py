# SPDX-License-Identifier: LGPL-3.0-or-later
"""The program on the screen: it shows the stage, and walks with whoever works here."""

import logging

from textual.app import App
from textual.message import Message

from .counter import Counter
from .page import PLAIN
from .stage import Stage
from .texts import Texts
from .walks import idle, sign_in, state

LOG = logging.getLogger(__name__)

#: From this width on, keys to touch are drawn beside the page.
WIDE = 64

#: What a reader tells of itself and not of a card; it lasts until the reader is back.
GONE, IS_BACK = "reader_gone", "reader_back"


class ReaderSaid(Message):
    """A reader has read a card, or tells why it has not."""

    def __init__(self, card=None, trouble=""):
        """``card``: a `readers.CardRead`; ``trouble``: a code of `readers.TROUBLES`."""
        super().__init__()
        self.card = card
        self.trouble = trouble


class TerminalApp(App, inherit_bindings=False):
    """The screen of a terminal."""

    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, desk, printer, care):
        """``desk``: `desk.Desk`; ``printer`` prints slips; ``care``: `care.Care`."""
        super().__init__()
        self.animation_level = "none"
        self.texts = Texts(care.language)
        self.stage = Stage(self.texts, lambda: state.mark(self.counter.status()))
        dialog = self.stage.dialog
        self.counter = Counter(desk, dialog, self.texts, printer, care, self.exit)
        self.readers = []

    async def on_mount(self):
        """Begin to work."""
        await self.push_screen(self.stage)
        self.run_worker(self._work())
        for reader in self.readers:
            reader.start()

    def on_unmount(self):
        """Let the readers go."""
        for reader in self.readers:
            reader.stop()

    def card_read(self, card):
        """Take a card from a reader; may be called from any thread."""
        self.post_message(ReaderSaid(card=card))

    def reader_told(self, trouble):
        """Take what else a reader tells, in a code; may be called from any thread."""
        self.post_message(ReaderSaid(trouble=trouble))

    def on_reader_said(self, message):
        """Give the card to the page that wants one; tell people all else."""
        if message.trouble:
            self._tell_trouble(message.trouble)
        elif not self.stage.dialog.card_read(message.card):
            self.stage.dialog.tell(self.texts("card_not_now"), PLAIN)

    def _tell_trouble(self, trouble):
        """Tell a trouble; one of the reader itself stays until it is over."""
        if trouble == GONE:
            self.counter.troubles["reader"] = lambda texts: texts.trouble(trouble)
        elif trouble == IS_BACK:
            self.counter.troubles.pop("reader", None)
        self.stage.dialog.tell(self.texts.trouble(trouble))

    async def _work(self):
        """Let operators sign in and serve members, one after another, for ever."""
        while True:
            await self._serve_an_operator()

    async def _serve_an_operator(self):
        """Let an operator sign in and work; whatever goes wrong, begin again."""
        try:
            await sign_in.sign_in(self.counter)
            await idle.serve(self.counter)
        except Exception:
            LOG.exception("a walk broke off")
            texts = self.texts
            await self.counter.show(texts("broken_title"), notice=texts("broken"))
