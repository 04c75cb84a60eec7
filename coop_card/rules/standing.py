# SPDX-License-Identifier: LGPL-3.0-or-later
"""From what the ledger holds of a source to what it ought to hold."""

from typing import NamedTuple


class Change(NamedTuple):
    """What is kept, the ids to dismiss, and the rows to take back."""

    kept: dict
    dismissed: list
    taken_back: list


def change(rows, is_due):
    """Return what turns what stands into what is due, but for booking what is missing.

    What is due and stands already is kept, and what was to take it back is dropped.
    Of the rest, what still waits for a person is dismissed, and what is booked is taken
    back, unless that is under way.

    :param rows: dicts of ``id``, ``status`` (``booked`` or ``held``) and
        ``reversal_id``, the reversal that waits for a person, if any
    :param is_due: tells whether a row says what is due

    >>> booked = {"id": 1, "status": "booked", "reversal_id": None}
    >>> change([booked], lambda row: False).taken_back == [booked]
    True
    >>> change([booked | {"reversal_id": 2}], lambda row: True).dismissed
    [2]
    """
    kept = next(filter(is_due, rows), None)
    others = [row for row in rows if row is not kept]
    dismissed = [row["id"] for row in others if row["status"] == "held"]
    if kept and kept["reversal_id"]:
        dismissed.append(kept["reversal_id"])
    booked = [row for row in others if row["status"] == "booked"]
    return Change(kept, dismissed, [row for row in booked if not row["reversal_id"]])
