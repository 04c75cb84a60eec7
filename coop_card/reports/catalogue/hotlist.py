# SPDX-License-Identifier: LGPL-3.0-or-later
"""Hotlist."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class Hotlist(models.AbstractModel):
    """One row for each card of which anything is on the hotlist."""

    _name = "report.coop_card.hotlist"
    _description = "Hotlist"
    _inherit = ["coop.report.definition"]
    _report_section = "cards"
    _report_groups = ("state",)
    _report_order = ("since desc", "card")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Hotlist")

    @api.model
    def _about(self):
        return self.env._("Cards that every terminal refuses, since when and why.")

    @api.model
    def _columns(self, report):
        states = self._labels("coop.card", "state")
        return (
            Column("card", self.env._("Card"), width=20, link="coop.card"),
            Column("state", self.env._("State"), width=12, labels=states),
            Column("since", self.env._("Since"), "datetime", 16),
            *members.columns(self.env),
            Column("reason", self.env._("Reason"), width=24),
        )

    @api.model
    def _query(self, report):
        domain = [*self._narrowed(report), ("listed", "=", True)]
        return SQL(
            """
            SELECT %(names)s, card.id AS card_id, card.number AS card, card.state,
                   listed.effective_at AS since, listed.reason
            FROM coop_card card
            LEFT JOIN LATERAL (
                SELECT effective_at, reason FROM coop_card_event event
                WHERE event.card_id = card.id AND event.state_to = card.state
                ORDER BY effective_at DESC, id DESC LIMIT 1
            ) AS listed ON TRUE
            LEFT JOIN coop_member member ON member.id = card.member_id
            %(joins)s
            WHERE card.id IN (
                SELECT card_id FROM coop_hotlist_entry WHERE id IN %(entries)s
            )
            """,
            **members.LEFT_PARTS,
            entries=self._readable("coop.hotlist.entry", domain),
        )
