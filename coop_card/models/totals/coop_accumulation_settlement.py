# SPDX-License-Identifier: LGPL-3.0-or-later
"""How totals are kept."""

from odoo import api, fields, models
from odoo.tools import SQL

from . import queries

#: How many pending rows one transaction settles: a second's work.
CHUNK = 10_000

#: What is summed up from the ledger, in this order: by which statement, from what.
FILLED = {
    "coop.accumulation.total": (queries.ADD_TOTALS, queries.LEDGER),
    "coop.accumulation.day.total": (queries.ADD_DAYS, queries.DAY_LEDGER),
    "coop.accumulation.month.total": (queries.ADD_MONTHS, queries.LEDGER),
    "coop.accumulation.member.total": (
        queries.ADD_MEMBER_TOTALS,
        "coop_accumulation_total",
    ),
}

#: What one sort of millions of lines may take of the database server's memory.
SORT_MEMORY = "64MB"


class CoopAccumulationSettlement(models.Model):
    """Moves what is pending into all that is summed up; its one row tells when last.

    Whoever changes the totals changes that row first. Two who do so at once end in a
    serialization failure for one of them: neither can work from figures that the other
    has just changed. Bookings do not come near it.
    """

    _name = "coop.accumulation.settlement"
    _description = "Settlement of Totals"
    _log_access = False

    settled_at = fields.Datetime(help="When the totals were changed last.")

    @api.model
    def _cron_settle(self):
        """Settle what is pending, chunk by chunk, as long as the job may run."""
        commit = self.env["ir.cron"]._commit_progress
        pending = self.env["coop.accumulation.pending"].sudo()
        remaining = pending.search_count([])
        time_left = commit(remaining=remaining)
        while remaining and time_left:
            moved = self._settle()
            remaining = pending.search_count([])
            time_left = commit(moved, remaining=remaining)
        self._take_turn()
        self.env["coop.tally"]._sum_up()

    @api.model
    def _settle(self, limit=CHUNK):
        """Move the oldest pending rows into the totals; return how many they were."""
        self._take_turn()
        moved = SQL("moved")
        [[count]] = self.env.execute_query(
            SQL(
                queries.SETTLE,
                limit=limit,
                add_totals=SQL(queries.ADD_TOTALS, source=moved),
                add_days=SQL(queries.ADD_DAYS, source=moved),
                add_months=SQL(queries.ADD_MONTHS, source=moved),
                add_member_totals=SQL(
                    queries.ADD_MEMBER_TOTALS, source=moved, nodes=None
                ),
                mark_cards=SQL(queries.MARK_CARDS, source=moved),
                mark_members=SQL(queries.MARK_MEMBERS, source=moved),
            )
        )
        return count

    @api.model
    def _rebuild(self):
        """Make all that is summed up anew from the ledger, whatever it holds.

        Bookings may go on: what they add meanwhile stays pending.
        """
        self._take_turn()
        self.env.cr.execute("DELETE FROM coop_accumulation_pending")
        self._fill(FILLED)

    @api.model
    def _fill(self, names):
        """Make some of what is summed up anew from the ledger; nothing is pending.

        Each takes one statement, which sorts the ledger once.
        """
        self.env.cr.execute("SET LOCAL work_mem = %s", [SORT_MEMORY])
        for name in names:
            statement, source = FILLED[name]
            table = SQL.identifier(self.env[name]._table)
            self.env.cr.execute(SQL("DELETE FROM %s", table))
            self.env.cr.execute(SQL(statement, source=SQL(source), nodes=None))
            self.env.cr.execute(SQL("ANALYZE %s", table))
        self._mark()

    @api.model
    def _mark(self):
        """Mark cards that were used, and members with their latest year."""
        ledger, totals = SQL("coop_accumulation"), SQL("coop_accumulation_total")
        self.env.cr.execute(SQL(queries.MARK_CARDS, source=ledger))
        self.env.cr.execute(SQL(queries.MARK_MEMBERS, source=totals))

    @api.model
    def _rebuild_nodes(self, nodes):
        """Make the totals of members at some categories anew from all totals."""
        self._take_turn()
        self.env.cr.execute(
            SQL(
                "DELETE FROM coop_accumulation_member_total WHERE node = ANY(%s)", nodes
            )
        )
        totals = SQL("coop_accumulation_total")
        self.env.cr.execute(SQL(queries.ADD_MEMBER_TOTALS, source=totals, nodes=nodes))

    @api.model
    def _fill_if_new(self):
        """Fill what is empty beside a ledger that was there before it."""
        new = [name for name in FILLED if not self._holds(name)]
        if new and self._holds("coop.accumulation"):
            self._settle(limit=None)
            self._fill(new)

    @api.model
    def _holds(self, name):
        """Return whether there is any record of a model."""
        return bool(self.env[name].sudo().search_count([], limit=1))

    @api.model
    def _take_turn(self):
        """Keep others from changing the totals until this transaction ends."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO coop_accumulation_settlement (id, settled_at)
                VALUES (1, %s)
                ON CONFLICT (id) DO UPDATE SET settled_at = EXCLUDED.settled_at
                """,
                fields.Datetime.now(),
            )
        )
