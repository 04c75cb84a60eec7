# SPDX-License-Identifier: LGPL-3.0-or-later
"""Accumulation and refund."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class RefundsOfYear(models.AbstractModel):
    """One row for each member of the year's latest run that is computed."""

    _name = "report.coop_card.refunds_of_year"
    _description = "Accumulation and refund"
    _inherit = ["coop.report.definition"]
    _report_section = "refund"
    _report_filters = ("fiscal_year_id", "group_ids")
    _report_groups = ("member_group", "reason")
    _report_order = ("number",)
    _report_landscape = True
    _report_roles = ("auditor",)

    @api.model
    def _title(self):
        return self.env._("Accumulation and refund")

    @api.model
    def _about(self):
        return self.env._(
            "What each member accumulated in the year, and what its latest run refunds."
        )

    @api.model
    def _defaults(self):
        return {"fiscal_year_id": self.env["coop.fiscal.year"]._for_refund().id}

    @api.model
    def _columns(self, report):
        reasons = self._labels("coop.rebate.claim", "reason_code")
        return (
            *members.columns(self.env),
            Column("base", self.env._("Refund base"), "amount", 15, total=True),
            Column("refund", self.env._("Refund"), "amount", 14, total=True),
            Column("cash", self.env._("Cash"), "amount", 14, total=True),
            Column("retained", self.env._("Retained"), "amount", 14, total=True),
            Column("reason", self.env._("Why no refund"), width=18, labels=reasons),
        )

    @api.model
    def _query(self, report):
        domain = self._narrowed(report, group_ids="member_id.group_id")
        return SQL(
            """
            SELECT %(names)s, claim.base_amount AS base, claim.amount AS refund,
                   claim.cash_amount AS cash, claim.retained_amount AS retained,
                   claim.reason_code AS reason
            FROM coop_rebate_claim claim
            JOIN coop_member member ON member.id = claim.member_id %(joins)s
            WHERE claim.id IN %(claims)s AND claim.run_id = (
                SELECT id FROM coop_rebate_run
                WHERE fiscal_year_id = %(year)s
                    AND state NOT IN ('draft', 'computing', 'cancelled')
                ORDER BY version DESC LIMIT 1
            )
            """,
            **members.PARTS,
            claims=self._readable("coop.rebate.claim", domain),
            year=report.fiscal_year_id.id or None,
        )
