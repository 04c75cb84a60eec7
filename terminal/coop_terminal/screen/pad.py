# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keys to touch, drawn beside the page where the screen is wide enough."""

from textual.containers import Grid
from textual.widgets import Static

from .keys import PAD


class Key(Static):
    """One key. A touch does what the key of the keypad does."""

    def __init__(self, face, key):
        """``face``: what stands on it; ``key``: its name for Textual."""
        super().__init__(face, classes=f"key key-{key}")
        self._key = key

    def on_click(self):
        """Press it."""
        self.screen.dialog.press(self._key)


class Pad(Grid):
    """All keys."""

    def compose(self):
        """One after another; the style puts them into rows."""
        for face, key in PAD:
            yield Key(face, key)
