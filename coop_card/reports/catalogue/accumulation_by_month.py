# SPDX-License-Identifier: LGPL-3.0-or-later
"""Accumulation by month, branch and category."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class AccumulationByMonth(models.AbstractModel):
    """What came in by month, branch, category and direction, from the sums of days."""

    _name = "report.coop_card.accumulation_by_month"
    _description = "Accumulation by Month"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = (
        "date_from",
        "date_to",
        "branch_ids",
        "category_ids",
        "direction",
    )
    _report_groups = ("month", "branch", "category", "direction")
    _report_order = ("month", "branch", "category", "direction")

    @api.model
    def _title(self):
        return self.env._("Accumulation by month")

    @api.model
    def _about(self):
        return self.env._(
            "Purchases and sales of each month by branch and category, with tax."
        )

    @api.model
    def _defaults(self):
        return {"period": "year"}

    @api.model
    def _columns(self, report):
        labels = self._labels("coop.accumulation.day", "direction")
        return (
            Column("month", self.env._("Month"), "month", 10),
            Column("branch", self.env._("Branch"), width=22),
            Column("category", self.env._("Category"), width=22),
            Column("direction", self.env._("Direction"), width=12, labels=labels),
            Column("lines", self.env._("Lines"), "integer", 10, total=True),
            Column("quantity", self.env._("Quantity"), "quantity", 14),
            Column("amount", self.env._("Amount"), "amount", 16, total=True),
        )

    @api.model
    def _query(self, report):
        names = ("date", "branch_id", "category_id", "direction")
        figures = ("line_count", "quantity", "amount_total")
        domain = self._of_ledger(report)
        return SQL(
            """
            SELECT summed.*, %(branch)s AS branch, category.complete_name AS category
            FROM (
                SELECT date_trunc('month', date)::date AS month, branch_id, category_id,
                       direction, sum(line_count)::int AS lines,
                       sum(quantity) AS quantity, sum(amount_total) AS amount
                FROM (%(days)s) AS day
                GROUP BY month, branch_id, category_id, direction
            ) AS summed
            JOIN product_category category ON category.id = summed.category_id
            LEFT JOIN coop_branch branch ON branch.id = summed.branch_id
            """,
            branch=self._translated("branch.name"),
            days=self._rows("coop.accumulation.day", names + figures, domain),
        )
