# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members without a card."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class MembersWithoutCard(models.AbstractModel):
    """Members in the co-op that have no card which they could use."""

    _name = "coop.report.members.without.card"
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
            Column("number", self.env._("Number"), width=10, link="coop.member"),
            Column("name", self.env._("Name"), width=30),
            Column("member_group", self.env._("Group"), width=20),
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
            SELECT member.id AS number_id, member.number, member.join_date,
                   concat(member.title, partner.name) AS name, partner.phone,
                   member_group.name AS member_group, %(type)s AS member_type
            FROM coop_member member
            JOIN res_partner partner ON partner.id = member.partner_id
            JOIN coop_member_type member_type ON member_type.id = member.type_id
            LEFT JOIN coop_member_group member_group
                ON member_group.id = member.group_id
            WHERE member.id IN %(members)s
            """,
            type=self._translated("member_type.name"),
            members=self._readable("coop.member", domain),
        )
