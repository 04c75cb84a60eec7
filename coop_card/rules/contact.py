# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a request tells of its terminal by the way, in headers nobody relies on."""

import re
from datetime import timezone

from .shape import Fault
from .terminal_messages import MAX_SEQ, clock

COUNT = re.compile("[0-9]{1,9}", re.ASCII)
PROGRAM = re.compile("[ -~]{1,64}")


def clock_offset(text, now):
    """Return the seconds a clock is ahead of ours, None if it cannot be read.

    :param text: an RFC 3339 instant, or None
    :param datetime now: what our clock showed then, in UTC

    >>> from datetime import datetime
    >>> noon = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
    >>> clock_offset("2026-03-01T18:59:30.25+07:00", noon)
    -30
    >>> clock_offset("12 o'clock", noon)
    """
    try:
        return seconds(clock(text).replace(tzinfo=timezone.utc) - now)
    except Fault:
        return None


def seconds(span):
    """Return a span of time in seconds; decades count as many as fit the database.

    >>> from datetime import timedelta
    >>> seconds(timedelta(milliseconds=-1600)), seconds(timedelta(days=10**6))
    (-2, 2147483647)
    """
    return max(-MAX_SEQ, min(round(span.total_seconds()), MAX_SEQ))


def waiting(text):
    """Return how many transactions a terminal says it holds, None if it does not.

    >>> waiting("12"), waiting("many"), waiting(None)
    (12, None, None)
    """
    return int(text) if COUNT.fullmatch(text or "") else None


def program(text):
    """Return how a program calls itself, None if it has no name to show.

    >>> program("coop_terminal/1.0"), program("")
    ('coop_terminal/1.0', None)
    """
    return text[:64] if PROGRAM.fullmatch((text or "")[:64]) else None
