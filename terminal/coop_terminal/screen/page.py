# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stands on the screen at one moment, as plain data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .entry import Keyed

# How lines look; `colours` says in which colours.
PLAIN = "plain"
FAINT = "faint"
STRONG = "strong"
DIGIT = "digit"
KEYED = "keyed"
GOOD = "good"
BAD = "bad"


@dataclass(frozen=True)
class Row:
    """A line of a page. ``left`` runs on below where nothing is at the right."""

    left: str = ""
    right: str = ""
    tone: str = PLAIN


@dataclass(frozen=True)
class Choice:
    """What may be chosen by the digit before it. ``answer`` is handed back."""

    answer: Any
    label: str
    detail: str = ""


class Back:
    """The answer of somebody who wants to go one step back."""


BACK = Back()


@dataclass(frozen=True)
class Page:
    """What is shown, and what is asked.

    ``entry``: a field to key into. ``choices``: a menu; ``leave`` is what 0 is called
    in it. With neither, Enter goes on. ``figure``: what is to be read at a glance, as
    long as nothing is keyed; ``label`` says what entry or figure mean. ``rows``: lines,
    or a function that tells them anew each few seconds, as ``figure`` may be;
    ``fewer``: lines instead of them where they have no room.
    ``cards``: whether a card may be read instead of keying. ``shortcuts``: keys, by
    Textual's name, that answer at once; ``guarded`` ones not in the first moment, as a
    key that is pressed twice is meant for the page before. ``notice``: what is wrong.
    ``tone``: whether this is good or bad news. ``hint``: which keys there are, where
    that is special; with a field, as long as nothing is keyed.
    """

    title: str
    rows: tuple[Row, ...] | Callable[[], tuple[Row, ...]] = ()
    fewer: tuple[Row, ...] = ()
    figure: str | Callable[[], str] = ""
    label: str = ""
    entry: Keyed | None = None
    choices: tuple[Choice, ...] = ()
    leave: str = ""
    shortcuts: Mapping[str, Any] = field(default_factory=dict)
    guarded: bool = False
    cards: bool = False
    notice: str = ""
    tone: str = PLAIN
    hint: str = ""

    def lines(self):
        """Return the rows as they are now."""
        return self.rows() if callable(self.rows) else self.rows

    def large(self):
        """Return what is shown large, and how: what is keyed, or else the figure."""
        figure = self.figure() if callable(self.figure) else self.figure
        if self.entry and (not figure or not self.entry.empty):
            return self.entry.shown or "_", KEYED
        return figure, STRONG

    def special_hint(self):
        """Return the hint that counts now, empty where the natural one does."""
        return "" if self.entry and not self.entry.empty else self.hint

    def natural_hint(self):
        """Return the key of the text that tells which keys the page takes."""
        if self.choices:
            return "hint.choose"
        return "hint.key" if self.entry else "hint.go_on"
