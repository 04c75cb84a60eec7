# SPDX-License-Identifier: LGPL-3.0-or-later
"""Texts with places that are filled in, such as ``Dear {name}``."""

import re

PLACE = re.compile(r"\{(\w*)\}")


def fill(text, values):
    """Return a text with its places filled; unknown ones stay as they are.

    >>> fill("Dear {name}, {year} {amount}", {"name": "Malee", "year": 2026})
    'Dear Malee, 2026 {amount}'
    """
    return PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


def unknown(text, names):
    """Return the places of a text that nothing is known for.

    >>> unknown("{name} {nmae}", {"name"})
    ['{nmae}']
    """
    return [f"{{{name}}}" for name in PLACE.findall(text) if name not in names]
