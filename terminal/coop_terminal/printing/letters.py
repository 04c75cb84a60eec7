# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters on paper: how wide they are, and which can be printed.

Vowels and tones above and below a Thai consonant take no room of their own.
"""

import re
import unicodedata
from functools import cache

#: Sara am that was taken apart: nikhahit, perhaps a tone, sara aa.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")

#: What many printers and fonts lack, and what says the same.
_SAME = {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-",
    "‐": "-", "‑": "-", "•": "*", "·": "*", "×": "x", "฿": "THB", "€": "EUR",
    "\u2212": "-",
}  # fmt: skip


def cells(text):
    """Return how many columns of a printer a text takes.

    >>> cells("ABC"), cells("ปุ๋ย"), cells("น้ำ"), cells("中")
    (3, 2, 2, 2)
    """
    return sum(map(_cell, text))


@cache
def _cell(char):
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def clean(text):
    """Return a text without what is no letter: commands to the printer above all.

    >>> clean("น\u0e4d\u0e49า\\x1b@ ok\\t2\u200b")
    'น้ำ@ ok 2'
    """
    text = unicodedata.normalize("NFC", text).replace("\t", " ").replace("\xa0", " ")
    text = _SARA_AM.sub(r"\1ำ", text)
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def spelt(text, known):
    """Return a text in the characters that a printer or font knows.

    Others are replaced by what says the same, or else by their number, so that somebody
    who reads the slip sees that something stood there.

    :param known: function that tells whether a character can be printed

    >>> spelt("Café 🙂 ฿5", str.isascii)
    'Cafe [1F642] THB5'
    """
    return "".join(c if known(c) else _replaced(c, known) for c in clean(text))


def _replaced(char, known):
    if "\ufe00" <= char <= "\ufe0f":  # asks for a coloured or a plain emoji
        return ""
    bare = unicodedata.normalize("NFD", char)[0]  # without its accents
    for same in (_SAME.get(char), bare):
        if same and all(map(known, same)):
            return same
    return f"[{ord(char):04X}]"
