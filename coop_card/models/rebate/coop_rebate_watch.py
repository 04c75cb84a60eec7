# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the database knows of computations that are under way."""

from odoo import api, models
from odoo.tools import SQL

#: What a connection calls itself while it computes: for which table, for which of its
#: rows, and how far it is. PostgreSQL shows it to others at once, and forgets it with
#: the transaction.
NAME = "coop %s %s step %s"

#: The table of the runs of refunds.
RUNS = "coop_rebate_run"

UNDER_WAY = """
SELECT pid, found[1]::int AS id, found[2]::int AS step,
       extract(epoch FROM clock_timestamp() - xact_start)::int AS seconds
FROM pg_stat_activity
CROSS JOIN regexp_match(application_name, %(pattern)s) AS found
WHERE datname = current_database() AND found IS NOT NULL
    AND pid <> pg_backend_pid()
"""


class CoopRebateWatch(models.AbstractModel):
    """Shows how far computations are, and ends them.

    A computation says where it is by the name of its own connection. So nothing is
    written that a rollback would hide or a dead server would leave behind, and a
    process is never taken for another that got its number later.
    """

    _name = "coop.rebate.watch"
    _description = "Watch over Refunds Being Computed"

    @api.model
    def _say(self, record_id, step, table=RUNS):
        """Let others see at which step of which work this transaction is."""
        name = NAME % (table, record_id, step)
        self.env.cr.execute(
            SQL("SELECT set_config('application_name', %s, TRUE)", name)
        )

    @api.model
    def _look(self, table=RUNS):
        """Return pairs of step and seconds by the id of the run, or other record."""
        rows = self.env.execute_query(self._under_way(table))
        return {record_id: (step, seconds) for _pid, record_id, step, seconds in rows}

    @api.model
    def _interrupt(self, ids, table=RUNS):
        """End what is under way for some runs, from a transaction of its own.

        :param ids: of the runs, or other records
        """
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "SELECT pg_cancel_backend(pid) FROM (%s) AS busy "
                    "WHERE id = ANY(%s)",
                    self._under_way(table),
                    list(ids),
                )
            )

    @api.model
    def _clear(self, run_id):
        """End what a dead server has left under way for a run: nobody waits for it."""
        self.env.cr.execute(
            SQL(
                "SELECT pg_terminate_backend(pid) FROM (%s) AS busy WHERE id = %s",
                self._under_way(),
                run_id,
            )
        )

    @api.model
    def _under_way(self, table=RUNS):
        """Return the query of what is being computed for the rows of a table."""
        return SQL(UNDER_WAY, pattern=rf"^coop {table} (\d+) step (\d+)$")
