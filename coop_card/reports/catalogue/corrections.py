# SPDX-License-Identifier: LGPL-3.0-or-later
"""Corrections."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class Corrections(models.AbstractModel):
    """One row for each correction of the ledger."""

    _name = "report.coop_card.corrections"
    _description = "Corrections"
    _inherit = ["coop.report.definition"]
    _report_section = "control"
    _report_filters = ("date_from", "date_to", "branch_ids")
    _report_groups = ("kind", "user", "branch")
    _report_order = ("moment desc",)
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Corrections")

    @api.model
    def _about(self):
        return self.env._(
            "What was reversed, returned or moved to another member, by whom and why."
        )

    @api.model
    def _defaults(self):
        return {"period": "month"}

    @api.model
    def _columns(self, report):
        kinds = self._labels("coop.correction", "kind")
        return (
            Column("moment", self.env._("Date and time"), "datetime", 16),
            Column("kind", self.env._("Kind"), width=16, labels=kinds),
            Column("date", self.env._("Counts on"), "date", 12),
            *members.columns(self.env)[:2],
            Column("branch", self.env._("Branch"), width=16),
            Column("user", self.env._("Done by"), width=18),
            Column("reason", self.env._("Reason"), width=24),
            Column("amount", self.env._("Amount"), "amount", 14, total=True),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(report, branch_ids="branch_id"),
            *self._in_time(report, "corrected_at"),
            ("status", "=", "booked"),
        ]
        names = (
            "corrected_at",
            "kind",
            "date",
            "member_id",
            "branch_id",
            "user_id",
            "reason",
            "amount_total",
        )
        return SQL(
            """
            SELECT %(names)s, correction.corrected_at AS moment, correction.kind,
                   correction.date, %(branch)s AS branch, person.name AS user,
                   correction.reason, correction.amount_total AS amount
            FROM (%(corrections)s) AS correction
            LEFT JOIN coop_member member ON member.id = correction.member_id
            %(joins)s
            LEFT JOIN coop_branch branch ON branch.id = correction.branch_id
            LEFT JOIN res_users users ON users.id = correction.user_id
            LEFT JOIN res_partner person ON person.id = users.partner_id
            """,
            **members.LEFT_PARTS,
            branch=self._translated("branch.name"),
            corrections=self._rows("coop.correction", names, domain),
        )
