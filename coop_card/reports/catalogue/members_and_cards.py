# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members and their cards."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class MembersAndCards(models.AbstractModel):
    """One row for each card, and one for a member without any."""

    _name = "report.coop_card.members_and_cards"
    _description = "Members and their cards"
    _inherit = ["coop.report.definition"]
    _report_section = "register"
    _report_filters = ("group_ids", "type_ids")
    _report_groups = ("member_group", "state")
    _report_order = ("number", "card")

    @api.model
    def _title(self):
        return self.env._("Members and their cards")

    @api.model
    def _about(self):
        return self.env._("The register by group, with every card of each member.")

    @api.model
    def _columns(self, report):
        return (
            *members.columns(self.env),
            Column(
                "state",
                self.env._("State"),
                labels=self._labels("coop.member", "state"),
            ),
            Column("card", self.env._("Card"), width=20, link="coop.card"),
            Column(
                "card_state",
                self.env._("Card state"),
                labels=self._labels("coop.card", "state"),
            ),
            Column("valid_to", self.env._("Valid until"), "date", 12),
        )

    @api.model
    def _query(self, report):
        domain = self._narrowed(report, group_ids="group_id", type_ids="type_id")
        return SQL(
            """
            SELECT %(names)s, member.state, card.id AS card_id,
                   card.number AS card, card.state AS card_state, card.valid_to
            FROM coop_member member %(joins)s
            LEFT JOIN coop_card card
                ON card.member_id = member.id AND card.id IN %(cards)s
            WHERE member.id IN %(members)s
            """,
            **members.PARTS,
            cards=self._readable("coop.card"),
            members=self._readable("coop.member", domain),
        )
