# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog about codes that nobody knows."""

from odoo import api, fields, models
from odoo.fields import Command


class CoopTransactionCodeWizard(models.TransientModel):
    """Asks which categories the unknown codes of held transactions mean."""

    _name = "coop.transaction.code.wizard"
    _description = "Unknown Codes"
    _inherit = ["coop.transaction.dialog.mixin"]

    line_ids = fields.One2many(
        "coop.transaction.code.line",
        "wizard_id",
        "Codes",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("transaction_ids")
    def _compute_line_ids(self):
        for wizard in self:
            codes = {
                code: None
                for transaction in wizard.transaction_ids
                for code in transaction._origin.codes_unknown or ()
            }
            wizard.line_ids = [
                Command.clear(),
                *(Command.create({"code": code}) for code in codes),
            ]

    def action_confirm(self):
        """Keep what the codes mean with the transactions."""
        self.ensure_one()
        meanings = {
            line.code: line.category_id.id for line in self.line_ids if line.category_id
        }
        for transaction in self.transaction_ids:
            known = transaction.review_categories or {}
            transaction.review_categories = known | meanings

    def action_book(self):
        """Keep what the codes mean, and book the transactions."""
        self.action_confirm()
        return self.transaction_ids.action_book()
