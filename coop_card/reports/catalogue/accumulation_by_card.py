# SPDX-License-Identifier: LGPL-3.0-or-later
"""Accumulation by card."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members, sums


class AccumulationByCard(models.AbstractModel):
    """One row for each card that was used."""

    _name = "report.coop_card.accumulation_by_card"
    _description = "Accumulation by card"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = ("fiscal_year_id", "date_from", "date_to", "branch_ids")
    _report_groups = ("member_group",)
    _report_order = ("card",)
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Accumulation by card")

    @api.model
    def _about(self):
        return self.env._("What was bought and sold with each card.")

    @api.model
    def _columns(self, report):
        return (
            Column("card", self.env._("Card"), width=20, link="coop.card"),
            *members.columns(self.env),
            Column("lines", self.env._("Lines"), "integer", 8, total=True),
            Column("last", self.env._("Last used"), "date", 12),
            *sums.columns(self.env),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._of_ledger(report, fiscal_year_id="fiscal_year_id"),
            ("card_id", "!=", False),
        ]
        names = ("card_id", "member_id", "date", *sums.FIELDS)
        return SQL(
            """
            SELECT %(names)s, card.number AS card, used.*
            FROM (
                SELECT card_id, member_id, count(*) AS lines, max(date) AS last,
                       %(sums)s
                FROM (%(lines)s) AS line
                GROUP BY card_id, member_id
            ) AS used
            JOIN coop_card card ON card.id = used.card_id
            JOIN coop_member member ON member.id = used.member_id %(joins)s
            WHERE card.id IN %(cards)s
            """,
            **members.PARTS,
            sums=sums.BY_DIRECTION,
            lines=self._rows("coop.accumulation", names, domain),
            cards=self._readable("coop.card"),
        )
