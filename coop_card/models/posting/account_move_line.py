# SPDX-License-Identifier: LGPL-3.0-or-later
"""Journal items of the patronage refund."""

from odoo import api, models

#: What says the same as a member's refund account.
KEPT = {
    "account_id",
    "partner_id",
    "move_id",
    "currency_id",
    "amount_currency",
    "balance",
    "debit",
    "credit",
}


class AccountMoveLine(models.Model):
    """Keeps the items of the entries that refunds were posted by.

    Odoo lets the account and the contact of a posted item be exchanged. They may still
    be reconciled, and get notes or analytic accounts.
    """

    _inherit = "account.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse further items of an entry that is posted."""
        items = super().create(vals_list)
        posted = items.move_id.filtered(lambda entry: entry.state == "posted")
        posted._coop_check_not_kept()
        return items

    def write(self, vals):
        """Refuse another account, contact or amount once an entry is posted."""
        if not KEPT.isdisjoint(vals):
            posted = self.filtered(lambda item: item.parent_state == "posted")
            changed = posted.filtered(lambda item: item._coop_changed_by(vals))
            changed.move_id._coop_check_not_kept()
        return super().write(vals)

    def _coop_changed_by(self, vals):
        """Return whether values are others than what is kept of this item."""
        will_change = self.env["account.move"]._field_will_change
        return any(will_change(self, vals, name) for name in KEPT)

    @api.model
    def _coop_reconcile(self, plan):
        """Reconcile journal items, many at once.

        They are read together, not each group by itself.

        :param plan: lists of groups of ids: each group first, then what is left of a
            list
        """
        every = [item for groups in plan for ids in groups for item in ids]
        items = self.sudo().with_context(no_exchange_difference=True)
        if plan:
            items._reconcile_plan(
                [
                    [items.browse(ids).with_prefetch(every) for ids in groups]
                    for groups in plan
                ]
            )

    @api.model
    def _coop_reconcile_again(self, pairs):
        """Part items from what they were reconciled with, and pair them up.

        Odoo pairs an entry with the one that takes it back by account alone, whichever
        contact an item names.

        :param pairs: of the ids of an item, and of the one that takes it back
        """
        items = self.sudo().browse([item for pair in pairs for item in pair])
        items.remove_move_reconcile()
        self._coop_reconcile([[pair] for pair in pairs])
