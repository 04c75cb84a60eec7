# SPDX-License-Identifier: LGPL-3.0-or-later
"""Birthdays."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class Birthdays(models.AbstractModel):
    """One row for each member with a birthday."""

    _name = "report.coop_card.birthdays"
    _description = "Birthdays"
    _inherit = ["coop.report.definition"]
    _report_section = "register"
    _report_filters = ("month", "group_ids", "type_ids")
    _report_groups = ("member_group", "day")
    _report_order = ("month", "day", "number")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Birthdays")

    @api.model
    def _about(self):
        return self.env._(
            "Members whose birthday is in the month chosen, with their age then."
        )

    @api.model
    def _defaults(self):
        return {
            "month": str(self.env.company.root_id._coop_today().month),
            "group_by": "none",
        }

    @api.model
    def _columns(self, report):
        return (
            Column("month", self.env._("Month"), "integer", 7),
            Column("day", self.env._("Day"), "integer", 6),
            *members.columns(self.env),
            Column("birthdate", self.env._("Date of birth"), "date", 12),
            Column("age", self.env._("Age"), "integer", 6),
            Column("phone", self.env._("Phone"), width=14),
            Column("email", self.env._("Email"), width=22),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(report, group_ids="group_id", type_ids="type_id"),
            ("state", "in", ("active", "suspended")),
            ("birthdate", "!=", False),
        ]
        return SQL(
            """
            SELECT %(names)s, member.birthdate, partner.phone, partner.email,
                   extract(month FROM member.birthdate)::int AS month,
                   extract(day FROM member.birthdate)::int AS day,
                   (%(year)s - extract(year FROM member.birthdate))::int AS age
            FROM coop_member member %(joins)s
            WHERE member.id IN %(members)s AND (
                %(month)s::int IS NULL
                OR extract(month FROM member.birthdate) = %(month)s::int
            )
            """,
            **members.PARTS,
            members=self._readable("coop.member", domain),
            year=report.company_id._coop_today().year,
            month=int(report.month) if report.month else None,
        )
