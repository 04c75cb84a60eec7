# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stands on a slip, before anybody knows how wide the paper is."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Text:
    """A paragraph.

    ``size`` 2 is twice as high; ``align``: left, center; ``indent``: blanks before it.
    """

    text: str
    bold: bool = False
    size: int = 1
    align: str = "left"
    indent: int = 0


@dataclass(frozen=True)
class Pair:
    """Something, and what belongs to it at the right edge: a name and its amount."""

    left: str
    right: str
    bold: bool = False
    size: int = 1
    indent: int = 0


@dataclass(frozen=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True)
class Space:
    """An empty line."""


def changed(document, change):
    """Return a document with each of its texts changed by a function, line by line."""
    return [_CHANGED.get(type(block), _same)(block, change) for block in document]


def _text(block, change):
    return replace(block, text="\n".join(map(change, block.text.splitlines())))


def _pair(block, change):
    return replace(block, left=change(block.left), right=change(block.right))


def _same(block, _change):
    return block


_CHANGED = {Text: _text, Pair: _pair}
