# SPDX-License-Identifier: LGPL-3.0-or-later
"""Year against year."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class YearAgainstYear(models.AbstractModel):
    """One row for each category and direction."""

    _name = "report.coop_card.year_against_year"
    _description = "Year against year"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = ("fiscal_year_id", "compare_year_id", "category_ids", "direction")
    _report_groups = ("direction",)
    _report_order = ("category",)

    @api.model
    def _title(self):
        return self.env._("Year against year")

    @api.model
    def _about(self):
        return self.env._(
            "What was accumulated in each category in one year and in another."
        )

    @api.model
    def _defaults(self):
        year = self.env["coop.fiscal.year"]._for_refund()
        before = self.env["coop.fiscal.year"].search(
            [
                ("company_id", "=", year.company_id.id),
                ("date_end", "<", year.date_start),
            ],
            order="date_end DESC",
            limit=1,
        )
        return {"fiscal_year_id": year.id, "compare_year_id": before.id}

    @api.model
    def _columns(self, report):
        directions = self._labels("coop.accumulation", "direction")
        year, before = report.fiscal_year_id, report.compare_year_id
        return (
            Column("direction", self.env._("Direction"), width=14, labels=directions),
            Column("category", self.env._("Category"), width=26),
            Column("amount", year.name or self.env._("Year"), "amount", 16, total=True),
            Column(
                "before",
                before.name or self.env._("Year before"),
                "amount",
                16,
                total=True,
            ),
            Column("change", self.env._("Change"), "amount", 16, total=True),
            Column("percent", self.env._("Change (%)"), "percent", 12),
        )

    @api.model
    def _query(self, report):
        names = ("date", "category_id", "direction", "amount_total")
        return SQL(
            """
            SELECT category.complete_name AS category, summed.*,
                   amount - before AS change,
                   round((amount - before) * 100 / NULLIF(before, 0), 2) AS percent
            FROM (
                SELECT category_id, direction, %(year)s AS amount, %(before)s AS before
                FROM (%(days)s) AS day GROUP BY category_id, direction
            ) AS summed
            JOIN product_category category ON category.id = summed.category_id
            WHERE amount <> 0 OR before <> 0
            """,
            year=self._within(report.fiscal_year_id),
            before=self._within(report.compare_year_id),
            days=self._rows("coop.accumulation.day", names, self._of_ledger(report)),
        )

    @api.model
    def _within(self, year):
        """Return the sum of what counts in the days of a year."""
        return SQL(
            """COALESCE(sum(amount_total) FILTER (
                WHERE date BETWEEN %s AND %s
            ), 0)""",
            year.date_start or None,
            year.date_end or None,
        )
