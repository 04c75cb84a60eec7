# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that moves receipts to another member."""

from odoo import api, fields, models


class CoopTransactionMoveWizard(models.TransientModel):
    """Asks to which member transactions are moved, and why."""

    _name = "coop.transaction.move.wizard"
    _description = "Moved Receipts"
    _inherit = ["coop.transaction.dialog.mixin"]

    reason = fields.Char(required=True)
    member_id = fields.Many2one(
        "coop.member",
        "To member",
        required=True,
        ondelete="cascade",
        help="Whom the transactions count for from now on.",
    )
    head_id = fields.Many2one(
        "coop.member",
        "Counts for",
        compute="_compute_outlook",
        help="Whose totals it goes into: the main member of a family counts for all.",
    )
    refusal = fields.Char(
        compute="_compute_outlook", help="Why the transactions cannot be moved."
    )

    @api.depends("member_id", "transaction_ids")
    def _compute_outlook(self):
        for dialog in self:
            chosen, member = dialog.transaction_ids, dialog.member_id
            head = chosen._counting_member(member) if member else member
            dialog.head_id = head != member and head
            dialog.refusal = chosen._move_refusal(head) if member else False

    def action_confirm(self):
        """Move the transactions, and show what they have become."""
        self.ensure_one()
        return self._show(
            self.transaction_ids._move_receipts(self.member_id, self.reason)
        )
