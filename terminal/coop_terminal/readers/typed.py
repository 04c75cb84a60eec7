# SPDX-License-Identifier: LGPL-3.0-or-later
"""A line that was typed into the screen: by a reader, or by a person."""

import re
import unicodedata

from coop_terminal.readers.banks import ANY
from coop_terminal.readers.framing import Message
from coop_terminal.readers.kinds import KINDS
from coop_terminal.readers.layouts import meanings
from coop_terminal.readers.reading import CardRead, Trouble
from coop_terminal.readers.receiving import LONGEST, number_trouble, understand
from coop_terminal.readers.swipes import STARTS

#: What a person keys of a card: its number, or what else is printed on it.
_KEYED = re.compile(r"[A-Za-z0-9]+(?:[ :._/-]+[A-Za-z0-9]+)*")


def read_line(text, ours=ANY):
    """Return the CardRead or Trouble that a typed line means.

    Where a reader types with the keys of another language, its swipe is turned back;
    people may key Thai digits.

    >>> read_line("๙๗๖๔ 0010").token, read_line(";9764001000001235=3012?").medium
    ('9764 0010', 'magstripe')
    """
    results = [_read(meaning, ours) for meaning in meanings(text.strip())]
    cards = [result for result in results if isinstance(result, CardRead)]
    if cards:
        return cards[0]
    if any(result.code == "bank_card" for result in results):
        return next(result for result in results if result.code == "bank_card")
    return results[0] if text.isascii() else Trouble("keyboard")


def _read(text, ours):
    if text[:1] in STARTS:
        return understand(Message(text), KINDS["handheld-keyboard"], ours)
    keyed = _with_plain_digits(text)
    if len(keyed) > LONGEST or not _KEYED.fullmatch(keyed):
        return Trouble("no_card")
    digits = re.sub("[ :._/-]", "", keyed)
    trouble = number_trouble(digits, ours) if digits.isdigit() else None
    return trouble or CardRead("keyed", keyed)


def _with_plain_digits(text):
    """Return a text with the digits of any script as 0 to 9."""
    digits = (unicodedata.decimal(char, None) for char in text)
    return "".join(
        char if value is None else str(value)
        for char, value in zip(text, digits, strict=True)
    )
