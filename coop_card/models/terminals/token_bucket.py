# SPDX-License-Identifier: LGPL-3.0-or-later
"""Limits of how often something may be asked, kept in a column of the database.

A bucket holds so many requests at most and gains so many a minute. Its column says
until when it is not full: one request moves that on by the time it takes to gain one.
The parts here go into one UPDATE, whose lock on the row makes parallel requests wait
for each other, so that none is let in too many.
"""

from odoo.tools import SQL

#: Each request sees what those before it have left: under Odoo's own level it would
#: fail instead of waiting. What a crash of the database forgets here does no harm.
OWN_TRANSACTION = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; "
    "SET LOCAL synchronous_commit TO off"
)


def pause(until, rate, burst):
    """Return SQL for the seconds until the next request is let in; 0 or less: now.

    :param SQL until: the column of the bucket
    :param SQL rate: requests gained in a minute; 0 for no limit
    :param SQL burst: requests a full bucket holds

    ``now`` is a column of the statement.
    """
    return SQL(
        "COALESCE(extract(epoch FROM GREATEST(%s, now) - now)"
        " - (%s - 1) * 60.0 / NULLIF(%s, 0), 0)",
        until,
        burst,
        rate,
    )


def spent(until, rate):
    """Return SQL for the column of a bucket from which one request has been taken."""
    return SQL(
        "COALESCE(GREATEST(%s, now) + interval '1 minute' / NULLIF(%s, 0), %s)",
        until,
        rate,
        until,
    )
