# SPDX-License-Identifier: LGPL-3.0-or-later
"""Finding a font with Thai letters, for printers that have none."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

#: Where systems keep fonts that have Thai and Latin letters: plain and bold.
#: First those whose thin lines come out well on receipt paper.
USUAL = (
    ("/usr/share/fonts/truetype/tlwg/Loma.ttf", "Loma-Bold.ttf"),
    ("/usr/share/fonts/truetype/tlwg/Garuda.ttf", "Garuda-Bold.ttf"),
    ("/usr/share/fonts/truetype/tlwg/Waree.ttf", "Waree-Bold.ttf"),
    ("/usr/share/fonts/tlwg/Loma.otf", "Loma-Bold.otf"),
    ("/usr/share/fonts/thai-scalable/Loma.otf", "Loma-Bold.otf"),
    (
        "/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf",
        "NotoSansThai-Bold.ttf",
    ),
    ("/usr/share/fonts/noto/NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"),
    ("C:/Windows/Fonts/tahoma.ttf", "tahomabd.ttf"),
    ("C:/Windows/Fonts/LeelawUI.ttf", "LeelaUIb.ttf"),
    ("/System/Library/Fonts/Supplemental/Ayuthaya.ttf", "Ayuthaya.ttf"),
)

#: Letters that a font has to have, to be of use.
NEEDED = "กุ้ำ฿A1"

#: No font has a letter here: what is drawn for it is what is drawn for a missing one.
_NO_LETTER = "\U0010fffe"


class NoFont(ValueError):
    """There is no font to draw letters with; the text is a sentence for people."""


def find(chosen=""):
    """Return the paths of the plain and the bold font: the chosen one, or a usual one.

    :raise NoFont: if none is there, or the chosen one has no Thai letters
    """
    candidates = [(chosen, chosen)] if chosen else USUAL
    for plain, bold in candidates:
        if Path(plain).is_file() and has(load(plain, 24), NEEDED):
            beside = Path(plain).with_name(Path(bold).name)
            return plain, str(beside if beside.is_file() else plain)
    if chosen:
        raise NoFont(f"{chosen} is no font with Thai and Latin letters.")
    raise NoFont(
        "There is no font with Thai letters: install one (fonts-thai-tlwg), or name "
        "its file as printer.font in the settings."
    )


@lru_cache(maxsize=8)
def load(path, size):
    """Return a font at a size, in dots; with the layout that sets Thai marks right."""
    layout = ImageFont.Layout.RAQM if sets_marks() else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


def sets_marks():
    """Return whether marks above and below letters will be where they belong."""
    return features.check("raqm")


def has(font, text):
    """Return whether a font has all letters of a text."""
    return all(_has(font, char) for char in text)


@lru_cache(maxsize=4096)
def _has(font, char):
    return char == " " or _drawn(font, char) != _drawn(font, _NO_LETTER)


def _drawn(font, char):
    mask = font.getmask(char)
    return mask.size, bytes(mask)
