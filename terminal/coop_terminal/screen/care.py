# SPDX-License-Identifier: LGPL-3.0-or-later
"""What only whoever looks after the terminal needs."""

from collections.abc import Callable
from dataclasses import dataclass

from coop_terminal.readers.banks import ANY, Ours


def _nothing(*_values):
    """Return that nothing is to be told."""
    return ()


@dataclass(frozen=True)
class Care:
    """How the screen is set, and what is behind the code of its settings.

    ``code`` opens them; empty: anybody may. ``language``: what the screen begins with;
    ``keep_language`` is told of another one that somebody chooses.
    ``shifted``: whether amounts fill up from the right. ``ours``: what the co-op's
    numbers look like. ``settings`` returns pairs of name and value; ``doctor`` pairs of
    whether something is well, and a sentence.
    """

    code: str = ""
    language: str = "th"
    shifted: bool = False
    ours: Ours = ANY
    settings: Callable = _nothing
    doctor: Callable = _nothing
    keep_language: Callable = _nothing
