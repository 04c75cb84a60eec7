# SPDX-License-Identifier: LGPL-3.0-or-later
"""The fonts of printed papers, and which of them writes what.

The addon ships them: a server needs no Thai fonts of its own. Latin and Thai letters
are embedded; Chinese ones are left to the reader of the PDF, who brings their font.
"""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent.parent / "static" / "fonts"
CHINESE = "STSong-Light"

#: By weight: what is tried for a letter, in this order, before the Chinese font.
FAMILIES = {
    False: ("NotoSans-Regular", "NotoSansThai-Regular"),
    True: ("NotoSans-Bold", "NotoSansThai-Bold"),
}

#: How far the letters reach above and below the baseline, in parts of the size.
ASCENT, DESCENT = 1.069, 0.293


@cache
def _covered(name):
    """Make a shipped font known to reportlab; return the characters it has."""
    font = TTFont(name, FOLDER / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return frozenset(map(chr, font.face.charToGlyph))


@cache
def _chinese():
    """Make the Chinese font known to reportlab; return its name."""
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    return CHINESE


def _is_chinese(char):
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def _font(char, bold, current):
    """Return the font a character is written in; the current one where it can."""
    names = FAMILIES[bold]
    if current in names and char in _covered(current):
        return current
    for name in names:
        if char in _covered(name):
            return name
    return _chinese() if _is_chinese(char) else names[0]


def runs(text, bold=False):
    """Return a text as pairs of font name and piece.

    >>> runs("Card บัตร 1")
    [('NotoSans-Regular', 'Card '), ('NotoSansThai-Regular', 'บัตร '), \
('NotoSans-Regular', '1')]
    """
    pieces = []
    for char in text:
        name = _font(char, bold, pieces[-1][0] if pieces else None)
        if pieces and pieces[-1][0] == name:
            pieces[-1][1] += char
        else:
            pieces.append([name, char])
    return [(name, piece) for name, piece in pieces]
