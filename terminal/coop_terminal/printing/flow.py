# SPDX-License-Identifier: LGPL-3.0-or-later
"""From a slip to lines that fit the paper, in columns or in dots."""

from dataclasses import dataclass

from coop_terminal.printing.document import Pair, Rule, Space, Text
from coop_terminal.wrapping import balanced, wrapped

#: A name has at least this part of the line before its amount goes to the next one, and
#: where it is large the whole of it: it is not broken to make room.
ROOM = 0.45


@dataclass(frozen=True)
class Line:
    """One line: texts and where each begins; ``rule``: a line across instead."""

    parts: tuple[tuple[float, str], ...] = ()
    bold: bool = False
    size: int = 1
    rule: bool = False


def flow(document, width, measure):
    """Return the Lines of a document.

    :param width: of the paper, in columns or dots
    :param measure: function of text, bold and size that gives the width of a text
    """
    return [
        line
        for block in document
        for line in _PLACED[type(block)](block, width, measure)
    ]


def _text(block, width, measure):
    measured = _measuring(block, measure)
    indent = measured(" ") * block.indent
    for paragraph in block.text.splitlines():
        centred = block.align == "center"
        lines = (balanced if centred else wrapped)(paragraph, width - indent, measured)
        for text in lines:
            place = (width - measured(text)) / 2 if centred else indent
            yield Line(((place, text),), block.bold, block.size)


def _pair(block, width, measure):
    measured = _measuring(block, measure)
    if measured(block.right) > width:
        yield from _apart(block, width, measure)
        return
    indent = measured(" ") * block.indent
    right = (width - measured(block.right), block.right)
    room = right[0] - measured(" ") - indent
    lines = wrapped(block.left, width - indent, measured)
    if room >= ROOM * width and block.size == 1:
        narrow = wrapped(block.left, room, measured)
        below = measured(lines[-1]) > room
        lines = narrow if len(narrow) <= len(lines) + below else lines
    beside = measured(lines[-1]) <= room
    for text in lines[:-1] if beside else lines:
        yield Line(((indent, text),), block.bold, block.size)
    ending = ((indent, lines[-1]), right) if beside else (right,)
    yield Line(ending, block.bold, block.size)


def _apart(block, width, measure):
    """Yield a pair whose right text is wider than the paper: one below the other."""
    left = Text(block.left, block.bold, block.size, indent=block.indent)
    yield from _text(left, width, measure)
    measured = _measuring(block, measure)
    for text in wrapped(block.right, width, measured):
        yield Line(((width - measured(text), text),), block.bold, block.size)


def _measuring(block, measure):
    return lambda text: measure(text, block.bold, block.size)


def _rule(_block, _width, _measure):
    yield Line(rule=True)


def _space(_block, _width, _measure):
    yield Line()


_PLACED = {Text: _text, Pair: _pair, Rule: _rule, Space: _space}
