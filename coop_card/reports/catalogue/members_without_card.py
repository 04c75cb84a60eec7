# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members without a card."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class MembersWithoutCard(models.AbstractModel):
    """Members in the co-op that have no card which they could use."""

    _name = "report.coop_card.members_without_card"
    _description = "Members Without a Card"
    _inherit = ["coop.report.definition"]
    _report_section = "register"
    _report_filters = ("group_ids", "type_ids")
    _report_groups = ("member_group", "member_type")
    _report_order = ("number",)

    @api.model
    def _title(self):
        return self.env._("Members without a card")

    @api.model
    def _about(self):
        return self.env._(
            "Active and suspended members who have no card in use, by group."
        )

    @api.model
    def _columns(self, report):
        return (
            *members.columns(self.env),
            Column("member_type", self.env._("Member type"), width=14),
            Column("phone", self.env._("Phone"), width=16),
            Column("join_date", self.env._("Joined on"), "date", 12),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(report, group_ids="group_id", type_ids="type_id"),
            ("state", "in", ("active", "suspended")),
            "!",
            ("card_ids.state", "in", ("active", "blocked")),
        ]
        return SQL(
            """
            SELECT %(names)s, partner.phone, member.join_date, %(type)s AS member_type
            FROM coop_member member %(joins)s
            JOIN coop_member_type member_type ON member_type.id = member.type_id
            WHERE member.id IN %(members)s
            """,
            **members.PARTS,
            type=self._translated("member_type.name"),
            members=self._readable("coop.member", domain),
        )
