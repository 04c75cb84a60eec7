# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where a line ends, on the screen and on paper."""

import re

from coop_terminal.thai import clusters, words

#: Blanks at which a line may end: ๆ says a word again and stays with it.
_BLANKS = re.compile(r"\s+(?!ๆ)")


def wrapped(text, width, measured):
    """Return the lines of a paragraph, none wider than ``width``.

    A line ends at a blank; where what stands between two is wider than a line, between
    words; where a word is, between letters. An empty paragraph is one empty line.

    :param measured: function that returns how wide a text is

    >>> wrapped("rice, five bags", 10, len)
    ['rice, five', 'bags']
    """
    lines = [""]
    for part in _BLANKS.split(text.strip()):
        joined = f"{lines[-1]} {part}" if lines[-1] else part
        if measured(joined) <= width:
            lines[-1] = joined
        elif measured(part) <= width:
            lines.append(part)
        else:
            lines += _filled(lines.pop(), part, width, measured)
    return lines


def balanced(text, width, measured):
    """Return as many lines as `wrapped` does; a short one at the end is filled up.

    >>> balanced("Sample Agricultural Co-operative Ltd.", 32, len)
    ['Sample Agricultural', 'Co-operative Ltd.']
    """
    lines = wrapped(text, width, measured)
    if len(lines) == 1 or 2 * measured(lines[-1]) > width:
        return lines
    low, high = _widest(text, width, measured), width
    while high - low > 1:
        middle = (low + high) // 2
        narrower = wrapped(text, middle, measured)
        if len(narrower) > len(lines):
            low = middle
        else:
            lines, high = narrower, middle
    return lines


def _widest(text, width, measured):
    """Return how wide the lines are at least, where nothing more is to be broken."""
    pieces = [
        piece
        for part in _BLANKS.split(text)
        for piece in ((part,) if measured(part) <= width else words(part))
    ]
    return max(map(measured, pieces)) - 1


def _filled(line, part, width, measured):
    """Return lines that go on with what is wider than one of them."""
    lines = [f"{line} " if line else ""]
    for piece in _pieces(part, width, measured):
        if measured(lines[-1] + piece) <= width or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [each.rstrip() for each in lines]


def _pieces(part, width, measured):
    """Yield words, and of a word that is wider than a line what must not be torn.

    Where even that is wider, its letters; a mark is no wider than what bears it.
    """
    for word in words(part):
        for piece in (word,) if measured(word) <= width else clusters(word):
            yield from (piece,) if measured(piece) <= width else piece
