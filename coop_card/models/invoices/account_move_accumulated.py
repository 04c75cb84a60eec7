# SPDX-License-Identifier: LGPL-3.0-or-later
"""What an invoice shows of the ledger."""

from odoo import api, fields, models
from odoo.fields import Domain

#: Who sees the ledger.
DESK = "coop_card.group_operator,coop_card.group_auditor"


class AccountMove(models.Model):
    """Shows on an invoice what it means for the member, and leads there."""

    _inherit = "account.move"

    coop_accumulated = fields.Monetary(
        "Accumulated",
        compute="_compute_coop_accumulated",
        currency_field="company_currency_id",
        groups=DESK,
        help="What the ledger holds of this invoice for the member, with tax.",
    )
    coop_waits = fields.Boolean(
        "Waits for review",
        compute="_compute_coop_accumulated",
        groups=DESK,
        help="A person has to decide about a transaction of this invoice.",
    )

    @api.depends("coop_revision")
    def _compute_coop_accumulated(self):
        standing = self.env["coop.invoice.channel"].sudo()._standing(self._origin)
        for move in self:
            rows = standing.get(move._origin.id, [])
            move.coop_accumulated = sum(row["amount"] or 0 for row in rows)
            move.coop_waits = any(
                row["status"] == "held" or row["reversal_id"] for row in rows
            )

    def action_coop_transactions(self):
        """Show every transaction of these invoices, oldest decisions included."""
        keys = [
            move._coop_key(number)
            for move in self
            for number in range(1, move.coop_revision + 1)
        ]
        own = Domain("origin", "=", "invoice") & Domain("key", "in", keys)
        moved = Domain("moved_from_id", "any", own)
        transactions = self.env["coop.transaction"].search(own | moved)
        return transactions._get_records_action(name=self.env._("Accumulated"))
