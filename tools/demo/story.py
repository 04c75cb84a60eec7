# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a demonstration is made of: members, terminals, categories and slips."""

import hashlib
import json
import uuid
from typing import NamedTuple


class Story(NamedTuple):
    """All that a demonstration books, whatever it comes from.

    `members`, `branches` and `categories` are dicts as `preparing.py` takes them, in
    lists. `slips` are in the order of time: each names the `terminal` that posts it and
    is otherwise a transaction of the HTTP interface without `uid`, `seq` and `kind`.
    `digest` tells this story from any other one, as 64 hexadecimal digits.
    """

    title: str
    digest: str
    members: list
    branches: list
    categories: list
    slips: list


def digest_of(slips):
    """Return what tells these slips from others."""
    text = json.dumps(slips, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def uid(digest, row):
    """Return the identifier of a row: the same one whenever the same story is told."""
    return str(uuid.uuid5(uuid.UUID(digest[:32]), str(row)))


def transactions(story):
    """Return (terminal number, slip with its `uid`) for each slip."""
    for row, slip in enumerate(story.slips, 1):
        content = dict(slip)
        terminal = content.pop("terminal")
        yield terminal, {"uid": uid(story.digest, row), **content}


def fiscal_days(story):
    """Return the first and the last day of the story as ISO text."""
    days = [slip["occurred_at"][:10] for slip in story.slips]
    return min(days), max(days)
