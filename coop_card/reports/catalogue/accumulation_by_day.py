# SPDX-License-Identifier: LGPL-3.0-or-later
"""Daily accumulation by member."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class AccumulationByDay(models.AbstractModel):
    """One row for each member and day."""

    _name = "report.coop_card.accumulation_by_day"
    _description = "Daily accumulation by member"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = (
        "date_from",
        "date_to",
        "branch_ids",
        "category_ids",
        "direction",
    )
    _report_groups = ("date", "member_group")
    _report_order = ("date", "number")

    @api.model
    def _title(self):
        return self.env._("Daily accumulation by member")

    @api.model
    def _about(self):
        return self.env._("What each member bought and sold on each day, with tax.")

    @api.model
    def _defaults(self):
        return self._this_month()

    @api.model
    def _columns(self, report):
        return (
            Column("date", self.env._("Day"), "date", 12),
            *members.columns(self.env),
            Column("lines", self.env._("Lines"), "integer", 8, total=True),
            Column("bought", self.env._("Purchases"), "amount", 15, total=True),
            Column("sold", self.env._("Sales"), "amount", 15, total=True),
        )

    @api.model
    def _query(self, report):
        domain = self._narrowed(
            report,
            date_from="date >=",
            date_to="date <=",
            branch_ids="branch_id",
            category_ids="category_id child_of",
            direction="direction",
        )
        return SQL(
            """
            SELECT %(names)s, day.*
            FROM (
                SELECT member_id, date, count(*) AS lines,
                       COALESCE(sum(amount + amount_tax)
                                FILTER (WHERE direction = 'purchase'), 0) AS bought,
                       COALESCE(sum(amount + amount_tax)
                                FILTER (WHERE direction = 'sale'), 0) AS sold
                FROM coop_accumulation
                WHERE id IN %(lines)s
                GROUP BY member_id, date
            ) AS day
            JOIN coop_member member ON member.id = day.member_id %(joins)s
            WHERE member.id IN %(members)s
            """,
            **members.PARTS,
            lines=self._readable("coop.accumulation", domain),
            members=self._readable("coop.member"),
        )
