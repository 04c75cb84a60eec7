# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards as the terminal itself can judge them: their form, and the hotlist."""

import hashlib
import unicodedata

from coop_terminal.domain.refusal import Refused

LONGEST = 64
SHOWN = 4


def normalised(text):
    """Return a card number as the hotlist has it: capitals and digits, nothing between.

    >>> normalised(" 9764-0010 0000 1235 "), normalised("04:a2:2b:5c")
    ('9764001000001235', '04A22B5C')
    >>> normalised("๐๑๒๓ab")
    '0123AB'
    """
    return "".join(_digit(char) for char in text if not _separates(char)).upper()


def _separates(char):
    return char.isspace() or char == ":" or unicodedata.category(char) in ("Pd", "Cf")


def _digit(char):
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def masked(text):
    """Return a card number of which people see the end alone.

    >>> masked("9764001000001235"), masked("12")
    ('************1235', '**')
    """
    number = normalised(text)
    kept = number[-SHOWN:] if len(number) > 2 * SHOWN - 1 else ""
    return "*" * (len(number) - len(kept)) + kept


def checked(text):
    """Return what was read as it is sent; refuse what can be no card."""
    number = normalised(text)
    sound = number.isascii() and number.isalnum() and len(text) <= LONGEST
    if not sound or not text.isprintable():
        raise Refused("card_invalid")
    return text.strip()


def known_as(text, card_types):
    """Return all forms in which the hotlist may have a card number.

    Numbers may be keyed without their leading zeros.

    >>> sorted(known_as("18", [{"number_pattern": "########*"}]))
    ['000000018', '18']
    """
    number = normalised(text)
    if not number.isdigit():
        return {number}
    lengths = {len(each.get("number_pattern") or "") for each in card_types}
    return {number, *(number.zfill(length) for length in lengths)}


def digest(identifiers):
    """Return the contract's digest of a hotlist.

    >>> digest(["B", "A"]) == hashlib.sha256(b"A\\nB").hexdigest()
    True
    """
    return hashlib.sha256("\n".join(sorted(identifiers)).encode()).hexdigest()
