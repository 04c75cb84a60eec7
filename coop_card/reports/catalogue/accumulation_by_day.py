# SPDX-License-Identifier: LGPL-3.0-or-later
"""Daily accumulation by member."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members, sums


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
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        return (
            Column("date", self.env._("Day"), "date", 12),
            *members.columns(self.env),
            Column("lines", self.env._("Lines"), "integer", 8, total=True),
            *sums.columns(self.env),
        )

    @api.model
    def _query(self, report):
        names = ("member_id", "date", *sums.FIELDS)
        lines = self._rows("coop.accumulation", names, self._of_ledger(report))
        return SQL(
            """
            SELECT %(names)s, day.*
            FROM (
                SELECT member_id, date, count(*) AS lines, %(sums)s
                FROM (%(lines)s) AS line
                GROUP BY member_id, date
            ) AS day
            JOIN coop_member member ON member.id = day.member_id %(joins)s
            WHERE member.id IN %(members)s
            """,
            **members.PARTS,
            sums=sums.BY_DIRECTION,
            lines=lines,
            members=self._readable("coop.member"),
        )
