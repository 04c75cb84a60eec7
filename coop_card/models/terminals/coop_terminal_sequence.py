# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals have counted, and what of it has not arrived."""

import json

from odoo import api, fields, models
from odoo.tools import SQL, groupby

#: The most ranges a terminal is told of at once, and the most that are kept of it.
TOLD, KEPT = 100, 1000

#: One row for each terminal: what was missing when it was looked at last, up to which
#: number it has counted since, and how many of the numbers since then are here.
ARRIVED = """
SELECT terminal.id, COALESCE(sequence.checked, 0) AS through,
       COALESCE(sequence.missing, '[]') AS missing,
       COALESCE(since.highest, sequence.checked, 0) AS highest, since.count
FROM unnest(%(ids)s::int[]) AS terminal(id)
LEFT JOIN coop_terminal_sequence sequence ON sequence.terminal_id = terminal.id
CROSS JOIN LATERAL (
    SELECT max(seq) AS highest, count(DISTINCT seq) AS count FROM coop_transaction
    WHERE terminal_id = terminal.id AND seq > COALESCE(sequence.checked, 0)
) AS since
"""

#: The terminals of which something has arrived that was missing. The LIMIT keeps
#: PostgreSQL from reading all numbers of the terminal for each range.
FILLED = """
SELECT terminal_id FROM coop_terminal_sequence sequence
WHERE terminal_id = ANY(%(ids)s) AND EXISTS (
    SELECT FROM jsonb_array_elements(sequence.missing) AS stretch
    CROSS JOIN LATERAL (
        SELECT FROM coop_transaction slip
        WHERE slip.terminal_id = sequence.terminal_id
        AND slip.seq BETWEEN (stretch ->> 0)::int AND (stretch ->> 1)::int LIMIT 1
    ) AS arrived
)
"""

#: One row for each range of numbers that is missing, in order, and one without a range
#: where none is. What was missing when the terminal was looked at last is looked at
#: again, and so is all that it has counted since; what lies between is complete. The
#: OFFSET keeps PostgreSQL from reading all numbers of the terminal for each range.
MISSING = """
WITH counted AS (
    SELECT terminal.id, COALESCE(sequence.checked, 0) AS checked, sequence.missing,
           COALESCE((
               SELECT max(seq) FROM coop_transaction WHERE terminal_id = terminal.id
           ), 0) AS highest
    FROM unnest(%(ids)s::int[]) AS terminal(id)
    LEFT JOIN coop_terminal_sequence sequence ON sequence.terminal_id = terminal.id
), span AS (
    SELECT id, (stretch ->> 0)::int AS first, (stretch ->> 1)::int AS last
    FROM counted CROSS JOIN jsonb_array_elements(missing) AS stretch
    UNION ALL
    SELECT id, checked + 1, highest FROM counted WHERE checked < highest
), arrived AS (
    SELECT span.*, seq::bigint FROM span CROSS JOIN LATERAL (
        SELECT seq FROM coop_transaction
        WHERE terminal_id = span.id AND seq BETWEEN first AND last OFFSET 0
    ) AS slip
    UNION ALL
    SELECT *, last::bigint + 1 FROM span
), step AS (
    SELECT id, seq, lag(seq, 1, first - 1::bigint) OVER (
        PARTITION BY id, first ORDER BY seq
    ) AS previous
    FROM arrived
), gap AS (
    SELECT id, previous + 1 AS first, seq - 1 AS last,
           row_number() OVER (PARTITION BY id ORDER BY seq) AS place
    FROM step WHERE seq > previous + 1
)
SELECT counted.id, counted.highest, gap.first, gap.last
FROM counted
LEFT JOIN gap ON gap.id = counted.id AND gap.place <= %(most)s
ORDER BY counted.id, gap.first
"""

#: The terminals that have counted on since they were looked at, or miss something.
UNSETTLED = """
SELECT terminal.id
FROM coop_terminal terminal
LEFT JOIN coop_terminal_sequence sequence ON sequence.terminal_id = terminal.id
WHERE sequence.missing <> '[]' OR EXISTS (
    SELECT FROM coop_transaction
    WHERE terminal_id = terminal.id AND seq > COALESCE(sequence.checked, 0)
)
"""

