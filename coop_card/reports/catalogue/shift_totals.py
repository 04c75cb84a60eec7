# SPDX-License-Identifier: LGPL-3.0-or-later
"""Shifts of operators."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class ShiftTotals(models.AbstractModel):
    """One row for each shift of a terminal."""

    _name = "report.coop_card.shift_totals"
    _description = "Shifts of operators"
    _inherit = ["coop.report.definition"]
    _report_section = "control"
    _report_filters = ("date_from", "date_to", "branch_ids", "terminal_ids")
    _report_groups = ("branch", "operator", "state")
    _report_order = ("opened desc", "terminal")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Shifts of operators")

    @api.model
    def _about(self):
        return self.env._(
            "What each shift came to by the terminal's count and by ours, and what has "
            "arrived of those still open."
        )

    @api.model
    def _defaults(self):
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        states = self._labels("coop.terminal.batch", "state")
        return (
            Column("branch", self.env._("Branch"), width=18),
            Column("terminal", self.env._("Terminal"), width=12, link="coop.terminal"),
            Column("shift", self.env._("Shift"), width=8, link="coop.terminal.batch"),
            Column("operator", self.env._("Operator"), width=18),
            Column("opened", self.env._("Opened"), "datetime", 16),
            Column("state", self.env._("State"), width=12, labels=states),
            Column("count", self.env._("Slips"), "integer", 8, total=True),
            Column("counted", self.env._("Terminal's total"), "amount", 15, total=True),
            Column("booked", self.env._("Booked total"), "amount", 15, total=True),
            Column("difference", self.env._("Difference"), "amount", 13, total=True),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(report, branch_ids="branch_id", terminal_ids="terminal_id"),
            *self._in_time(report, "opened_at"),
        ]
        return SQL(
            """
            SELECT %(branch)s AS branch, terminal.id AS terminal_id,
                   terminal.number AS terminal, batch.id AS shift_id,
                   batch.number::text AS shift, operator.name AS operator,
                   batch.opened_at AS opened, batch.state, figures.*,
                   figures.counted - figures.booked AS difference
            FROM coop_terminal_batch batch
            JOIN coop_terminal terminal ON terminal.id = batch.terminal_id
            LEFT JOIN coop_branch branch ON branch.id = batch.branch_id
            LEFT JOIN coop_operator operator ON operator.id = batch.operator_id
            CROSS JOIN LATERAL (
                SELECT server_count AS count, terminal_amount AS counted,
                       server_amount AS booked
                WHERE batch.state <> 'open'
                UNION ALL
                SELECT count(*), NULL, sum(amount_total) FROM coop_transaction
                WHERE batch.state = 'open' AND terminal_id = batch.terminal_id
                    AND coop_transaction.batch = batch.number AND status <> 'rejected'
                HAVING batch.state = 'open'
            ) AS figures
            WHERE batch.id IN %(batches)s
            """,
            branch=self._translated("branch.name"),
            batches=self._readable("coop.terminal.batch", domain),
        )
