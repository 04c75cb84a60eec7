# SPDX-License-Identifier: LGPL-3.0-or-later
"""How receipts and counters name a member, without telling too much."""

#: How many characters at the end of a number stay readable.
SHOWN = 4


def masked(number):
    """Return a number of which only the end can be read; half of a short one.

    >>> masked("000000018"), masked("M-7")
    ('•••••0018', '••7')
    >>> masked("")
    ''
    """
    shown = min(SHOWN, len(number) // 2)
    hidden = len(number) - shown
    return "•" * hidden + number[hidden:]


def written_name(name, form):
    """Return a name as the co-op wants it on receipts.

    :param str form: ``full``, ``short`` (the last name's first letter only) or ``none``

    >>> written_name("สมชาย ใจดี", "short"), written_name("Somchai Jaidee", "full")
    ('สมชาย จ.', 'Somchai Jaidee')
    >>> written_name("Somchai", "short"), written_name("Somchai Jaidee", "none")
    ('Somchai', '')
    """
    if form == "none":
        return ""
    first, _, last = name.partition(" ")
    last = last.strip().lstrip(LEADING_VOWELS)
    return f"{first} {last[0]}." if form == "short" and last else name


#: Vowels that Thai writes before the consonant a name begins with.
LEADING_VOWELS = "เแโใไ"
