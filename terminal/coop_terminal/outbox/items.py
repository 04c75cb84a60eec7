# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happened at the terminal: written once, sent until the server has it."""

import hashlib
import json
from datetime import timezone
from typing import NamedTuple

from coop_terminal import points
from coop_terminal.domain import clock, shift
from coop_terminal.outbox import facts
from coop_terminal.outbox.schema import NEW, REJECTED, SENT, SETTLED, WAITING

#: What becomes of what the server says.
STATES = {"booked": "acked", "held": "held", "rejected": "rejected"}

_KEPT = "SELECT seq, uid, batch, state, raw FROM item JOIN fate USING (seq)"


class Counts(NamedTuple):
    """How many wait to be delivered, since when, and how many were rejected."""

    waiting: int
    oldest: str | None
    rejected: int


def digest(raw):
    """Return what tells whether bytes are still what was written."""
    return hashlib.sha256(raw).hexdigest()


class Items:
    """The transactions in an outbox."""

    def __init__(self, database):
        self._database = database

    def keep(self, uid, batch, now, suspect, write):
        """Keep a transaction for good and return its count.

        :param write: returns the bytes of the transaction with that count
        :raise NotKept: where the disk does not take it: then it did not happen
        """
        points.reach("sale_begun")
        at = clock.written(now)
        with self._database.change() as connection:
            seq = facts.take_number(connection, "next_seq")
            insert(connection, seq, uid, batch, at, suspect, write(seq))
            if facts.read(connection, "seen", "") < at:
                facts.write(connection, "seen", at)
            points.reach("row_written")
        points.reach("row_committed")
        return seq

    def waiting(self, most):
        """Return (seq, raw) of what is not delivered, oldest first.

        Bytes that the disk has changed are put aside as rejected, not sent.
        """
        rows = self._database.all(
            "SELECT seq, digest, raw FROM item JOIN fate USING (seq)"
            f" WHERE state IN {WAITING} ORDER BY seq LIMIT ?",
            most,
        )
        sound = [(seq, raw) for seq, said, raw in rows if digest(raw) == said]
        for seq in {row[0] for row in rows} - {seq for seq, _raw in sound}:
            self.put_aside(seq, "damaged")
        return sound

    def mark_sent(self, seqs):
        """Note that these are on their way, and may have arrived."""
        with self._database.change() as connection:
            connection.executemany(
                "UPDATE fate SET state = ? WHERE seq = ? AND state = ?",
                [(SENT, seq, NEW) for seq in seqs],
            )
        points.reach("batch_marked")

    def answered(self, results, now):
        """Keep what the server said, by uid; what waits no longer stays as it is.

        Results of transactions that nobody here knows are passed over. Return how many
        were waited for.
        """
        values = [
            (STATES[each["status"]], clock.written(now), json.dumps(each), uid)
            for uid, each in results.items()
        ]
        with self._database.change() as connection:
            kept = connection.executemany(
                "UPDATE fate SET state = ?, changed_at = ?, answer = ?"
                " WHERE seq = (SELECT seq FROM item WHERE uid = ?)"
                f" AND state IN {WAITING}",
                values,
            )
            points.reach("result_written")
        points.reach("result_committed")
        return kept.rowcount

    def put_aside(self, seq, code):
        """Mark one as rejected, for a person to look at."""
        answer = json.dumps({"status": "rejected", "code": code, "warnings": []})
        with self._database.change() as connection:
            connection.execute(
                "UPDATE fate SET state = ?, answer = ? WHERE seq = ?",
                (REJECTED, answer, seq),
            )

    def send_again(self, ranges):
        """Let what the server misses, as ranges of counts, wait for delivery again."""
        with self._database.change() as connection:
            connection.executemany(
                f"UPDATE fate SET state = '{NEW}' WHERE seq BETWEEN ? AND ?"
                f" AND state <> '{REJECTED}'",
                ranges,
            )

    def counts(self):
        """Return the Counts."""
        waiting, oldest = self._database.one(
            "SELECT count(*), min(kept_at) FROM fate JOIN item USING (seq)"
            f" WHERE state IN {WAITING}"
        )
        (rejected,) = self._database.one(
            f"SELECT count(*) FROM fate WHERE state = '{REJECTED}'"
        )
        return Counts(waiting, oldest, rejected)

    def of_shift(self, batch):
        """Return all of a shift as Kept, in their order."""
        rows = self._database.all(f"{_KEPT} WHERE batch = ? ORDER BY seq", batch)
        return [shift.kept(*row) for row in rows]

    def since(self, instant):
        """Return all that was kept from an instant on as Kept, in their order."""
        at = clock.written(instant.astimezone(timezone.utc))
        rows = self._database.all(f"{_KEPT} WHERE kept_at >= ? ORDER BY seq", at)
        return [shift.kept(*row) for row in rows]

    def rejected(self):
        """Return what the server rejected as Kept."""
        rows = self._database.all(f"{_KEPT} WHERE state = ? ORDER BY seq", REJECTED)
        return [shift.kept(*row) for row in rows]

    def by_uid(self, uid):
        """Return a Kept, or None."""
        row = self._database.one(f"{_KEPT} WHERE uid = ?", uid)
        return row and shift.kept(*row)

    def state_of(self, uid):
        """Return state and the server's answer of a transaction."""
        state, answer = self._database.one(
            "SELECT state, answer FROM fate JOIN item USING (seq) WHERE uid = ?", uid
        )
        return state, json.loads(answer)

    def forget(self, before):
        """Delete what was settled before an instant; return how many."""
        old = "SELECT seq FROM fate WHERE state = ? AND changed_at < ?"
        with self._database.change() as connection:
            seqs = connection.execute(old, (SETTLED, clock.written(before))).fetchall()
            connection.executemany("DELETE FROM fate WHERE seq = ?", seqs)
            connection.executemany("DELETE FROM item WHERE seq = ?", seqs)
        return len(seqs)


def insert(connection, seq, uid, batch, kept_at, suspect, raw):
    """Write a new transaction and that it waits, within a database transaction."""
    connection.execute(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)",
        (seq, uid, batch, kept_at, suspect, digest(raw), raw),
    )
    connection.execute(
        "INSERT INTO fate (seq, state, changed_at) VALUES (?, ?, ?)",
        (seq, NEW, kept_at),
    )
