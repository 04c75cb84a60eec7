# SPDX-License-Identifier: LGPL-3.0-or-later
"""Year against year."""

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class YearAgainstYear(models.AbstractModel):
    """One row for each category and direction.

    While one of the years is running, the same days of both are compared, and the whole
    of the other stands beside them.
    """

    _name = "report.coop_card.year_against_year"
    _description = "Year against year"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = ("fiscal_year_id", "compare_year_id", "category_ids", "direction")
    _report_groups = ("direction",)
    _report_order = ("category",)
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Year against year")

    @api.model
    def _about(self):
        return self.env._(
            "What was accumulated in each category in one year and in another. A year "
            "that is not over is compared with the same days of the other."
        )

    @api.model
    def _defaults(self):
        company = self.env.company.root_id
        years = self.env["coop.fiscal.year"]._latest_two(company)
        return {"fiscal_year_id": years[:1].id, "compare_year_id": years[1:].id}

    @api.model
    def _columns(self, report):
        directions = self._labels("coop.accumulation", "direction")
        year, before = report.fiscal_year_id, report.compare_year_id
        whole, until = self._compared(report)
        columns = (
            Column("direction", self.env._("Direction"), width=16, labels=directions),
            Column("category", self.env._("Category"), width=26),
            Column("amount", self._so_far(year, until), "amount", 18, total=True),
            Column("before", self._so_far(before, until), "amount", 18, total=True),
            Column("change", self.env._("Change"), "amount", 16, total=True),
            Column("percent", self.env._("Change (%)"), "percent", 12),
        )
        if not whole:
            return columns
        title = self.env._("All of %s", whole.name)
        return (*columns, Column("whole", title, "amount", 18, total=True))

    @api.model
    def _so_far(self, year, until):
        """Return what the column of a year is called."""
        if year not in until:
            return year.name or self.env._("No year")
        last = self.env["coop.era.mixin"]._format_day(until[year])
        return self.env._("%(year)s until %(day)s", year=year.name, day=last)

    @api.model
    def _compared(self, report):
        """Return how the years are compared.

        A year is running when today is in it and not its end.

        :return: pair of the year that stands beside in full, and the day of each year
            up to which they are compared; both are empty where no year is running
        """
        today = report.company_id._coop_today()
        years = report.fiscal_year_id | report.compare_year_id
        running = years.filtered(lambda year: year.date_start <= today < year.date_end)
        if not running:
            return running, {}
        apart = {
            year: relativedelta(running.date_start, year.date_start) for year in years
        }
        until = {year: min(today - apart[year], year.date_end) for year in years}
        return years - running, until

    @api.model
    def _query(self, report):
        year, before = report.fiscal_year_id, report.compare_year_id
        whole, until = self._compared(report)
        names = ("date", "category_id", "direction", "amount_total")
        return SQL(
            """
            SELECT category.complete_name AS category, summed.*,
                   amount - before AS change,
                   round((amount - before) * 100 / NULLIF(before, 0), 2) AS percent
            FROM (
                SELECT category_id, direction, %(year)s AS amount, %(before)s AS before,
                       %(whole)s AS whole
                FROM (%(days)s) AS day GROUP BY category_id, direction
            ) AS summed
            JOIN product_category category ON category.id = summed.category_id
            WHERE amount <> 0 OR before <> 0 OR whole <> 0
            """,
            year=self._within(year, until.get(year)),
            before=self._within(before, until.get(before)),
            whole=self._within(whole),
            days=self._rows("coop.accumulation.day", names, self._of_ledger(report)),
        )

    @api.model
    def _within(self, year, last=None):
        """Return the sum of what counts in a year, or in its days up to one of them."""
        return SQL(
            """COALESCE(sum(amount_total) FILTER (
                WHERE date BETWEEN %s AND %s
            ), 0)""",
            year.date_start or None,
            last or year.date_end or None,
        )
