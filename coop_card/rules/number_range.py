# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ranges of card numbers, as they are typed from the first and the last card."""

from .card_number import normalise, running_digits, write


def running(pattern, method, text):
    """Return the running number of a card number, or of its running digits alone.

    :param str text: the number as printed, with its check digit; or only the running
        number, which is shorter
    :raise ValueError: if it is neither, or if its check digit is wrong

    >>> running("M-####*", "luhn", "M-0007 5")
    7
    >>> running("M-####*", "luhn", "7")
    7
    >>> running("M-####*", "luhn", "M-0007 6")
    Traceback (most recent call last):
    ValueError: M00076
    """
    number = normalise(text)
    plain = normalise(pattern)
    if len(number) == len(plain):
        digits = "".join(c for p, c in zip(plain, number, strict=True) if p == "#")
        if digits.isdigit() and write(pattern, method, int(digits)) == number:
            return int(digits)
    elif number.isdigit() and len(number) <= running_digits(pattern):
        return int(number)
    raise ValueError(number)
