# SPDX-License-Identifier: LGPL-3.0-or-later
"""Bringing what waits to the server: oldest first, one batch at a time."""

from coop_terminal import points
from coop_terminal.link import signing
from coop_terminal.link.answers import (
    TOO_LARGE_ON_THE_WAY,
    NotDelivered,
    Problem,
)
from coop_terminal.outbox.items import STATES

#: Bytes of a body that are no transactions.
FRAME = 64
#: Problems that are about what is sent: smaller batches find out which it is.
ABOUT_CONTENT = ("body_invalid", "malformed_json", "too_deep", "too_large")
#: Problems that one of them may be at the bottom of: of a server that stumbles, of a
#: proxy that takes no more. Nobody has judged what was sent.
UNJUDGED = ("internal_error", TOO_LARGE_ON_THE_WAY)


class Delivery:
    """Uploads an outbox; remembers how many go up at once, and which go up last."""

    def __init__(self, station, client):
        self._station, self._client = station, client
        self._most = station.settings.outbox["batch"]
        self._last = set()

    def run(self, go_on=lambda: True):
        """Deliver until nothing waits, or until `go_on()` says no.

        :raise NotDelivered, Problem: the rest stays for the next time
        """
        while go_on() and (rows := self._next()):
            self._station.outbox.items.mark_sent([seq for seq, _raw in rows])
            try:
                answer = self._client.transactions([raw for _seq, raw in rows])
            except Problem as problem:
                self._divide(rows, problem)
                continue
            points.reach("batch_answered")
            self._keep(answer)

    def _next(self):
        """Return (seq, raw) of the next batch, within the server's limits."""
        limits = self._station.catalogue.limits
        most = min(self._most, limits["transactions"])
        room = limits["body_bytes"] - FRAME
        taken = []
        for seq, raw in self._waiting(most):
            room -= len(raw) + 1
            if room < 0 and taken:
                break
            taken.append((seq, raw))
        return taken

    def _waiting(self, most):
        """Return what waits, oldest first; what goes last only where nothing else does.

        The server stumbles over that: it shall not keep back what comes after it.
        """
        rows = self._station.outbox.items.waiting(most + len(self._last))
        others = [row for row in rows if row[0] not in self._last]
        if not others:
            self._last.clear()
        return (others or rows)[:most]

    def _divide(self, rows, problem):
        """Send less at once where it is about one of them; deal with that one alone."""
        unjudged = problem.code in UNJUDGED
        unreadable = problem.retry == "never" and problem.code in ABOUT_CONTENT
        if len(rows) == 1 and unjudged:
            self._last.add(rows[0][0])
        elif len(rows) == 1 and unreadable:
            self._station.outbox.items.put_aside(rows[0][0], problem.code)
        if unjudged or unreadable:
            self._most = max(len(rows) // 2, 1)
        if not unreadable and not self._is_worth_another_try(rows, problem):
            raise problem

    @staticmethod
    def _is_worth_another_try(rows, problem):
        """Return whether less may go through at once: the size alone was wrong."""
        return problem.code == TOO_LARGE_ON_THE_WAY and len(rows) > 1

    def _keep(self, answer):
        """Keep what the server said of each transaction."""
        results = {
            each["uid"]: each
            for each in answer.get("results", ())
            if isinstance(each, dict) and each.get("status") in STATES
        }
        now = self._station.clock.now()
        if not self._station.outbox.items.answered(results, now):
            raise NotDelivered("an answer to something else")
        self._most = min(self._most * 2, self._station.settings.outbox["batch"])
        if "sequence" in answer:
            signing.catch_up(self._station, answer["sequence"])
