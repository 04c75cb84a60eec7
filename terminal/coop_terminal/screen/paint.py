# SPDX-License-Identifier: LGPL-3.0-or-later
"""Turns a page into lines of text: a width and a height full of them.

The bar is at the top; what is keyed, the notice and the hint are at the bottom; between
them is what there is to read or to choose from, in parts where it is too long.
"""

from dataclasses import dataclass, replace

from rich.cells import cell_len

from .layout import clip, fits, large, sides, wrap
from .page import DIGIT, FAINT, PLAIN

BAR = "bar"
CHOICES_IN_A_PART = 8
MOST_CHOICES = 9
#: From this height on, figures are drawn higher.
TALL = 30
#: As wide as the digit before a choice.
KEY = "    "


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
        return max(-(-len(self._rows(page, room)) // max(room, 1)), 1)

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
        if page.choices:
            return self._with_choices(page, view, room)
        rows = self._rows(page, room)
        return _shortened(rows, room) if page.entry else rows[view.part * room :]

    def _with_choices(self, page, view, room):
        """Return the rows and below them the choices, whole where there is room."""
        choices = self._choices(page, view, self._whole)
        if len(self._rows(page, room)) + len(choices) > room:
            choices = self._choices(page, view, self._clipped)
        rows = _shortened(self._rows(page, room - len(choices)), room - len(choices))
        rows += [Line()] if rows and len(rows) + len(choices) < room else []
        return rows + _airy(choices, room - len(rows))

    def _rows(self, page, room):
        """Return the rows as lines: what is only read, or has room, is not clipped."""
        rows = page.lines()
        whole = _drawn(rows, self._whole)
        if len(whole) <= room or not (page.entry or page.choices):
            return whole
        short = _drawn(rows, self._short)
        if len(short) <= room or not page.fewer:
            return short
        return self._rows(replace(page, rows=page.fewer, fewer=()), room)

    def _whole(self, left, right, indent=0):
        """Return the lines of a text and of what belongs to it at the right."""
        width = self.width - indent
        if fits(left, right, width):
            return [sides(left, right, width).rstrip()]
        lines = wrap(left, width) or [""]
        if right and not fits(lines[-1], right, width):
            lines = self._above(left, right, width) or [*lines, ""]
        *above, last = lines
        return [*above, sides(last, right, width) if right else last]

    def _above(self, left, right, width):
        """Return the lines of a text so that its last one has room for the right."""
        room = width - cell_len(right) - 1
        lines = wrap(left, room) if 2 * room >= width else []
        return lines if len(lines) <= len(wrap(left, width)) + 1 else []

    def _short(self, left, right):
        """Return the same; where something is at the right as one line."""
        return self._clipped(left, right) if right else self._whole(left, right)

    def _clipped(self, left, right, indent=0):
        """Return the same as one line."""
        return [sides(left, right, self.width - indent)]

    def _choices(self, page, view, lined):
        """Return the lines of the choices that are to be had on the part."""
        choices, more = choices_in(page, view.part)
        keyed = [(n, each.label, each.detail) for n, each in enumerate(choices, 1)]
        keyed += [(9, self.texts("more"), "")] if more else []
        keyed.append((0, page.leave or self.texts("back"), ""))
        return [line for each in keyed for line in _choice(*each, lined)]

    def _foot(self, page, view):
        """Return what stands at the bottom: figure, notice, hint."""
        lines = [Line(text, FAINT) for text in wrap(page.label, self.width)]
        figure, tone = page.large()
        if figure:
            lines += [
                Line(sides("", text, self.width), tone)
                for text in large(figure, self.width, self.height >= TALL)
            ]
        lines += [
            Line(sides(text, "", self.width), view.tone)
            for text in wrap(_untold(page, view.notice), self.width)
        ]
        hint = page.special_hint() or self.texts(page.natural_hint())
        return [*lines, Line(clip(hint, self.width), FAINT, "enter")]


def _untold(page, notice):
    """Return the notice, but nothing where the page says the same."""
    return "" if any(notice in row.left for row in page.lines()) else notice


def _drawn(rows, lined):
    """Return the lines of rows; ``lined`` returns those of one."""
    return [Line(text, r.tone) for r in rows for text in lined(r.left, r.right)]


def _choice(number, label, detail, lined):
    """Return the lines of a choice, behind the digit that takes it."""
    first, *more = lined(label, detail, indent=len(KEY))
    texts = [f" {number}  {first}", *(KEY + text for text in more)]
    return [Line(text, DIGIT, str(number)) for text in texts]


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
    """Return the choices with a blank line between them, where there is room."""
    airy = []
    for line in lines:
        airy += [Line()] if airy and line.key != airy[-1].key else []
        airy.append(line)
    return airy if len(airy) <= room else lines
