# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refunds payable and paid."""

from odoo import api, models
from odoo.tools import SQL

from ..table import Column
from . import members


class RefundsPayable(models.AbstractModel):
    """One row for each refund account of a year."""

    _name = "report.coop_card.refunds_payable"
    _description = "Refunds payable and paid"
    _inherit = ["coop.report.definition"]
    _report_section = "refund"
    _report_filters = ("fiscal_year_id", "group_ids")
    _report_groups = ("member_group",)
    _report_order = ("number",)
    _report_roles = ("auditor",)
    _report_landscape = True

    @api.model
    def _title(self):
        return self.env._("Refunds payable and paid")

    @api.model
    def _about(self):
        return self.env._(
            "What the co-op owed each member of the year's refund, what became of it, "
            "and what is left."
        )

    @api.model
    def _defaults(self):
        return {"fiscal_year_id": self.env["coop.fiscal.year"]._for_refund().id}

    @api.model
    def _columns(self, report):
        return (
            *members.columns(self.env),
            Column("entitled", self.env._("Refund"), "amount", 14, total=True),
            Column("retained", self.env._("Retained"), "amount", 14, total=True),
            Column("withheld", self.env._("Tax withheld"), "amount", 14, total=True),
            Column("offset", self.env._("Offset"), "amount", 14, total=True),
            Column("paid", self.env._("Paid"), "amount", 14, total=True),
            Column(
                "other",
                self.env._("Forfeited or carried over"),
                "amount",
                14,
                total=True,
            ),
            Column("balance", self.env._("Still owed"), "amount", 14, total=True),
        )

    @api.model
    def _query(self, report):
        domain = self._narrowed(
            report, fiscal_year_id="fiscal_year_id", group_ids="member_id.group_id"
        )
        return SQL(
            """
            SELECT %(names)s, payable.entitled, payable.balance, moved.*
            FROM coop_rebate_payable payable
            JOIN coop_member member ON member.id = payable.member_id %(joins)s
            CROSS JOIN LATERAL (
                SELECT %(retained)s AS retained, %(withheld)s AS withheld,
                       %(offset)s AS "offset", %(paid)s AS paid, %(other)s AS other
                FROM coop_rebate_move WHERE payable_id = payable.id
            ) AS moved
            WHERE payable.id IN %(payables)s
            """,
            **members.PARTS,
            retained=self._taken("retained"),
            withheld=self._taken("withheld"),
            offset=self._taken("offset"),
            paid=self._taken("paid", "returned", "repaid"),
            other=self._taken("forfeited", "carried_over"),
            payables=self._readable("coop.rebate.payable", domain),
        )

    @api.model
    def _taken(self, *kinds):
        """Return what moves of some kinds took off what is owed."""
        return SQL("COALESCE(-sum(amount) FILTER (WHERE kind IN %s), 0)", kinds)
