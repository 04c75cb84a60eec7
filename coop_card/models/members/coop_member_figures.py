# SPDX-License-Identifier: LGPL-3.0-or-later
"""Figures shown on a member."""

from odoo import api, fields, models
from odoo.tools import SQL

#: What counts for the refund of the fiscal year that a day lies in, by member.
YEAR_TOTALS = """
    SELECT line.member_id,
           SUM(line.amount
               + CASE WHEN year.tax_in_base THEN line.amount_tax ELSE 0 END)
      FROM %(lines)s line
      JOIN coop_fiscal_year year ON year.id = line.fiscal_year_id
     WHERE line.member_id = ANY(%(members)s)
       AND %(today)s BETWEEN year.date_start AND year.date_end
  GROUP BY line.member_id
"""


class CoopMember(models.Model):
    """Counts a member's cards and sums up what the member accumulated."""

    _inherit = "coop.member"

    card_count = fields.Integer(
        "Number of cards",
        compute="_compute_card_count",
        help="All cards the member ever had, those no longer in use included.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    year_total = fields.Monetary(
        "Accumulated this year",
        compute="_compute_year_total",
        help="What counts for the refund of the current fiscal year, with tax if the "
        "year counts it.",
    )

    def _compute_card_count(self):
        groups = self.env["coop.card"]._read_group(
            [("member_id", "in", self.ids)], ["member_id"], ["__count"]
        )
        counts = dict(groups)
        for member in self:
            member.card_count = counts.get(member._origin, 0)

    @api.depends_context("uid")
    def _compute_year_total(self):
        """Sum up in the database, co-op by co-op: each has its own today."""
        totals, lines = {}, self.env["coop.accumulation"]._readable()
        for company, members in self._origin.grouped("company_id").items():
            query = SQL(
                YEAR_TOTALS,
                lines=lines,
                members=members.ids,
                today=company._coop_today(),
            )
            totals |= dict(self.env.execute_query(query))
        for member in self:
            member.year_total = totals.get(member._origin.id, 0)
