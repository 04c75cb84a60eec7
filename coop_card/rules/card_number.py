# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card numbers: how they are read, made and checked."""

import unicodedata

from stdnum import damm, luhn, verhoeff
from stdnum.iso7064 import mod_11_10

#: How the check digit of a number is computed, by the name the co-op chooses.
CHECK_DIGITS = {
    "luhn": luhn.calc_check_digit,
    "mod_11_10": mod_11_10.calc_check_digit,
    "damm": damm.calc_check_digit,
    "verhoeff": verhoeff.calc_check_digit,
}

#: In a pattern: one digit of the running number, and the check digit.
RUNNING, CHECK = "#", "*"


def normalise(text, length=0):
    """Return a card number as it is stored: capitals and digits, nothing between.

    Blanks, dashes and the colons of radio tags go, digits of other scripts (Thai ones
    among them) become ASCII digits, letters become capitals. Characters that belong to
    no card number stay, so that such a number is unknown instead of taken for another.

    :param int length: numbers of digits that are shorter get leading zeros

    >>> normalise(" 9764-0010 0000 1235 ")
    '9764001000001235'
    >>> normalise("๐๑๒๓ab"), normalise("04:a2:2b:5c")
    ('0123AB', '04A22B5C')
    >>> normalise("123", length=5)
    '00123'
    """
    plain = text.isascii() and text.isalnum()
    number = (text if plain else _bare(text)).upper()
    return number.zfill(length) if is_digits(number) else number


def _bare(text):
    return "".join(_digit(char) for char in text if not _separates(char))


def _separates(char):
    return char.isspace() or char == ":" or unicodedata.category(char) in ("Pd", "Cf")


def _digit(char):
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def is_digits(text):
    """Return whether a text is made of ASCII digits alone, and of one at least."""
    return text.isascii() and text.isdigit()


def running_digits(pattern):
    """Return how many digits the running number of a pattern has."""
    return pattern.count(RUNNING)


def write(pattern, method, running):
    """Return the card number that a pattern makes of a running number.

    The check digit is computed from all other digits, in their order.

    :raise OverflowError: if the running number has more digits than the pattern

    >>> write("########*", "luhn", 1)
    '000000018'
    >>> write("M-####", "none", 7)
    'M0007'
    """
    digits = str(running).zfill(running_digits(pattern))
    if len(digits) > running_digits(pattern):
        raise OverflowError(running)
    coming = iter(digits)
    filled = "".join(next(coming) if c == RUNNING else c for c in pattern)
    bare = normalise(filled.replace(CHECK, ""))
    digit = check_digit(bare, method)
    return normalise(filled).replace(CHECK, digit)


def check_digit(number, method):
    """Return the check digit of the digits of a number; none if it has none.

    >>> check_digit("976400100000123", "luhn")
    '5'
    """
    digits = "".join(char for char in number if is_digits(char))
    return CHECK_DIGITS[method](digits) if method in CHECK_DIGITS and digits else ""


def is_sound(number, pattern, method):
    """Return whether the check digit of a number is right.

    A number that does not fit the pattern has its check digit at its end.

    >>> is_sound("000000018", "########*", "luhn")
    True
    >>> is_sound("000000019", "########*", "luhn")
    False
    """
    if method not in CHECK_DIGITS:
        return True
    plain = normalise(pattern)
    fits = len(plain) == len(number) and CHECK in plain
    place = plain.index(CHECK) if fits else len(number) - 1
    rest = number[:place] + number[place + 1 :]
    return number[place : place + 1] == check_digit(rest, method) != ""
