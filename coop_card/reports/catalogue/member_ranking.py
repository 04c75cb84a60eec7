# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ranking of members."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class MemberRanking(models.AbstractModel):
    """One row for each member who accumulated anything in a year."""

    _name = "report.coop_card.member_ranking"
    _description = "Ranking of members"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = (
        "fiscal_year_id",
        "direction",
        "minimum",
        "group_ids",
        "type_ids",
    )
    _report_groups = ("member_group",)
    _report_order = ("rank", "number")

    @api.model
    def _title(self):
        return self.env._("Ranking of members")

    @api.model
    def _about(self):
        return self.env._(
            "Members by what they accumulated in the year, the most first."
        )

    @api.model
    def _defaults(self):
        return {**super()._defaults(), "direction": "purchase", "group_by": "none"}

    @api.model
    def _columns(self, report):
        return (
            Column("rank", self.env._("Rank"), "integer", 7),
            *members.columns(self.env),
            Column("phone", self.env._("Phone"), width=14),
            Column("amount", self.env._("Amount"), "amount", 16, total=True),
        )

    @api.model
    def _query(self, report):
        domain = self._narrowed(report, group_ids="group_id", type_ids="type_id")
        return SQL(
            """
            SELECT %(names)s, partner.phone, ranked.amount, ranked.rank
            FROM (
                SELECT member_id, sum(amount) AS amount,
                       rank() OVER (ORDER BY sum(amount) DESC) AS rank
                FROM (%(parts)s) AS part GROUP BY member_id
            ) AS ranked
            JOIN coop_member member ON member.id = ranked.member_id %(joins)s
            WHERE member.id IN %(members)s AND ranked.amount > 0
                AND ranked.amount >= %(minimum)s
            """,
            **members.PARTS,
            parts=self._parts(report),
            members=self._readable("coop.member", domain),
            minimum=report.minimum,
        )

    @api.model
    def _parts(self, report):
        """Return amounts that count for the refund, with the ids of their members."""
        chosen = {
            "year": report.fiscal_year_id.id or None,
            "direction": report.direction or "purchase",
            "node": 0,
        }
        parts = self.env["coop.accumulation.member.total"]._parts(chosen)
        return SQL("(%(settled)s) UNION ALL (%(pending)s)", **parts)
