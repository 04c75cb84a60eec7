# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines of text: shaped, measured, fitted and drawn.

Thai is shaped by HarfBuzz: tone marks stand above upper vowels and below ascenders as
they should. Readers of the PDF find the text itself beside its shapes, so that it can
be searched, copied and read aloud.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr

from .fonts import ASCENT, DESCENT, runs

ELLIPSIS = "…"

#: Thai vowels that are written before, and the one written after, their consonant.
LEADING_VOWELS = "เแโใไ"
SARA_AM = "ำ"

#: Where a Thai phrase may be broken: at a zero-width space, before a leading vowel.
BREAKS = re.compile(f"\u200b|(?=[{LEADING_VOWELS}])")

#: What a text is shaped at; shapes and widths are the same at every size.
SHAPING_SIZE = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A text at the size it is printed in."""

    text: str
    size: float
    bold: bool = False

    @property
    def width(self):
        """The width in points."""
        return width(self.text, self.bold) * self.size


@lru_cache(maxsize=4096)
def _shaped(text, bold):
    """Return a text's pieces: font, what reportlab prints, width at one point."""
    return tuple(_shaped_piece(name, piece) for name, piece in runs(text, bold))


def _shaped_piece(name, piece):
    """Return a piece as reportlab prints it: plain where shaping changes nothing."""
    is_ours = isinstance(pdfmetrics.getFont(name), TTFont)
    shaped = shapeStr(piece, name, SHAPING_SIZE) if is_ours else piece
    if not isinstance(shaped, ShapedStr):
        return name, shaped, pdfmetrics.stringWidth(shaped, name, 1)
    advance = sum(glyph.x_advance for glyph in shaped.__shapeData__)
    return name, shaped, advance / 1000


def width(text, bold=False):
    """Return the width of a text at a size of one point."""
    return sum(piece_width for _name, _piece, piece_width in _shaped(text, bold))


def plain(text):
    """Return a text as one line without control characters.

    >>> plain("Somchai\\n Jaidee")
    'Somchai Jaidee'
    """
    return " ".join(text.split())


def fit(text, size, room, smallest, bold=False):
    """Return a text as a line that fits.

    It is set smaller where it must be, down to the smallest size, and is then cut.

    :param float size: what is wanted, in points
    :param float room: the width there is, in points
    :param float smallest: the size below which it is cut instead
    """
    text = plain(text)
    natural = width(text, bold)
    possible = room / natural if natural else size
    if possible >= min(size, smallest):
        return Line(text, min(size, possible), bold)
    return Line(_cut(text, room / smallest, bold), smallest, bold)


def _cut(text, room, bold):
    """Return the most of a text that fits, with … after it."""
    for end in reversed(range(len(text))):
        if _may_end(text, end):
            cut = text[:end].rstrip() + ELLIPSIS
            if width(cut, bold) <= room:
                return cut
    return ELLIPSIS


def _may_end(text, end):
    """Tell whether a text may be cut there: not between a letter and its marks."""
    following = text[end]
    belongs_on = unicodedata.category(following) == "Mn" or following == SARA_AM
    return not belongs_on and text[end - 1 : end] not in tuple(LEADING_VOWELS)


def baseline(top, height, size):
    """Return how far below the page's top a line's baseline lies in its box.

    All in points; the line stands in the middle of the box's height.
    """
    return top + (height - size * (ASCENT + DESCENT)) / 2 + size * ASCENT


def draw(canvas, line, x, y):
    """Draw a line from a point of its baseline on, in the canvas's colour."""
    if not line.text:
        return
    said = line.text.encode("utf-16-be").hex()
    canvas.addLiteral(f"/Span <</ActualText <FEFF{said}>>> BDC")
    pen = canvas.beginText(x, y)
    for name, piece, _width in _shaped(line.text, line.bold):
        pen.setFont(name, line.size)
        pen.textOut(piece)
    canvas.drawText(pen)
    canvas.addLiteral("EMC")


def wrap(text, size, room, bold=False):
    """Return the lines of a text that is broken to fit.

    It is broken at blanks. Thai has none between words: where a phrase does not fit,
    it is broken before a vowel that begins a syllable, at a zero-width space, or, where
    there is neither, between letters.

    :param float room: the width there is, in points
    """
    broken = []
    for paragraph in text.splitlines():
        broken += _wrapped(paragraph.split(), room / size, bold) or [""]
    return [Line(each, size, bold) for each in broken]


def _wrapped(words, room, bold):
    """Return words put into lines, each at most as wide as the room."""
    written, taken, blank = [], 0, width(" ", bold)
    for word in words:
        needed = width(word, bold)
        if written and taken + blank + needed <= room:
            written[-1] += f" {word}"
            taken += blank + needed
            continue
        pieces = [word] if needed <= room else _broken(word, room, bold)
        written += pieces
        taken = width(pieces[-1], bold)
    return written


def _broken(word, room, bold):
    """Return the parts of a word that is too wide for a line."""
    parts = []
    for piece in re.split(BREAKS, word):
        if parts and width(parts[-1] + piece, bold) <= room:
            parts[-1] += piece
        else:
            parts += _cut_up(piece, room, bold)
    return parts


def _cut_up(piece, room, bold):
    """Return what no break is known for in parts that fit, between letters."""
    parts = [""]
    for index, char in enumerate(piece):
        fits = not parts[-1] or width(parts[-1] + char, bold) <= room
        if fits or not _may_end(piece, index):
            parts[-1] += char
        else:
            parts.append(char)
    return parts
