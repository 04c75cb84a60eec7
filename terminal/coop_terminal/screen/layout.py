# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines of text that fit a width, in cells of the terminal.

A Thai vowel or tone mark stands above or below its consonant and takes no cell of its
own: what counts is `cell_len`, and what must not be torn apart is a cluster.
"""

from rich.cells import cell_len
from rich.style import Style
from textual.renderables.digits import Digits

from coop_terminal.thai import clusters
from coop_terminal.wrapping import wrapped

from . import figures

#: What there are large figures of, or what goes well between them.
LARGE = frozenset("0123456789-:x,. ")


def clip(text, width):
    """Return the text, with "…" for its end where it is wider than ``width`` cells."""
    if cell_len(text) <= width:
        return text
    kept, room = "", width - 1
    for piece in clusters(text):
        if cell_len(kept + piece) > room:
            break
        kept += piece
    return f"{kept}…"


def fits(left, right, width):
    """Return whether both have room beside each other, with a blank between them."""
    return cell_len(left) + cell_len(right) < width


def sides(left, right, width):
    """Return one line: ``left`` at its left end, ``right`` at its right end.

    What is at the right is a figure or a state and is kept whole; the left is clipped.
    """
    right = clip(right, width)
    room = width - cell_len(right) - bool(right)
    left = clip(left, max(room, 0)) if room > 0 else ""
    return left + " " * (width - cell_len(left) - cell_len(right)) + right


def wrap(text, width):
    """Return the text as lines of at most ``width`` cells; nothing has no line."""
    return [line for line in wrapped(text, width, cell_len) if line]


def large(text, width, tall=False):
    """Return lines that show a figure large, or as plain text in the middle of three.

    Plain where it has characters that there are no large ones of, or is too wide.

    :param bool tall: whether there is room for five lines, rather than three
    """
    highest = figures.drawn(text) if tall else []
    if highest and len(highest[0]) <= width:
        return highest
    if not LARGE.issuperset(text) or Digits.get_width(text) > width:
        return ["", clip(text, width), ""]
    drawn = "".join(s.text for s in Digits(text).render(Style(bold=True)))
    return drawn.splitlines()
