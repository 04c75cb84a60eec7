# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names and numbers as bystanders at a counter may see them."""

import re

#: What is always hidden counts no letters, so that it does not tell how many there are.
STARS = "***"
SHOWN = 4
#: A letter; some vowels of Thai stand before the consonant they belong to.
LETTER = re.compile("[เแโใไ]?.")


def name(text):
    """Return a name of which only the first word can be read.

    Of a name of one word, a society's for instance, the first letters are left.

    >>> name("สมชาย ใจดี"), name("Anna Maria Berg")
    ('สมชาย ใจ***', 'Anna M***')
    >>> name("Cooperative"), name(""), name("Jo")
    ('Coo***', '***', 'J***')
    """
    first, _blank, rest = " ".join(text.split()).partition(" ")
    if rest:
        return f"{first} {LETTER.match(rest)[0]}{STARS}"
    return first[: min(3, len(first) // 2)] + STARS


def number(text):
    """Return a number of which only the end can be read.

    >>> number("9764001000001235"), number("1234"), number("7")
    ('************1235', '**34', '*')
    """
    shown = min(SHOWN, len(text) // 2)
    hidden = len(text) - shown
    return "*" * hidden + text[hidden:]
