# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the terminal stands with the server, and what time it is there."""

import threading
from contextlib import suppress
from datetime import timedelta

from coop_terminal import __version__
from coop_terminal.domain import clock as clocks
from coop_terminal.outbox import NotKept

#: An answer that took longer says little about the time.
QUICK = timedelta(seconds=10)
#: Problems that are the answer to what was asked.
ANSWERS = ("card_unknown", "uid_unknown")
#: How often what is known is written to the disk.
SAVE = timedelta(minutes=1)


class Contact:
    """What each answer teaches; any thread may tell and ask.

    :param facts: of the outbox, where the last contact and the clock's offset are kept
    :param clock: is set right by each answer
    :param waiting: returns how many transactions wait
    """

    def __init__(self, facts, clock, waiting):
        self._facts, self._clock, self._waiting = facts, clock, waiting
        self._lock = threading.Lock()
        self.link, self.problem = "unknown", ""
        last = facts.get("last_contact")
        self.last = last and clocks.read(last)
        self._saved = self.last

    def headers(self):
        """Return the headers that tell the server of program, clock and outbox."""
        return {
            "User-Agent": f"coop_terminal/{__version__}",
            "Coop-Clock": clocks.written(self._clock.device()),
            "Coop-Waiting": str(self._waiting()),
        }

    def heard(self, server_time, took):
        """An answer came: the server is there, and this is its time if it told it."""
        passed = timedelta(seconds=took)
        with self._lock:
            self.link, self.problem = "up", ""
            if server_time and (passed < QUICK or self.last is None):
                self._clock.measured(server_time + passed / 2)
            self.last = self._clock.now()
            due = self._saved is None or abs(self.last - self._saved) > SAVE
        if due:
            self.save()

    def refused(self, problem):
        """The server is there and does not want to."""
        refused = problem.code not in ANSWERS
        with self._lock:
            self.link = "refused" if refused else "up"
            self.problem = problem.code if refused else ""

    def lost(self):
        """Nothing came, or something that is not of the server."""
        with self._lock:
            self.link, self.problem = "down", ""

    def save(self):
        """Keep for the next start what the clock was off, and how late it is."""
        if self.last is None:
            return
        self._saved = self.last
        with suppress(NotKept):  # a full disk shall not stop what empties it
            self._facts.set(
                last_contact=clocks.written(self.last),
                seen=clocks.written(self._clock.now()),
                offset_ms=self._clock.offset_ms,
            )
