# SPDX-License-Identifier: LGPL-3.0-or-later
"""What has been keyed into a field, key by key. Knows nothing of a screen."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Shape:
    """How a field takes keys.

    ``length``: the most characters. ``letters``: capital letters are taken beside
    digits. ``anything``: so is all that a reader may type. ``secret``: shown without
    telling what it is. ``number``: stands for a number; without a point key the last
    ``shift`` digits are behind the point, as on card terminals (12345 is 123.45 with
    2), and with it at most ``places``.
    """

    length: int = 16
    letters: bool = False
    anything: bool = False
    secret: bool = False
    number: bool = False
    shift: int = 0
    places: int = 0


class Keyed:
    """A field and what stands in it."""

    def __init__(self, shape, text=""):
        """``text``: what is proposed; the first key takes its place."""
        self.shape = shape
        self._text = text
        self._proposed = bool(text)

    @property
    def empty(self):
        """Whether nothing has been keyed."""
        return not self._text

    @property
    def text(self):
        """What was keyed, as it was keyed."""
        return self._text

    def add(self, character):
        """Take one more character. Return whether the field has a use for it."""
        if self._proposed:
            self.clear()
        if character == "." and self.shape.number:
            return self._add_point()
        if len(self._text) >= self.shape.length or not self._takes(character):
            return False
        self._text += character if self.shape.anything else character.upper()
        return True

    def erase(self):
        """Take the last character away. Return whether there was one."""
        had, self._text, self._proposed = bool(self._text), self._text[:-1], False
        return had

    def clear(self):
        """Take all away. Return whether there was anything."""
        had, self._text, self._proposed = bool(self._text), "", False
        return had

    @property
    def value(self):
        """The number that was keyed, a Decimal. Nothing keyed is 0."""
        whole, point, part = self._text.partition(".")
        if point:
            return Decimal(f"{whole or 0}.{part or 0}")
        return Decimal(self._text or 0).scaleb(-self.shape.shift)

    @property
    def shown(self):
        """What the person at the terminal sees."""
        if self.shape.secret:
            return "x" * len(self._text)
        if self.shape.number:
            return self._number()
        # What a reader types is nobody's business, least of all that of a bank card.
        typed = self.shape.anything and self._text and not self._text.isalnum()
        return "…" if typed else self._text

    def _takes(self, character):
        if self.shape.anything:
            return character.isprintable()
        # Not isdigit(): Thai digits are digits to it.
        if "0" <= character <= "9":
            return self._behind() < self.shape.places or "." not in self._text
        return self.shape.letters and character.isascii() and character.isalnum()

    def _add_point(self):
        usable = self.shape.places > 0 and "." not in self._text
        if usable:
            self._text += "."
        return usable

    def _behind(self):
        return len(self._text.partition(".")[2])

    def _number(self):
        """Return the number in groups of three, with the digits behind the point."""
        whole, point, part = self._text.partition(".")
        if point:
            return f"{int(whole or 0):,}.{part}"
        if self.empty and not self.shape.shift:
            return ""
        return f"{self.value:,.{self.shape.shift}f}"


def left_empty(answer):
    """Return whether an answer is a field that was confirmed with nothing in it."""
    return isinstance(answer, Keyed) and answer.empty
