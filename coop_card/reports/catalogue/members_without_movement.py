# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members without movement."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class MembersWithoutMovement(models.AbstractModel):
    """Members without a line in the ledger of a year.

    Family members are left out: what they buy counts for their main member.
    """

    _name = "report.coop_card.members_without_movement"
    _description = "Members without movement"
    _inherit = ["coop.report.definition"]
    _report_section = "register"
    _report_filters = ("fiscal_year_id", "group_ids", "type_ids")
    _report_groups = ("member_group", "last_year")
    _report_order = ("number",)

    @api.model
    def _title(self):
        return self.env._("Members without movement")

    @api.model
    def _about(self):
        return self.env._(
            "Active and suspended members who neither bought nor sold in the year, "
            "and the last year in which they did. Family members are left out: what "
            "they buy counts for their main member."
        )

    @api.model
    def _columns(self, report):
        return (
            *members.columns(self.env),
            Column("phone", self.env._("Phone"), width=14),
            Column("join_date", self.env._("Joined on"), "date", 12),
            Column("last_year", self.env._("Last active year"), width=14),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(report, group_ids="group_id", type_ids="type_id"),
            ("state", "in", ("active", "suspended")),
            ("main_member_id", "=", False),
        ]
        return SQL(
            """
            SELECT %(names)s, partner.phone, member.join_date, (
                SELECT year.name FROM (%(moved)s) AS moved
                JOIN coop_fiscal_year year ON year.id = moved.fiscal_year_id
                WHERE moved.member_id = member.id
                ORDER BY year.date_start DESC LIMIT 1
            ) AS last_year
            FROM coop_member member %(joins)s
            WHERE member.id IN %(members)s
                AND NOT EXISTS (
                    SELECT FROM (%(moved)s) AS moved
                    WHERE moved.member_id = member.id
                        AND moved.fiscal_year_id = %(year)s
                )
            """,
            **members.PARTS,
            moved=self._moved(),
            members=self._readable("coop.member", domain),
            year=report.fiscal_year_id.id or None,
        )

    @api.model
    def _moved(self):
        """Return which members moved anything in which year, settled or pending."""
        if self.env["ir.rule"]._coop_shows_all("coop.accumulation"):
            return SQL(
                """
                SELECT member_id, fiscal_year_id
                FROM coop_accumulation_member_total WHERE node = 0
                UNION ALL
                SELECT member_id, fiscal_year_id FROM coop_accumulation_pending
                """
            )
        return SQL(
            "SELECT member_id, fiscal_year_id FROM %s AS line",
            self.env["coop.accumulation"]._readable(),
        )
