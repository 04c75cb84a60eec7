# SPDX-License-Identifier: LGPL-3.0-or-later
"""How people are called, and how many are named at once."""

#: Titles in wide use, beginning with the most usual.
THAI_TITLES = ("นาย", "นาง", "นางสาว", "ด.ช.", "ด.ญ.", "ดร.")
ENGLISH_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr")


def full_name(title, name):
    """Return a name with the title before it; Thai titles are written without a blank.

    >>> full_name("นาย", "สมชาย ใจดี")
    'นายสมชาย ใจดี'
    >>> full_name("Dr", "Malee Boonmee")
    'Dr Malee Boonmee'
    >>> full_name("", "Malee Boonmee")
    'Malee Boonmee'
    """
    if not title:
        return name or ""
    thai = "\u0e00" <= title[-1] <= "\u0e7f"
    return f"{title}{'' if thai else ' '}{name or ''}"


def enumerated(names, most=8):
    """Return the first of many names in a row, with … where there are more.

    >>> enumerated(["a", "b"])
    'a, b'
    >>> enumerated(["a", "b", "c"], most=2)
    'a, b …'
    """
    named = ", ".join(names[:most])
    return f"{named} …" if len(names) > most else named


def titles(language):
    """Return the usual titles, those of a language code such as ``th_TH`` first.

    >>> titles("th_TH")[0], titles("en_US")[0]
    ('นาย', 'Mr')
    """
    if language.startswith("th"):
        return THAI_TITLES + ENGLISH_TITLES
    return ENGLISH_TITLES + THAI_TITLES
