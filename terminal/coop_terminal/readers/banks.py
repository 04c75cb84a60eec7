# SPDX-License-Identifier: LGPL-3.0-or-later
"""Bank cards: told by their first digits, and forgotten.

What stands on a bank card must not be kept by anybody who does not need it. A reader
drops the rest of a swipe as soon as the number has shown whose card it is.
"""

import re
from dataclasses import dataclass

#: How many digits the numbers of bank cards have (ISO/IEC 7812).
LENGTHS = range(12, 20)

_LAST_NUMBER = re.compile(rb"[%;+#!][A-Za-z]?([0-9 ]+)[\^=?]$")


@dataclass(frozen=True)
class Ours:
    """What the co-op's own numbers look like, as far as the settings say.

    Empty means: any. ``luhn``: whether the last digit has to be right by Luhn's rule.
    """

    prefixes: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    luhn: bool = False

    def claims(self, number):
        """Return whether the settings name this number's beginning as the co-op's."""
        return bool(self.prefixes) and number.startswith(self.prefixes)

    def refusal(self, number):
        """Return why a number is none of the co-op's, empty if it may be.

        >>> Ours(("9764",), (16,), luhn=True).refusal("9764001000001235")
        ''
        >>> Ours(lengths=(8,)).refusal("123"), Ours(luhn=True).refusal("18")
        ('not_ours', '')
        >>> Ours(luhn=True).refusal("19")
        'check_digit'
        """
        if self.prefixes and not self.claims(number):
            return "not_ours"
        if self.lengths and len(number) not in self.lengths:
            return "not_ours"
        return "" if not self.luhn or is_luhn(number) else "check_digit"


#: A co-op whose settings say nothing of its numbers.
ANY = Ours()


def is_luhn(number):
    """Return whether the last digit of a number is right (ISO/IEC 7812-1).

    >>> is_luhn("9764001000001235"), is_luhn("9764001000001236"), is_luhn("")
    (True, False, False)
    """
    if not (number.isascii() and number.isdigit()):
        return False
    doubled = (int(digit) * 2 for digit in number[-2::-2])
    plain = (int(digit) for digit in number[-1::-2])
    return (sum(plain) + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


def is_bank_number(number, ours):
    """Return whether a number on a stripe is a bank card's.

    Banks and their networks have 3 to 6 as the first digit, 2221 to 2720, and 81. In
    doubt it is one: an own number that looks so is named in the settings.

    >>> is_bank_number("4111111111111111", Ours()), is_bank_number("41111111", Ours())
    (True, False)
    >>> is_bank_number("9764001000001235", Ours())
    False
    """
    if len(number) not in LENGTHS or ours.claims(number):
        return False
    return number[0] in "3456" or 2221 <= int(number[:4]) <= 2720 or number[:2] == "81"


def note(number):
    """Return all that a log may say of a bank card.

    >>> note("4111111111111111")
    'iin=4xxxxx len=16'
    """
    return f"iin={number[0]}xxxxx len={len(number)}"


def seen_on_stripe(received, ours):
    """Return the note on a bank card whose number has just ended; empty if none has.

    :param bytearray received: what has come so far of a swipe

    >>> seen_on_stripe(bytearray(b"%B4111111111111111^"), Ours())
    'iin=4xxxxx len=16'
    >>> seen_on_stripe(bytearray(b"%B4111111111111111"), Ours())
    ''
    """
    found = _LAST_NUMBER.search(received)
    number = found[1].replace(b" ", b"").decode() if found else ""
    return note(number) if number and is_bank_number(number, ours) else ""
