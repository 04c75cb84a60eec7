# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fees and deposits of cards."""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Who sees invoices.
ACCOUNTING = "account.group_account_invoice,account.group_account_readonly"


class CoopCard(models.Model):
    """Invoices the fee and the deposit of a card, and pays the deposit back."""

    _inherit = "coop.card"

    charge_ids = fields.One2many(
        "coop.card.charge",
        "card_id",
        "Charges",
        help="What holders were charged for the card.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    deposit_due = fields.Monetary(
        "Deposit to pay back",
        compute="_compute_deposit_due",
        help="The holder's deposit, to be paid back when the card is returned.",
    )
    to_charge = fields.Boolean(
        compute="_compute_to_charge",
        help="Whether a fee or a deposit of the card's latest issue can be invoiced.",
    )
    invoice_count = fields.Integer(
        compute="_compute_invoice_count",
        groups=ACCOUNTING,
        help="Invoices and credit notes for the card.",
    )

    @api.depends("charge_ids.deposit_due", "charge_ids.member_id", "member_id")
    def _compute_deposit_due(self):
        for card in self:
            card.deposit_due = sum(card._charges_of_holder().mapped("deposit_due"))

    def _charges_of_holder(self):
        """Return what those who hold the cards now were charged for them.

        What a member was charged who was merged into another is the other's.
        """

        def is_of_holder(charge):
            charged = charge.member_id
            return charge.card_id.member_id == (charged.merged_into_id or charged)

        return self.charge_ids.filtered(is_of_holder)

    @api.depends("state", "charge_ids", "type_id")
    def _compute_to_charge(self):
        charged = self._uncharged_issues().card_id
        for card in self:
            card.to_charge = card._origin in charged

    def _compute_invoice_count(self):
        for card in self:
            card.invoice_count = len(card._moves())

    def _moves(self):
        charges = self.sudo().charge_ids
        return charges.move_id | charges.refund_move_id

    def _uncharged_issues(self):
        """Return the latest issue of each card in use that is still to be invoiced."""
        kinds = self.type_id.filtered(
            lambda kind: kind.fee_product_id or kind.deposit_product_id
        )
        cards = self._origin.filtered(
            lambda card: card.state == "active" and card.type_id in kinds
        )
        issued = [("card_id", "in", cards.ids), ("step", "=", "issue")]
        groups = self.env["coop.card.event"]._read_group(
            issued, ["card_id"], ["id:max"]
        )
        latest = [event_id for _card, event_id in groups]
        charges = self.env["coop.card.charge"].sudo()
        charged = charges.search([("event_id", "in", latest)]).event_id
        return self.env["coop.card.event"].browse(latest) - charged

    def action_give_out(self):
        """Put cards into use; ask first where a fee or a deposit is to be invoiced."""
        self._check_role("issue")
        kinds = self.type_id.sudo()
        if not kinds.fee_product_id | kinds.deposit_product_id:
            return self.action_issue()
        dialog = "coop_card.coop_card_step_wizard_action_issue"
        action = self.env["ir.actions.actions"]._for_xml_id(dialog)
        context = {"default_step": "issue", "default_chosen_ids": self.ids}
        return action | {"context": context}

    def action_charge(self):
        """Invoice fee and deposit of cards that have been given out."""
        self.check_access("write")
        if not self.env["coop.card.charge"]._invoice(self):
            raise UserError(
                self.env._(
                    "There is nothing to invoice: the card types ask for no fee and no "
                    "deposit, or it has been done."
                )
            )

    def action_invoices(self):
        """Show the invoices and credit notes for the cards."""
        moves = self._moves().with_env(self.env)
        return moves._get_records_action(name=self.env._("Invoices of the card"))
