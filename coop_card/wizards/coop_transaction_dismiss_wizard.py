# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that decides against held transactions."""

from odoo import fields, models


class CoopTransactionDismissWizard(models.TransientModel):
    """Asks why held transactions are dismissed."""

    _name = "coop.transaction.dismiss.wizard"
    _description = "Dismissal of Transactions"
    _inherit = ["coop.transaction.dialog.mixin"]

    reason = fields.Char(required=True, help="Kept as the note of their review.")

    def action_confirm(self):
        """Dismiss them; a note that one has already stays."""
        self.ensure_one()
        self.transaction_ids._dismiss(self.reason)
