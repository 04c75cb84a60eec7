# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards issued, lost and replaced."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column


class CardChanges(models.AbstractModel):
    """One row for each event of a card."""

    _name = "report.coop_card.card_changes"
    _description = "Cards issued, lost and replaced"
    _inherit = ["coop.report.definition"]
    _report_section = "cards"
    _report_filters = ("date_from", "date_to", "group_ids")
    _report_groups = ("step", "card_type")
    _report_order = ("moment", "card")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Cards issued, lost and replaced")

    @api.model
    def _about(self):
        return self.env._(
            "Every step of every card in the time chosen, with its holder then."
        )

    @api.model
    def _defaults(self):
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        steps = self._labels("coop.card.event", "step")
        states = self._labels("coop.card.event", "state_to")
        return (
            Column("moment", self.env._("Date and time"), "datetime", 16),
            Column("step", self.env._("Step"), width=14, labels=steps),
            Column("card", self.env._("Card"), width=20, link="coop.card"),
            Column("card_type", self.env._("Card type"), width=16),
            Column("state", self.env._("State after"), width=12, labels=states),
            Column("number", self.env._("Member no."), width=10, link="coop.member"),
            Column("name", self.env._("Name"), width=26),
            Column("reason", self.env._("Reason"), width=24),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(report, group_ids="member_group_id"),
            *self._in_time(report, "effective_at"),
        ]
        return SQL(
            """
            SELECT event.effective_at AS moment, event.step, event.card_id,
                   event.number AS card, %(type)s AS card_type, event.state_to AS state,
                   event.member_id AS number_id, event.member_number AS number,
                   event.member_name AS name, event.reason
            FROM coop_card_event event
            LEFT JOIN coop_card_type card_type ON card_type.id = event.type_id
            WHERE event.id IN %(events)s
            """,
            type=self._translated("card_type.name"),
            events=self._readable("coop.card.event", domain),
        )
