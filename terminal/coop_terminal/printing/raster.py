# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips drawn dot by dot, for printers without Thai letters."""

from PIL import Image, ImageDraw

from coop_terminal.printing import escpos, flow, fonts
from coop_terminal.printing.document import changed
from coop_terminal.printing.letters import spelt

#: Dots across the paper, by its width in millimetres (203 dots to the inch).
DOTS = {58: 384, 80: 576}

#: Height of letters and of a line at single size, in dots.
LETTER, LINE = 24, 34
#: At twice the size; the marks above Thai letters need their room.
BIG_LETTER, BIG_LINE = 40, 56
RULE = 14

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
        picture = Image.new("1", (self.width, sum(map(_height, lines))), 1)
        draw, top = ImageDraw.Draw(picture), 0
        for line in lines:
            self._draw(draw, line, top)
            top += _height(line)
        return picture

    def _font(self, bold, size):
        return fonts.load(self._paths[bold], BIG_LETTER if size == 2 else LETTER)

    def _measure(self, text, bold, size):
        return self._font(bold, size).getlength(text)

    def _draw(self, draw, line, top):
        if line.rule:
            middle = top + RULE // 2
            draw.line((0, middle, self.width, middle), fill=0, width=2)
        font, height = self._font(line.bold, line.size), _height(line)
        for place, text in line.parts:
            baseline = top + height - height // 3 + height // 24
            draw.text((round(place), baseline), text, fill=0, font=font, anchor="ls")

    def _knows(self, char):
        return fonts.has(self._font(False, 1), char)


def _height(line):
    if line.rule:
        return RULE
    return BIG_LINE if line.size == 2 else LINE


def printed(picture):
    """Return the bytes that print a picture.

    Empty rows are fed instead of sent: a serial line is slow.
    """
    width = (picture.width + 7) // 8
    data = bytes(byte ^ 0xFF for byte in picture.tobytes())  # the printer's 1 is black
    rows = [data[i : i + width] for i in range(0, len(data), width)]
    return b"".join(_pieces(rows, width))


def _pieces(rows, width):
    """Yield commands for bands of rows, and for the gaps between them."""
    start = 0
    while start < len(rows):
        end = start
        empty = not any(rows[start])
        while end < len(rows) and end - start < escpos.MOST_ROWS * (8 if empty else 1):
            if any(rows[end]) == empty and not _is_short_gap(rows, end, empty):
                break
            end += 1
        band = rows[start:end]
        yield escpos.feed(len(band)) if empty else escpos.picture(b"".join(band), width)
        start = end


def _is_short_gap(rows, at, empty):
    """Return whether empty rows inside a band are too few to be worth a command."""
    return not empty and any(map(any, rows[at : at + SHORT_GAP]))
