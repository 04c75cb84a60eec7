# SPDX-License-Identifier: LGPL-3.0-or-later
"""What only whoever looks after the terminal needs."""

from collections.abc import Callable
from dataclasses import dataclass


def _nothing():
    """Return that there is nothing to show."""
    return ()


@dataclass(frozen=True)
class Care:
    """``code`` opens it, ``language`` is what the screen begins with.

    ``shifted``: whether amounts fill up from the right. ``settings`` returns pairs of
    name and value; ``doctor`` pairs of whether something is well and a sentence.
    ``keep_language`` is told a language to begin with from now on.
    """

    code: str = ""
    language: str = "th"
    shifted: bool = False
    settings: Callable = _nothing
    doctor: Callable = _nothing
    keep_language: Callable = print
