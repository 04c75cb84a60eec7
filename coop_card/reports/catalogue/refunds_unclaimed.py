# SPDX-License-Identifier: LGPL-3.0-or-later
"""Unclaimed refunds."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class RefundsUnclaimed(models.AbstractModel):
    """Refund accounts of all years with something left to pay."""

    _name = "report.coop_card.refunds_unclaimed"
    _description = "Unclaimed refunds"
    _inherit = ["coop.report.definition"]
    _report_section = "refund"
    _report_filters = ("fiscal_year_id", "group_ids", "minimum", "date_to")
    _report_groups = ("year", "member_group")
    _report_order = ("year", "number")
    _report_roles = ("auditor",)

    @api.model
    def _title(self):
        return self.env._("Unclaimed refunds")

    @api.model
    def _about(self):
        return self.env._(
            "What members have not fetched, by year, with the day it was posted."
        )

    @api.model
    def _defaults(self):
        return {}

    @api.model
    def _columns(self, report):
        return (
            Column("year", self.env._("Fiscal year"), width=14),
            *members.columns(self.env),
            Column("phone", self.env._("Phone"), width=14),
            Column("posted_on", self.env._("Posted on"), "date", 12),
            Column("balance", self.env._("Still owed"), "amount", 14, total=True),
        )

    @api.model
    def _query(self, report):
        domain = [
            *self._narrowed(
                report,
                fiscal_year_id="fiscal_year_id",
                group_ids="member_id.group_id",
                minimum="balance >=",
            ),
            ("balance", ">", 0),
        ]
        return SQL(
            """
            SELECT %(names)s, partner.phone, year.name AS year, payable.balance,
                   posted.date AS posted_on
            FROM coop_rebate_payable payable
            JOIN coop_fiscal_year year ON year.id = payable.fiscal_year_id
            JOIN coop_member member ON member.id = payable.member_id %(joins)s
            CROSS JOIN LATERAL (
                SELECT min(date) AS date FROM coop_rebate_move
                WHERE payable_id = payable.id AND amount > 0
            ) AS posted
            WHERE payable.id IN %(payables)s
                AND (%(until)s::date IS NULL OR posted.date <= %(until)s)
            """,
            **members.PARTS,
            payables=self._readable("coop.rebate.payable", domain),
            until=report.date_to or None,
        )
