# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that takes transactions back."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopTransactionReverseWizard(models.TransientModel):
    """Asks why transactions are taken back, and on which day that counts."""

    _name = "coop.transaction.reverse.wizard"
    _description = "Reversals"
    _inherit = ["coop.transaction.dialog.mixin", "coop.era.mixin"]

    reason = fields.Char(required=True)
    date = fields.Date(
        "Counts on",
        help="The day the reversal counts on. Empty: each on its original's own day.",
    )
    refusal = fields.Char(
        compute="_compute_refusal", help="Which transactions cannot be taken back."
    )
    closed_text = fields.Char(
        compute="_compute_closed_text",
        help="Names of the closed years that the reversals would count in.",
    )

    @api.depends("transaction_ids")
    def _compute_refusal(self):
        for dialog in self:
            dialog.refusal = dialog.transaction_ids._origin._reversal_refusal()

    @api.depends("date", "transaction_ids")
    def _compute_closed_text(self):
        for dialog in self:
            own = dialog.transaction_ids.filtered("date").mapped("date")
            days = [dialog.date] if dialog.date else own
            closed = self.env["coop.fiscal.year"].search(
                [
                    ("company_id", "=", dialog.company_id.id),
                    ("state", "=", "closed"),
                    ("date_start", "<=", max(days, default=False)),
                    ("date_end", ">=", min(days, default=False)),
                ]
            )
            dialog.closed_text = ", ".join(
                year.name
                for year in closed
                if any(year.date_start <= day <= year.date_end for day in days)
            )

    def action_confirm(self):
        """Reverse the transactions, and show the reversals."""
        self.ensure_one()
        self._check_day()
        reversals = self.transaction_ids._reverse(self.reason, self.date)
        return self._show(reversals)

    def _check_day(self):
        """Refuse a day before what is taken back."""
        for transaction in self.transaction_ids:
            if self.date and transaction.date and self.date < transaction.date:
                raise UserError(
                    self.env._(
                        "Transaction %s is of a later day: it cannot be taken back "
                        "before it happened.",
                        transaction.display_name,
                    )
                )
