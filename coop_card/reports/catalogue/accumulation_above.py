# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines above an amount."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class AccumulationAbove(models.AbstractModel):
    """Lines of high value, to be looked into."""

    _name = "report.coop_card.accumulation_above"
    _description = "Lines above an amount"
    _inherit = ["coop.report.definition"]
    _report_section = "accumulation"
    _report_filters = ("minimum", "date_from", "date_to", "branch_ids", "category_ids")
    _report_groups = ("branch", "category", "member_group")
    _report_order = ("amount desc", "date")
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Lines above an amount")

    @api.model
    def _about(self):
        return self.env._(
            "Lines of the ledger of the amount chosen and more, with tax."
        )

    @api.model
    def _defaults(self):
        return {"period": "month", "minimum": 10_000, "group_by": "none"}

    @api.model
    def _columns(self, report):
        return (
            Column("date", self.env._("Day"), "date", 12),
            *members.columns(self.env),
            Column("category", self.env._("Category"), width=20),
            Column("branch", self.env._("Branch"), width=18),
            Column("terminal", self.env._("Terminal"), width=12),
            Column("reference", self.env._("Reference"), width=16),
            Column("amount", self.env._("Amount"), "amount", 15, total=True),
        )

    @api.model
    def _query(self, report):
        return SQL(
            """
            SELECT %(names)s, line.date, category.complete_name AS category,
                   %(branch)s AS branch, terminal.number AS terminal, line.reference,
                   line.amount + line.amount_tax AS amount
            FROM coop_accumulation line
            JOIN coop_member member ON member.id = line.member_id %(joins)s
            JOIN product_category category ON category.id = line.category_id
            LEFT JOIN coop_branch branch ON branch.id = line.branch_id
            LEFT JOIN coop_terminal terminal ON terminal.id = line.terminal_id
            WHERE line.id IN %(lines)s AND line.amount + line.amount_tax >= %(minimum)s
            """,
            **members.PARTS,
            branch=self._translated("branch.name"),
            lines=self._readable("coop.accumulation", self._of_ledger(report)),
            minimum=report.minimum,
        )
