# SPDX-License-Identifier: LGPL-3.0-or-later
"""What dialogs about chosen transactions have in common."""

from odoo import api, fields, models

#: How many of the chosen transactions a dialog shows one by one.
SHOWN = 8


class CoopTransactionDialogMixin(models.AbstractModel):
    """Shows the chosen transactions, and keeps why something is done about them."""

    _name = "coop.transaction.dialog.mixin"
    _description = "Dialog about Transactions"

    transaction_ids = fields.Many2many(
        "coop.transaction",
        required=True,
        readonly=True,
        help="The transactions the dialog was opened for.",
    )
    company_id = fields.Many2one(
        "res.company", "Co-op", compute="_compute_company_id", help="Their co-op."
    )
    overview = fields.Html(
        compute="_compute_overview", help="The chosen transactions in short."
    )
    reason = fields.Char("Why", help="Kept for good, and shown among the corrections.")

    @api.depends("transaction_ids")
    def _compute_company_id(self):
        for dialog in self:
            dialog.company_id = dialog.transaction_ids.company_id[:1]

    @api.depends("transaction_ids")
    def _compute_overview(self):
        for dialog in self:
            chosen = dialog.transaction_ids
            dialog.overview = self.env["ir.qweb"]._render(
                "coop_card.coop_transaction_dialog_overview",
                {
                    "shown": chosen[:SHOWN],
                    "more": len(chosen[SHOWN:]),
                    "count": len(chosen),
                    "day": self.env["coop.era.mixin"]._format_day,
                },
            )

    def _show(self, transactions):
        """Return the action that shows what a dialog made."""
        title = self.env["ir.model"]._get(self._name).name
        return transactions._get_records_action(name=title)
