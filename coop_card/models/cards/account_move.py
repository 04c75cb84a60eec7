# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invoices for cards."""

from odoo import fields, models

#: Who sees cards.
DESK = "coop_card.group_operator,coop_card.group_auditor"


class AccountMove(models.Model):
    """Leads from an invoice or credit note to the cards it is for."""

    _inherit = "account.move"

    coop_card_count = fields.Integer(
        "Number of co-op cards",
        compute="_compute_coop_card_count",
        groups=DESK,
        help="The co-op cards this invoice or credit note is for.",
    )

    def _compute_coop_card_count(self):
        for move in self:
            move.coop_card_count = len(move._coop_cards())

    def _coop_cards(self):
        charges = self.env["coop.card.charge"].search(
            ["|", ("move_id", "in", self.ids), ("refund_move_id", "in", self.ids)]
        )
        return charges.card_id

    def action_coop_cards(self):
        """Show the co-op cards this is for."""
        return self._coop_cards()._get_records_action()
