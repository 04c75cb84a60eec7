# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one screen of the program: it draws what the dialog shows, and hands it the keys.

Between two pages nothing is built or torn down, and nothing is drawn that stands there
already, so that a small device has little to do.
"""

from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from .colours import TONES
from .dialog import Dialog
from .layout import sides
from .pad import Pad
from .paint import Sheet, View

REFRESH_SECONDS = 5


class Stage(Screen):
    """Draws the page at the left; at the right, where there is room, keys to touch."""

    def __init__(self, texts, state):
        """``texts``: `texts.Texts`; ``state``: returns how the link is, for the bar."""
        super().__init__()
        self.dialog = Dialog(texts, self.paint, self._parts)
        self._texts = texts
        self._state = state
        self._painted = None

    def compose(self):
        """Have a place for the page, and keys."""
        with Horizontal():
            yield Static(id="page")
            yield Pad()

    def on_mount(self):
        """Look every few seconds whether what is shown is still so."""
        self.set_interval(REFRESH_SECONDS, self.paint)

    def on_resize(self):
        """Fit what is shown to the new size."""
        self.call_after_refresh(self.paint)

    def on_key(self, event):
        """Hand a key to the dialog."""
        event.stop()
        self.dialog.press(event.key, event.character or "")

    def action_touch(self, key):
        """Press the key that a touched line stands for."""
        self.dialog.press(key)

    def paint(self):
        """Draw what is shown now, where that is something new."""
        if not self.dialog.page:
            return
        sheet = self._sheet()
        lines = sheet.paint(self.dialog.page, self._view())
        if (sheet.width, lines) == self._painted:
            return
        self._painted = sheet.width, lines
        parts = [part for line in lines for part in ("\n", _drawn(line, sheet.width))]
        self.query_one("#page").update(Content.assemble(*parts[1:]))

    def _parts(self):
        return self._sheet().parts(self.dialog.page, self._view())

    def _sheet(self):
        size = self.query_one("#page").size
        return Sheet(max(size.width - 2, 1), max(size.height, 1), self._texts)

    def _view(self):
        text, tone = self.dialog.notice
        return View(self.dialog.part, text, tone, self._state())


def _drawn(line, width):
    """Return a line as Textual draws it; to touch it is to press its key."""
    style = Style.parse(TONES[line.tone])
    if line.key:
        style += Style.from_meta({"@click": f"screen.touch('{line.key}')"})
    return f" {sides(line.text, '', width)} ", style
