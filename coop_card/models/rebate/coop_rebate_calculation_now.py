# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a run would come to if it were computed now."""

from contextlib import contextmanager

from odoo import api, models
from odoo.tools import SQL

from .coop_rebate_calculation import TABLES

#: A table as one of ours, which only this connection sees.
CREATE = """
CREATE TEMP TABLE %(table)s (LIKE %(like)s) ON COMMIT DROP;
ALTER TABLE %(table)s ALTER id DROP NOT NULL
"""


class CoopRebateCalculation(models.AbstractModel):
    """Computes with the statements and settings of a run, and keeps nothing of it."""

    _inherit = "coop.rebate.calculation"

    @api.model
    @contextmanager
    def _now(self, run):
        """Compute a run into tables that nobody else sees; drop them afterwards.

        :return: dict of the queries of the rows, by ``lines``, ``rates``, ``claims``
        """
        tables = {name: f"now_{table}" for name, table in TABLES.items()}
        for name, table in TABLES.items():
            self._execute(CREATE, table=tables[name], like=table)
        *statements, _totals = self._statements(run, tables)
        for statement in statements:
            self.env.cr.execute(statement)
        yield {
            name: SQL("SELECT * FROM %s", SQL.identifier(table))
            for name, table in tables.items()
        }
        for table in tables.values():
            self._execute("DROP TABLE %(table)s", table=table)

    @api.model
    def _execute(self, statement, **tables):
        names = {name: SQL.identifier(table) for name, table in tables.items()}
        self.env.cr.execute(SQL(statement, **names))
