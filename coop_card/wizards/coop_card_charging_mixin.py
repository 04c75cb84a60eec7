# SPDX-License-Identifier: LGPL-3.0-or-later
"""What dialogs that give out cards say about fees and deposits."""

from odoo import api, fields, models
from odoo.tools import format_amount


class CoopCardChargingMixin(models.AbstractModel):
    """Asks whether fees and deposits are invoiced, and shows how much they are.

    A subclass says by ``_charged_types`` what is given out, and on which fields
    ``_compute_fee_text`` depends.
    """

    _name = "coop.card.charging.mixin"
    _description = "Charging for Cards"

    invoice = fields.Boolean(
        "Invoice fee and deposit",
        default=True,
        help="Makes a draft invoice for each card whose type asks for a fee or a "
        "deposit. Accounting posts it.",
    )
    fee_text = fields.Char(
        "Fees and deposits",
        compute="_compute_fee_text",
        help="What the card types ask for.",
    )

    def _compute_fee_text(self):
        for wizard in self:
            texts = [self._fees(kind) for kind in wizard._charged_types()]
            wizard.fee_text = "; ".join(filter(None, texts))

    def _charged_types(self):
        """Return the card types whose fees are shown."""
        raise NotImplementedError

    def _charge(self, cards):
        """Invoice what is asked for cards that were given out, if that is wanted."""
        if self.invoice:
            self.env["coop.card.charge"]._invoice(cards)

    @api.model
    def _fees(self, kind):
        """Return the fee and the deposit of a card type as a text; may be empty."""
        products = kind.sudo().fee_product_id | kind.sudo().deposit_product_id
        prices = [
            f"{product.name} {self._amount(kind.company_id, product.lst_price)}"
            for product in products.with_company(kind.company_id)
        ]
        return f"{kind.name}: {', '.join(prices)}" if prices else ""

    @api.model
    def _charged_text(self, card):
        """Return what was invoiced for a card as a sentence; empty if nothing was."""
        charge = card._charges_of_holder()[:1]
        if not self.invoice or not charge:
            return ""
        amount = self._amount(charge.company_id, charge.amount_total)
        return self.env._("Invoiced: %s.", amount)

    @api.model
    def _amount(self, company, amount):
        return format_amount(self.env, amount, company.currency_id)
