# SPDX-License-Identifier: LGPL-3.0-or-later
"""What dialogs that take cards back say about deposits."""

from odoo import fields, models


class CoopCardDepositMixin(models.AbstractModel):
    """Asks whether deposits are paid back, and shows how much they are.

    A subclass says by ``_deposit_cards`` which cards come back, and on which fields
    ``_compute_deposit`` depends.
    """

    _name = "coop.card.deposit.mixin"
    _description = "Deposits of Cards"

    pay_back = fields.Boolean(
        "Pay the deposit back",
        default=True,
        help="Makes a draft credit note for each deposit. Accounting posts it.",
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_deposit")
    deposit = fields.Monetary(
        "Deposit to pay back",
        compute="_compute_deposit",
        help="What the holders get back for these cards.",
    )

    def _compute_deposit(self):
        for wizard in self:
            cards = wizard._deposit_cards()
            company = cards.company_id[:1] or self.env.company
            wizard.currency_id = company.currency_id
            wizard.deposit = sum(cards.mapped("deposit_due"))

    def _deposit_cards(self):
        """Return the cards that come back."""
        raise NotImplementedError

    def _pay_deposits_back(self, cards):
        """Write credit notes for the deposits of cards, if that is wanted."""
        if self.pay_back:
            cards._charges_of_holder()._pay_back()
