# SPDX-License-Identifier: LGPL-3.0-or-later
"""How people are called."""


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
