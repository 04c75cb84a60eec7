# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards by type and state."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class CardsByState(models.AbstractModel):
    """How many cards of each type are in each state."""

    _name = "report.coop_card.cards_by_state"
    _description = "Cards by State"
    _inherit = ["coop.report.definition"]
    _report_section = "cards"
    _report_groups = ("card_type", "state")
    _report_order = ("card_type", "state")

    @api.model
    def _title(self):
        return self.env._("Cards by state")

    @api.model
    def _about(self):
        return self.env._("How many cards of each type are in each state.")

    @api.model
    def _columns(self, report):
        labels = self._labels("coop.card", "state")
        return (
            Column("card_type", self.env._("Card type"), width=24),
            Column("state", self.env._("State"), width=16, labels=labels),
            Column("cards", self.env._("Cards"), "integer", 12, total=True),
            Column("members", self.env._("Members"), "integer", 12),
            Column("expired", self.env._("Expired"), "integer", 12, total=True),
        )

    @api.model
    def _query(self, report):
        domain = [("company_id", "=", report.company_id.id)]
        return SQL(
            """
            SELECT %(type)s AS card_type, card.state, count(*) AS cards,
                   count(DISTINCT card.member_id) AS members,
                   count(*) FILTER (WHERE card.valid_to < %(today)s) AS expired
            FROM coop_card card
            LEFT JOIN coop_card_type card_type ON card_type.id = card.type_id
            WHERE card.id IN %(cards)s
            GROUP BY 1, 2
            """,
            type=self._translated("card_type.name"),
            today=report.company_id._coop_today(),
            cards=self._readable("coop.card", domain),
        )
