# SPDX-License-Identifier: LGPL-3.0-or-later
"""Figures that are read across a counter: five lines high, for screens with room."""

#: Each character by its five rows of dots; a dot is two cells wide.
_DOTS = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", " ██", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    "x": ("   ", "█ █", " █ ", "█ █", "   "),
    "-": ("   ", "   ", "███", "   ", "   "),
    ".": (" ", " ", " ", " ", "█"),
    ",": (" ", " ", " ", "█", "█"),
    ":": (" ", "█", " ", "█", " "),
}


def drawn(text):
    """Return the five lines of a figure; empty where one of its characters is none.

    >>> [line.strip() for line in drawn("1.")]
    ['██', '████', '██', '██', '██████  ██']
    """
    if not _DOTS.keys() >= {*text}:
        return []
    rows = zip(*(_DOTS[character] for character in text), strict=True)
    return ["  ".join(_wide(dots) for dots in row) for row in rows]


def _wide(dots):
    return "".join(dot * 2 for dot in dots)
