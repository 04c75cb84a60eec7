# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips drawn dot by dot, for printers without Thai letters."""

from PIL import Image, ImageDraw

from coop_terminal.printing import escpos, flow, fonts
from coop_terminal.printing.document import changed
from coop_terminal.printing.letters import spelt

#: Dots across the paper, by its width in millimetres (203 dots to the inch).
DOTS = {58: 384, 80: 576}

#: Height of letters by their size, in dots: as much is above the base line.
LETTERS = {1: 24, 2: 40}

#: Height of lines: below the base line are marks of Thai letters, and those that stand
#: above the letters of the next line.
LINES = {1: 36, 2: 60}
RULE = 14

#: Above the first line is as much room as above all others.
MARGIN = 10

#: Empty rows up to this many are sent as part of a picture.
SHORT_GAP = 8


class Pen:
    """Draws slips in one font on paper of one width.

    :raise fonts.NoFont: if there is no font
    """

    def __init__(self, paper, font=""):
        self.width = DOTS[paper]
        self._paths = fonts.find(font)

    def drawn(self, document):
        """Return a document as a picture, black on white, one bit a dot."""
        known = changed(document, lambda text: spelt(text, self._knows))
        lines = flow.flow(known, self.width, self._measure)
        picture = Image.new("1", (self.width, MARGIN + sum(map(_height, lines))), 1)
        draw, top = ImageDraw.Draw(picture), MARGIN
        for line in lines:
            self._draw(draw, line, top)
            top += _height(line)
        return picture

    def _font(self, bold, size):
        return fonts.load(self._paths[bold], LETTERS[size])

    def _measure(self, text, bold, size):
        return self._font(bold, size).getlength(text)

    def _draw(self, draw, line, top):
        if line.rule:
            middle = top + RULE // 2
            draw.line((0, middle, self.width, middle), fill=0, width=2)
        font, base = self._font(line.bold, line.size), top + LETTERS[line.size]
        for place, text in line.parts:
            draw.text((round(place), base), text, fill=0, font=font, anchor="ls")

    def _knows(self, char):
        return fonts.has(self._font(False, 1), char)


def _height(line):
    return RULE if line.rule else LINES[line.size]


def printed(picture):
    """Return the bytes that print a picture.

    Empty rows are sent as a narrow picture: a serial line is slow, and how far a
    command feeds the paper differs between printers.
    """
    width = (picture.width + 7) // 8
    data = bytes(byte ^ 0xFF for byte in picture.tobytes())  # the printer's 1 is black
    rows = [data[i : i + width] for i in range(0, len(data), width)]
    return b"".join(_pieces(rows, width))


def _pieces(rows, width):
    """Yield commands for bands of rows, and for the gaps between them."""
    start = 0
    while start < len(rows):
        end, most = start, min(len(rows), start + escpos.MOST_ROWS)
        empty = not any(rows[start])
        while end < most and _goes_on(rows, end, empty):
            end += 1
        yield (
            escpos.picture(bytes(end - start), 1)
            if empty
            else escpos.picture(b"".join(rows[start:end]), width)
        )
        start = end


def _goes_on(rows, at, empty):
    """Return whether a row belongs to a gap, or to a band with short gaps in it."""
    if empty:
        return not any(rows[at])
    return any(map(any, rows[at : at + SHORT_GAP]))
