# SPDX-License-Identifier: LGPL-3.0-or-later
"""Terminal activity and gaps."""

from odoo import api, models
from odoo.tools import SQL

from ...models.terminals.coop_terminal_waiting import ARRIVED
from ..table import Column


class TerminalActivity(models.AbstractModel):
    """One row for each terminal."""

    _name = "report.coop_card.terminal_activity"
    _description = "Terminal activity and gaps"
    _inherit = ["coop.report.definition"]
    _report_section = "control"
    _report_filters = ("date_from", "date_to", "branch_ids", "terminal_ids")
    _report_groups = ("branch", "state")
    _report_order = ("branch", "terminal")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Terminal activity and gaps")

    @api.model
    def _about(self):
        return self.env._(
            "What came in from each terminal in the time chosen, its last contact, and "
            "how many of its numbers are missing."
        )

    @api.model
    def _defaults(self):
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        states = self._labels("coop.terminal", "state")
        return (
            Column("branch", self.env._("Branch"), width=20),
            Column("terminal", self.env._("Terminal"), width=12, link="coop.terminal"),
            Column("state", self.env._("State"), width=12, labels=states),
            Column("contact", self.env._("Last contact"), "datetime", 16),
            Column("program", self.env._("Program"), width=18),
            Column("waiting", self.env._("Still to send"), "integer", 9, total=True),
            Column("missing", self.env._("Missing numbers"), "integer", 9, total=True),
            Column("slips", self.env._("Slips"), "integer", 9, total=True),
            Column("amount", self.env._("Amount"), "amount", 15, total=True),
        )

    @api.model
    def _query(self, report):
        chosen = self._narrowed(report, branch_ids="branch_id", terminal_ids="id")
        missing = self._missing(chosen)
        terminals = self._readable("coop.terminal", chosen)
        days = self._narrowed(report, date_from="date >=", date_to="date <=")
        names = ("terminal_id", "transaction_count", "amount_total")
        return SQL(
            """
            SELECT %(branch)s AS branch, terminal.id AS terminal_id,
                   terminal.number AS terminal, terminal.state,
                   contact.contact_at AS contact, contact.program,
                   contact.waiting_count - COALESCE(arrived.count, 0) AS waiting,
                   gap.missing, day.slips, day.amount
            FROM coop_terminal terminal
            LEFT JOIN coop_branch branch ON branch.id = terminal.branch_id
            LEFT JOIN coop_terminal_contact contact ON contact.terminal_id = terminal.id
            LEFT JOIN (%(arrived)s) AS arrived ON arrived.terminal_id = terminal.id
            LEFT JOIN (
                SELECT * FROM unnest(%(with_gaps)s::int[], %(gaps)s::int[])
                    AS gap (terminal_id, missing)
            ) AS gap ON gap.terminal_id = terminal.id
            LEFT JOIN (
                SELECT terminal_id, sum(transaction_count)::int AS slips,
                       sum(amount_total) AS amount
                FROM (%(days)s) AS day GROUP BY terminal_id
            ) AS day ON day.terminal_id = terminal.id
            WHERE terminal.id IN %(terminals)s
            """,
            branch=self._translated("branch.name"),
            days=self._rows("coop.accumulation.day", names, days),
            arrived=SQL(ARRIVED, terminals),
            terminals=terminals,
            with_gaps=list(missing),
            gaps=list(missing.values()),
        )

    @api.model
    def _missing(self, chosen):
        """Return how many numbers are missing, by the ids of the terminals."""
        terminals = self.env["coop.terminal"].with_context(active_test=False)
        found = terminals.search(chosen)
        return {terminal.id: terminal.missing_count for terminal in found}
