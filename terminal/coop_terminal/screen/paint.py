# SPDX-License-Identifier: LGPL-3.0-or-later
"""Turns a page into lines of text: a width and a height full of them.

The bar is at the top; what is keyed, the notice and the hint are at the bottom; between
them is what there is to read or to choose from, in parts where it is too long.
"""

from dataclasses import dataclass, replace

from .layout import clip, fits, large, sides, wrap
from .page import DIGIT, FAINT, PLAIN

BAR = "bar"
CHOICES_IN_A_PART = 8
MOST_CHOICES = 9


@dataclass(frozen=True)
class Line:
    """A line of the screen: its text, how it looks, and the key a touch stands for."""

    text: str = ""
    tone: str = PLAIN
    key: str = ""


#: Stands last where there is more to read than room.
CUT = Line("…", FAINT)


@dataclass(frozen=True)
class View:
    """How a page is looked at: which part of it, what is told, the link's state."""

    part: int = 0
    notice: str = ""
    tone: str = PLAIN
    state: str = ""


@dataclass(frozen=True)
class Sheet:
    """Where pages are painted: its size in cells, and the texts of its language."""

    width: int
    height: int
    texts: object

    def paint(self, page, view):
        """Return the page as exactly ``height`` lines."""
        foot = self._foot(page, view)
        room = self._room(foot)
        foot[-1] = self._numbered(foot[-1], page, view)
        body = self._body(page, view, room)[:room]
        blank = [Line()] * (room - len(body))
        tone = BAR if page.tone == PLAIN else page.tone
        bar = Line(sides(page.title, view.state, self.width), tone)
        return [bar, Line(), *body, *blank, *foot][: self.height]

    def parts(self, page, view):
        """Return how many parts the page has."""
        if page.choices:
            many = len(page.choices) > MOST_CHOICES
            return -(-len(page.choices) // CHOICES_IN_A_PART) if many else 1
        room = self._room(self._foot(page, view))
        return max(-(-len(self._rows(page)) // max(room, 1)), 1)

    def _numbered(self, hint, page, view):
        """Return the hint with the part's number, where there are several."""
        parts = self.parts(page, view)
        if page.entry or parts < 2:
            return hint
        return replace(
            hint, text=sides(hint.text, f"{view.part + 1}/{parts}", self.width)
        )

    def _room(self, foot):
        """Return how many lines are left between the bar and the foot."""
        return max(self.height - 2 - len(foot), 0)

    def _body(self, page, view, room):
        rows = self._rows(page)
        if page.choices:
            choices = self._choices(page, view)
            rows = _shortened(rows, room - len(choices))
            rows += [Line()] if rows and len(rows) + len(choices) < room else []
            return rows + _airy(choices, room - len(rows))
        if page.entry:
            return _shortened(rows, room)
        return rows[view.part * room :]

    def _rows(self, page):
        return [line for row in page.lines() for line in self._row(row, page)]

    def _row(self, row, page):
        """Return the lines of a row. What is only read takes two rather than be cut."""
        read_only = not (page.entry or page.choices)
        if row.right and (fits(row.left, row.right, self.width) or not read_only):
            return [Line(sides(row.left, row.right, self.width), row.tone)]
        texts = wrap(row.left, self.width) or [""]
        texts += [sides("", row.right, self.width)] if row.right else []
        return [Line(text, row.tone) for text in texts]

    def _choices(self, page, view):
        """Return a line for each choice that is to be had on the part."""
        choices, more = choices_in(page, view.part)
        lines = [
            self._choice(number, choice.label, choice.detail)
            for number, choice in enumerate(choices, 1)
        ]
        if more:
            lines.append(self._choice(9, self.texts("more")))
        return [*lines, self._choice(0, page.leave or self.texts("back"))]

    def _choice(self, number, label, detail=""):
        text = sides(f" {number}  {label}", detail, self.width)
        return Line(text, DIGIT, str(number))

    def _foot(self, page, view):
        """Return what stands at the bottom: figure, notice, hint."""
        lines = [Line(text, FAINT) for text in wrap(page.label, self.width)]
        figure, tone = page.large()
        if figure:
            lines += [
                Line(sides("", text, self.width), tone)
                for text in large(figure, self.width)
            ]
        lines += [
            Line(sides(text, "", self.width), view.tone)
            for text in wrap(view.notice, self.width)
        ]
        hint = page.hint or self.texts(page.natural_hint())
        return [*lines, Line(clip(hint, self.width), FAINT, "enter")]


def choices_in(page, part):
    """Return the choices that are to be had on a part, and whether there are more."""
    if len(page.choices) <= MOST_CHOICES:
        return page.choices, False
    start = part * CHOICES_IN_A_PART
    return page.choices[start : start + CHOICES_IN_A_PART], True


def _shortened(lines, room):
    """Return the lines, with a mark for what there is no room for."""
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], CUT] if room > 0 else []


def _airy(lines, room):
    """Return the lines with a blank one between two, where there is room for that."""
    if room < 2 * len(lines) - 1:
        return lines
    return [each for line in lines for each in (line, Line())][:-1]
