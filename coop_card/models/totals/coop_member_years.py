# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member accumulated, year by year and category by category."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from . import queries

#: How many years have a column of their own; what was before shares one.
COLUMNS = 5


class CoopMember(models.Model):
    """Shows a table of years and categories on the member."""

    _inherit = "coop.member"

    accumulation_table = fields.Html(
        "Accumulation by year",
        compute="_compute_accumulation_table",
        help="What counts for the refund, by category and fiscal year.",
    )

    @api.depends_context("lang", "uid")
    def _compute_accumulation_table(self):
        for member in self:
            tables = member._origin._accumulation_tables()
            member.accumulation_table = tables and self.env["ir.qweb"]._render(
                "coop_card.coop_member_accumulation_table", {"tables": tables}
            )

    def _accumulation_tables(self):
        """Return a table for each direction the member has lines of.

        :return: dicts of ``direction``, ``title``, ``columns`` (fiscal years),
            ``years`` (their titles), ``rows`` (pairs of a category and its amounts)
            and ``totals``; amounts are texts, the last one of each row is its sum
        """
        cells = defaultdict(dict)
        totals = self.env["coop.accumulation.member.total"]
        query = SQL(queries.BY_YEAR, source=totals._source(), member=self.id or 0)
        for row in self.env.execute_query_dict(query):
            cell = (row["category_id"], row["fiscal_year_id"])
            cells[row["direction"]][cell] = Decimal(row["amount"])
        lines = self.env["coop.accumulation"]
        directions = lines._fields["direction"]._description_selection(self.env)
        return [
            {
                "direction": direction,
                **self._accumulation_table(title, cells[direction]),
            }
            for direction, title in directions
            if direction in cells
        ]

    def _accumulation_table(self, title, amounts):
        """Return the table of one direction from its amounts by category and year."""
        years = self.env["coop.fiscal.year"].browse(
            {year for _category, year in amounts}
        )
        years = years.sudo().sorted("date_start")
        shown, earlier = years[-COLUMNS:], years[:-COLUMNS]
        columns = [*([earlier] if earlier else []), *shown, years]
        categories = self.env["product.category"].browse(
            {category for category, _year in amounts}
        )
        categories = categories.sorted("complete_name")

        def row(of):
            return [self._accumulation_sum(amounts, of, column) for column in columns]

        return {
            "title": title,
            "columns": columns,
            "years": [
                *([self.env._("Earlier")] if earlier else []),
                *shown.mapped("name"),
                self.env._("Total"),
            ],
            "rows": [(each.display_name, row(each)) for each in categories],
            "totals": row(categories),
        }

    def _accumulation_sum(self, amounts, categories, years):
        """Return the sum of some categories and years as text; empty for none."""
        found = [
            amounts[category, year]
            for category in categories.ids
            for year in years.ids
            if (category, year) in amounts
        ]
        report = self.env["coop.report.mixin"]
        return report._format(sum(found), "amount") if found else ""
