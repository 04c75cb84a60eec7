# SPDX-License-Identifier: LGPL-3.0-or-later
"""Orders of members."""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Who sees what became of an order in the ledger.
ROLES = "coop_card.group_operator,coop_card.group_auditor"
#: What the server alone fills in. Counters send back all fields they know of.
SERVER_ONLY = ("coop_card_id", "coop_transaction_id", "coop_nothing_counts")


class PosOrder(models.Model):
    """Keeps the card an order was bought with, and what the ledger made of it."""

    _inherit = "pos.order"

    coop_card_read = fields.Char(
        "Card as read",
        copy=False,
        readonly=True,
        help="What the counter read or somebody typed to know the member.",
    )
    coop_card_id = fields.Many2one(
        "coop.card",
        "Card",
        copy=False,
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        groups=ROLES,
        help="The card that was read.",
    )
    coop_transaction_id = fields.Many2one(
        "coop.transaction",
        "Transaction",
        copy=False,
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        groups=ROLES,
        help="What the ledger made of the order: booked for the member, or held for "
        "review.",
    )

    coop_nothing_counts = fields.Boolean(
        "Nothing of it counts",
        copy=False,
        readonly=True,
        groups=ROLES,
        help="The order has nothing that accumulates, so there is nothing to do about "
        "it.",
    )

    @api.model
    def _process_order(self, order, existing_order):
        """Take an order from a counter, but for what is not the counter's to say."""
        for name in SERVER_ONLY:
            order.pop(name, None)
        return super()._process_order(order, existing_order)

    def action_pos_order_paid(self):
        """Accumulate an order for its member as soon as it is paid, in whatever way."""
        result = super().action_pos_order_paid()
        if self.state == "paid":
            self.sudo()._coop_accumulate()
        return result

    def action_coop_book(self):
        """Accumulate paid orders that could not be when they were paid."""
        if not self.env.user.has_group("coop_card.group_officer"):
            raise UserError(
                self.env._("Ask an officer of the co-op to book orders for members.")
            )
        self.check_access("write")
        paid = self.filtered(lambda order: order.state in ("paid", "done"))
        for order in paid.sorted("id"):  # what is brought back was bought before
            order.sudo()._coop_book()