KEEP = """
INSERT INTO coop_terminal_sequence (terminal_id, checked, missing)
SELECT * FROM jsonb_to_recordset(%s::jsonb)
    AS row(terminal_id int, checked int, missing jsonb)
ON CONFLICT (terminal_id) DO UPDATE
SET checked = EXCLUDED.checked, missing = EXCLUDED.missing
"""


class CoopTerminalSequence(models.Model):
    """Up to which number a terminal's transactions have been looked through.

    A terminal numbers what it posts 1, 2, 3 and so on. A number that has not arrived
    stays missing until it does. So that this is told without reading all that ever
    came, an hourly job keeps how far it has looked and what was missing there; posting
    only reads that, and never waits for another who posts.
    """

    _name = "coop.terminal.sequence"
    _description = "Sequence Numbers of a Terminal"
    _rec_name = "terminal_id"
    _log_access = False

    terminal_id = fields.Many2one(
        "coop.terminal",
        required=True,
        readonly=True,
        ondelete="cascade",
        help="The terminal that counts.",
    )
    checked = fields.Integer(
        required=True, readonly=True, help="The number it has been looked through to."
    )
    missing = fields.Json(
        required=True, readonly=True, help="The ranges that were missing up to there."
    )

    _terminal_uniq = models.Constraint(
        "UNIQUE (terminal_id)", "The terminal has its row already."
    )

    @api.model
    def _state(self, terminals, most=TOLD):
        """Return what has arrived of terminals, as it is at this moment.

        :param int most: how many missing ranges are told of each, from the first
        :return: ``{terminal id: (through, highest, [[first, last], ...])}``; nothing
            is missing up to ``through``, ``highest`` is the highest number that has
            arrived. Both are 0 where nothing has.
        """
        self.env["coop.transaction"].flush_model(["terminal_id", "seq"])
        arrived = self.env.execute_query_dict(SQL(ARRIVED, ids=terminals.ids))
        filled = self._filled([row["id"] for row in arrived if row["missing"]])
        known = {
            row["id"]: None if row["id"] in filled else _as_kept(row, most)
            for row in arrived
        }
        odd = [id_ for id_, state in known.items() if not state]
        return known | (self._look_through(odd, most) if odd else {})

    @api.model
    def _filled(self, terminal_ids):
        """Return which of terminals with gaps have filled some of them since."""
        if not terminal_ids:
            return set()
        rows = self.env.execute_query(SQL(FILLED, ids=terminal_ids))
        return {terminal_id for (terminal_id,) in rows}

    @api.model
    def _look_through(self, terminal_ids, most):
        """Return the state of terminals with new gaps, or with old ones filled."""
        rows = self.env.execute_query(SQL(MISSING, ids=terminal_ids, most=most))
        return {
            terminal_id: _told(ranges)
            for terminal_id, ranges in groupby(rows, key=lambda row: row[0])
        }

    @api.model
    def _cron_look_through(self):
        """Look through what terminals have counted since, and what they miss."""
        unsettled = [id_ for (id_,) in self.env.execute_query(SQL(UNSETTLED))]
        states = self._state(self.env["coop.terminal"].browse(unsettled), most=KEPT)
        rows = [
            {"terminal_id": id_, "checked": _checked(*state), "missing": state[2]}
            for id_, state in states.items()
        ]
        self.env.cr.execute(SQL(KEEP, json.dumps(rows)))
        self.invalidate_model(flush=False)


def _as_kept(row, most):
    """Return the state of a terminal that has gone on without a gap, else None."""
    if row["count"] != row["highest"] - row["through"]:
        return None
    missing = row["missing"][:most]
    through = missing[0][0] - 1 if missing else row["highest"]
    return through, row["highest"], missing


def _told(rows):
    """Return the state of a terminal from its rows."""
    missing = [[first, last] for _id, _highest, first, last in rows if first]
    highest = rows[0][1]
    through = missing[0][0] - 1 if missing else highest
    return through, highest, missing


def _checked(_through, highest, missing):
    """Return how far a terminal is looked through once its ranges are kept."""
    return missing[-1][1] if len(missing) == KEPT else highest
