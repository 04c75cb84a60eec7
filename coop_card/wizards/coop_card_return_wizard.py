# SPDX-License-Identifier: LGPL-3.0-or-later
"""The desk at which cards are taken back, with a scanner."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.life_cycle import CARD_STEPS

#: States of cards that somebody still holds, and of those that ended before they came
#: back: they stay as they are.
HELD, ENDED = CARD_STEPS["return"].sources, CARD_STEPS["hand_in"].sources

#: Cards that can be taken back, or are back and can go into stock.
WELCOME = HELD | ENDED | CARD_STEPS["restock"].sources


class CoopCardReturnWizard(models.TransientModel):
    """Cards are scanned one after another, looked at, and taken back together.

    A card that is back may go into stock again: then another member can get it. One
    that has been replaced or cancelled stays so; its deposit may still be owed.
    """

    _name = "coop.card.return.wizard"
    _description = "Taking back Cards"
    _inherit = ["coop.company.mixin", "coop.card.deposit.mixin"]

    card_scan = fields.Char("Card", help="Scan or type the card that is handed in.")
    card_ids = fields.Many2many(
        "coop.card", string="Handed in", help="The cards that were scanned."
    )
    card_count = fields.Integer(
        "Number of cards",
        compute="_compute_card_count",
        help="How many cards were handed in.",
    )
    reason = fields.Char(help="Kept in the history of each card.")
    restock = fields.Boolean(
        "Put back into stock",
        help="Somebody else may get the cards. Clear it for cards that are worn out.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        "Stock of",
        check_company=True,
        help="The branch that keeps the cards. Empty: the head office.",
    )
    message = fields.Char(readonly=True, help="What came of the last scan.")
    refused = fields.Boolean(readonly=True, help="Whether the last scan was no good.")

    @api.depends("message")
    def _compute_display_name(self):
        self.display_name = self.env._("Take back cards")

    @api.depends("card_ids")
    def _compute_card_count(self):
        for wizard in self:
            wizard.card_count = len(wizard.card_ids)

    @api.depends("card_ids")
    def _compute_deposit(self):
        return super()._compute_deposit()

    def _deposit_cards(self):
        return self.card_ids

    def action_scan_card(self):
        """Add the card that was scanned to those handed in.

        :return: the name of the field to go on with
        """
        self.ensure_one()
        card = self.env["coop.card"]._find(self.card_scan or "", self.company_id)
        problem = self._problem(card)
        values = {"message": problem, "refused": bool(problem), "card_scan": False}
        if not problem:
            values["card_ids"] = [fields.Command.link(card.id)]
        self.write(values)
        return "card_scan"

    def _problem(self, card):
        """Return why a card cannot be taken back as a sentence, if it cannot."""
        if not card:
            return self.env._(
                "There is no card %s. Compare the number with the card.",
                self.card_scan or "",
            )
        if card.state in WELCOME:
            return False
        states = dict(card._fields["state"]._description_selection(self.env))
        return self.env._(
            "Card %(card)s cannot be taken back: its state is “%(state)s”.",
            card=card.display_name,
            state=states[card.state],
        )

    def action_confirm(self):
        """Take the cards back, and show an empty desk for the next ones."""
        self.ensure_one()
        if not self.card_ids:
            raise UserError(self.env._("Scan the cards that are handed in."))
        cards, count = self.card_ids, self.card_count
        ended = cards.filtered(lambda card: card.state in ENDED)
        self._pay_deposits_back(cards)
        ended.action_hand_in(reason=self.reason)
        cards.filtered(lambda card: card.state in HELD).action_return(self.reason)
        if self.restock:
            (cards - ended).action_restock(reason=self.reason)
            (cards - ended).branch_id = self.branch_id
        self.write(
            {
                "card_ids": [fields.Command.clear()],
                "message": self.env._("Cards taken back: %s.", count),
                "refused": False,
            }
        )
