# SPDX-License-Identifier: LGPL-3.0-or-later
"""What time it is, where nobody can be sure of the device's own clock.

The server tells its time with each answer. From then on the terminal counts on by
itself with a counter that nobody sets, so that moving the device's clock changes
nothing. After a start without the server it is the device's clock with the offset that
was measured last, as long as that is credible: it cannot be earlier than what the
terminal has seen, nor half a year later.
"""

import threading
import time
from datetime import datetime, timedelta, timezone

#: Wall clock and counter drifting apart by more than this means: the clock was moved.
JUMP = timedelta(minutes=5)
#: A terminal may lie in a drawer this long without its clock being doubted.
LONGEST_SILENCE = timedelta(days=180)
#: An offset beyond this is shown, though it does no harm.
OFF = timedelta(minutes=1)


def counted():
    """Return seconds that nobody can set, counted through sleep where possible."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Clock:
    """The terminal's time; aware, in UTC.

    :param int offset_ms: what was measured last, to be added to the device's clock
    :param seen: the latest instant the terminal knows of, None if it knows of none
    :param wall: returns the seconds since 1970 by the device's clock
    :param count: returns the seconds of a counter that nobody sets
    """

    def __init__(self, offset_ms=0, seen=None, wall=time.time, count=counted):
        self._wall, self._count = wall, count
        self._lock = threading.Lock()
        self.offset = timedelta(milliseconds=offset_ms)
        believed = self.device() + self.offset
        self.suspect = seen is not None and not (
            seen - JUMP <= believed <= seen + LONGEST_SILENCE
        )
        self._start(seen if self.suspect else max(believed, seen or believed))

    def _start(self, instant):
        """Count on from an instant."""
        self._anchor = instant, self._count(), self._wall()

    def device(self):
        """Return what the device's clock says; the first day of all if that is none."""
        try:
            return datetime.fromtimestamp(self._wall(), timezone.utc)
        except (OverflowError, OSError, ValueError):
            return datetime.fromtimestamp(0, timezone.utc)

    def now(self):
        """Return the instant; notices when the device's clock was moved meanwhile."""
        with self._lock:
            instant, count, wall = self._anchor
            passed = self._count() - count
            drift = abs(self._wall() - wall - passed)
            self.suspect = self.suspect or drift > JUMP.total_seconds()
            return instant + timedelta(seconds=passed)

    def measured(self, server_time):
        """Take over the server's time, and with it what the device's clock is off."""
        with self._lock:
            self.offset = server_time - self.device()
            self.suspect = False
            self._start(server_time)

    @property
    def offset_ms(self):
        """What is added to the device's clock, in milliseconds."""
        return round(self.offset / timedelta(milliseconds=1))

    @property
    def state(self):
        """Return good, off (by more than a minute, corrected) or suspect."""
        if self.suspect:
            return "suspect"
        return "off" if abs(self.offset) > OFF else "good"


def written(instant):
    """Return an instant as the contract writes it, to the second.

    >>> written(datetime(2026, 3, 1, 2, 0, 0, 99, timezone.utc))
    '2026-03-01T02:00:00+00:00'
    """
    return instant.isoformat(timespec="seconds")


def read(text):
    """Return the instant that the server wrote; raise ValueError if it is none.

    >>> read("2025-03-01T01:58:13.100+00:00").year
    2025
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant
