# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that takes a posted refund run back."""

from odoo import api, fields, models


class CoopRebateReverseWizard(models.TransientModel):
    """Asks why a run is taken back, and to which day."""

    _name = "coop.rebate.reverse.wizard"
    _description = "Reverse Refund Run"

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        required=True,
        readonly=True,
        ondelete="cascade",
        help="The run that is taken back.",
    )
    currency_id = fields.Many2one(related="run_id.currency_id")
    member_count = fields.Integer(related="run_id.member_count")
    total = fields.Monetary(related="run_id.total")
    date = fields.Date(
        "Day of the reversal",
        required=True,
        compute="_compute_date",
        store=True,
        precompute=True,
        readonly=False,
        help="The day of the reversal entries.",
    )
    reason = fields.Char(
        "Why", required=True, help="Why it is taken back; every move keeps it."
    )
    refusal = fields.Text(
        compute="_compute_refusal", help="What keeps the run from being taken back."
    )

    @api.depends("run_id")
    def _compute_date(self):
        for dialog in self:
            today = dialog.run_id.company_id._coop_today()
            dialog.date = max(today, dialog.run_id.posting_date or today)

    @api.depends("run_id", "date")
    def _compute_refusal(self):
        for dialog in self:
            run, day = dialog.run_id.sudo(), dialog.date
            refusals = run._reversal_refusals(day) if day else []
            dialog.refusal = "\n".join(refusals)

    def action_confirm(self):
        """Take the run back."""
        self.ensure_one()
        self.run_id._reverse(self.date, self.reason)
