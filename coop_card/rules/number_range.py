# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ranges of card numbers: read from the first and the last card, and written."""

from .card_number import (
    CHECK,
    RUNNING,
    check_digit,
    normalise,
    running_digits,
    write,
)


def numbers(pattern, method, first, count):
    """Return the card numbers of a range, each as ``card_number.write`` has it.

    What does not depend on the running number is worked out once.

    :raise OverflowError: if the pattern has too few digits for the last of them

    >>> numbers("M-##*", "luhn", 8, 3)
    ['M083', 'M091', 'M109']
    """
    write(pattern, method, first + count - 1)  # the longest fits, so all do
    plain = normalise(pattern)
    whole = _template(plain)
    digits = _template([c for c in plain if c == RUNNING or c.isdigit()])
    width = running_digits(pattern)
    found = []
    for running_number in range(first, first + count):
        filling = f"{running_number:0{width}}"
        checked = check_digit(digits.format(*filling), method) if CHECK in plain else ""
        found.append(whole.format(*filling, checked))
    return found


def _template(plain):
    """Return a format of the running digits, one by one, and then the check digit."""
    places = iter(range(len(plain)))
    last = sum(char == RUNNING for char in plain)
    own = {"{": "{{", "}": "}}", CHECK: f"{{{last}}}"}
    return "".join(
        f"{{{next(places)}}}" if char == RUNNING else own.get(char, char)
        for char in plain
    )


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
