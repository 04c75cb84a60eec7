# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card numbers: how they are read and how they are made."""

import unicodedata


def normalise(text):
    """Return a card number as it is stored: capitals and digits, nothing between.

    Blanks and dashes go, digits of other scripts (Thai ones among them) become ASCII
    digits, letters become capitals. Characters that belong to no card number stay, so
    that such a number is unknown instead of taken for another.

    >>> normalise(" 9764-0010 0000 1235 ")
    '9764001000001235'
    >>> normalise("๐๑๒๓ab")
    '0123AB'
    """
    return "".join(_digit(char) for char in text if not _separates(char)).upper()


def _separates(char):
    return char.isspace() or unicodedata.category(char) == "Pd"


def _digit(char):
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def luhn_digit(number):
    """Return the check digit of a string of digits (ISO/IEC 7812-1, annex B).

    >>> luhn_digit("976400100000123")
    '5'
    """
    total = 0
    for position, char in enumerate(reversed(number)):
        doubled = int(char) * (2 if position % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def with_check_digit(number):
    """Return the number followed by its Luhn digit; one with letters stays as it is.

    >>> with_check_digit("00000001")
    '000000018'
    >>> with_check_digit("A-7")
    'A-7'
    """
    if number.isascii() and number.isdigit():
        return number + luhn_digit(number)
    return number
