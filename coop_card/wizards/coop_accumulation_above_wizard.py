# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that finds large lines of the ledger."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopAccumulationAboveWizard(models.TransientModel):
    """Asks for an amount and a time, and shows the lines above it, largest first."""

    _name = "coop.accumulation.above.wizard"
    _description = "Lines above an Amount"
    _inherit = ["coop.era.mixin"]

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        default=lambda self: self.env.company.root_id,
        help="The co-op whose ledger is looked at.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = fields.Monetary(
        required=True, default=10_000, help="Lines of this amount or more."
    )
    with_returns = fields.Boolean(
        "Returns, too",
        default=True,
        help="Also lines that take back so much.",
    )
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: self._today().replace(day=1),
        help="The first day.",
    )
    date_to = fields.Date(
        "Until",
        required=True,
        default=lambda self: self._today(),
        help="The last day.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        domain="[('company_id', '=', company_id)]",
        help="One branch only.",
    )
    direction = fields.Selection(
        "_selection_direction", help="Purchases or produce only."
    )

    @api.model
    def _today(self):
        return self.env.company.root_id._coop_today()

    @api.model
    def _selection_direction(self):
        lines = self.env["coop.accumulation"]
        return lines._fields["direction"]._description_selection(self.env)

    def action_show(self):
        """Show the lines."""
        self.ensure_one()
        if self.amount <= 0:
            raise UserError(self.env._("Write an amount above zero."))
        if self.date_from > self.date_to:
            raise UserError(
                self.env._("The first day comes after the last: exchange the two.")
            )
        report = self.env["coop.report.mixin"]
        views = [
            (self.env.ref("coop_card.coop_accumulation_view_list_above").id, "list")
        ]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Lines above %s", report._format(self.amount, "amount")),
            "res_model": "coop.accumulation",
            "views": [
                *views,
                *((False, kind) for kind in ("kanban", "pivot", "graph", "form")),
            ],
            "domain": list(self._domain()),
            "context": {},
        }

    def _domain(self):
        large = Domain("amount", ">=", self.amount)
        if self.with_returns:
            large |= Domain("amount", "<=", -self.amount)
        return Domain.AND(
            [
                Domain("company_id", "=", self.company_id.id),
                Domain("date", ">=", fields.Date.to_string(self.date_from)),
                Domain("date", "<=", fields.Date.to_string(self.date_to)),
                Domain("branch_id", "=", self.branch_id.id)
                if self.branch_id
                else Domain.TRUE,
                Domain("direction", "=", self.direction)
                if self.direction
                else Domain.TRUE,
                large,
            ]
        )
