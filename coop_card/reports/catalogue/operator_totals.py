# SPDX-License-Identifier: LGPL-3.0-or-later
"""Totals of operators."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import sums


class OperatorTotals(models.AbstractModel):
    """One row for each operator, shift of a terminal, and day."""

    _name = "report.coop_card.operator_totals"
    _description = "Totals of operators"
    _inherit = ["coop.report.definition"]
    _report_section = "control"
    _report_filters = ("date_from", "date_to", "branch_ids", "terminal_ids")
    _report_groups = ("operator", "branch", "date")
    _report_order = ("operator", "date", "terminal", "shift")

    @api.model
    def _title(self):
        return self.env._("Totals of operators")

    @api.model
    def _about(self):
        return self.env._("What each operator took in, shift by shift, with tax.")

    @api.model
    def _defaults(self):
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        return (
            Column("operator", self.env._("Operator"), width=22),
            Column("date", self.env._("Day"), "date", 12),
            Column("branch", self.env._("Branch"), width=20),
            Column("terminal", self.env._("Terminal"), width=12, link="coop.terminal"),
            Column("shift", self.env._("Shift"), "integer", 8),
            Column("slips", self.env._("Slips"), "integer", 8, total=True),
            *sums.columns(self.env),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._of_ledger(report, terminal_ids="terminal_id"),
            ("operator_id", "!=", False),
        ]
        return SQL(
            """
            SELECT operator.name AS operator, line.date, %(branch)s AS branch,
                   terminal.id AS terminal_id, terminal.number AS terminal,
                   slip.batch AS shift, count(DISTINCT slip.id) AS slips, %(sums)s
            FROM coop_accumulation line
            JOIN coop_transaction slip ON slip.id = line.transaction_id
            JOIN coop_operator operator ON operator.id = line.operator_id
            LEFT JOIN coop_branch branch ON branch.id = line.branch_id
            LEFT JOIN coop_terminal terminal ON terminal.id = line.terminal_id
            WHERE line.id IN %(lines)s
            GROUP BY operator.id, line.date, branch.id, terminal.id, slip.batch
            """,
            branch=self._translated("branch.name"),
            sums=sums.BY_DIRECTION,
            lines=self._readable("coop.accumulation", domain),
        )
