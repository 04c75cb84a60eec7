# SPDX-License-Identifier: LGPL-3.0-or-later
"""Shifts: one operator's batch each, counted by the terminal.

A shift is `open` until the operator closes it, then `waiting` until the server has
settled it: `balanced`, or `closed` with a difference. While both sides differ it is
`different`.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from coop_terminal.domain import clock
from coop_terminal.outbox import facts
from coop_terminal.outbox.schema import ACKED, HELD, SETTLED

DONE = ("balanced", "closed")

_FIELDS = (
    "SELECT number, operator, opened_at, closed_at, final, state, answer FROM shift"
)


@dataclass(frozen=True)
class Shift:
    """One shift; `answer` is what the server said at its settlement."""

    number: int
    operator: str
    opened_at: datetime
    closed_at: datetime | None
    final: bool
    state: str
    answer: dict


def _shift(row):
    number, operator, opened_at, closed_at, final, state, answer = row
    return Shift(
        number,
        operator,
        clock.read(opened_at),
        closed_at and clock.read(closed_at),
        bool(final),
        state,
        json.loads(answer),
    )


class Shifts:
    """The shifts in an outbox."""

    def __init__(self, database):
        self._database = database

    def get(self, number):
        """Return a shift by its number."""
        return _shift(self._database.one(f"{_FIELDS} WHERE number = ?", number))

    def due_of(self, operator):
        """Return which of the operator's shifts is to be looked at, or None.

        It is the open one, unless nothing happened in that and an earlier one differs.
        """
        row = self._database.one(
            f"{_FIELDS} WHERE operator = ? AND state NOT IN {DONE} ORDER BY"
            " EXISTS (SELECT 1 FROM item WHERE batch = number) AND closed_at IS NULL"
            " DESC, state = 'different' DESC, closed_at IS NULL DESC, number DESC",
            operator,
        )
        return row and _shift(row)

    def open_of(self, operator):
        """Return the operator's open shift, or None."""
        row = self._database.one(
            f"{_FIELDS} WHERE operator = ? AND closed_at IS NULL", operator
        )
        return row and _shift(row)

    def open_ones(self):
        """Return the shifts that are open, whoever's they are."""
        rows = self._database.all(f"{_FIELDS} WHERE closed_at IS NULL ORDER BY number")
        return [_shift(row) for row in rows]

    def unsettled(self):
        """Return the closed shifts that the server has not settled, oldest first."""
        rows = self._database.all(
            f"{_FIELDS} WHERE closed_at IS NOT NULL AND state NOT IN {DONE}"
            " ORDER BY number"
        )
        return [_shift(row) for row in rows]

    def open(self, operator, now):
        """Open a shift with the next number and return it."""
        with self._database.change() as connection:
            number = facts.take_number(connection, "next_shift")
            connection.execute(
                "INSERT INTO shift (number, operator, opened_at) VALUES (?, ?, ?)",
                (number, operator, clock.written(now)),
            )
        return self.get(number)

    def go_on_with(self, number, instead_of, now):
        """Go on with a number in place of one that the server has settled.

        An open shift of the old number is closed, and another one opened for its
        operator. Numbers that were given here meanwhile are not given again.
        """
        with self._database.change() as connection:
            number = max(number, facts.read(connection, "next_shift", 1))
            open_ = connection.execute(
                "UPDATE shift SET closed_at = ?, state = 'waiting'"
                " WHERE number = ? AND closed_at IS NULL RETURNING operator",
                (clock.written(now), instead_of),
            ).fetchall()
            facts.write(connection, "next_shift", number + len(open_))
            connection.executemany(
                "INSERT INTO shift (number, operator, opened_at) VALUES (?, ?, ?)",
                [(number, operator, clock.written(now)) for (operator,) in open_],
            )

    def close(self, number, now, final=False):
        """Close a shift, or have a closed one compared again.

        :param bool final: let it end with a difference
        """
        with self._database.change() as connection:
            connection.execute(
                "UPDATE shift SET closed_at = coalesce(closed_at, ?), final = ?,"
                f" state = 'waiting' WHERE number = ? AND state NOT IN {DONE}",
                (clock.written(now), final, number),
            )

    def settled(self, number, answer, now):
        """Keep what the server said; with a done shift its transactions are settled."""
        with self._database.change() as connection:
            connection.execute(
                "UPDATE shift SET state = ?, answer = ? WHERE number = ?",
                (answer["state"], json.dumps(answer), number),
            )
            if answer["state"] in DONE:
                connection.execute(
                    "UPDATE fate SET state = ?, changed_at = ? WHERE state IN (?, ?)"
                    " AND seq IN (SELECT seq FROM item WHERE batch = ?)",
                    (SETTLED, clock.written(now), ACKED, HELD, number),
                )
