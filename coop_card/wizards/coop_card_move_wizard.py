# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that moves stock cards to another branch."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopCardMoveWizard(models.TransientModel):
    """Moves the cards chosen in the list, or all from one number to another."""

    _name = "coop.card.move.wizard"
    _description = "Move of Cards to a Branch"
    _inherit = ["coop.company.mixin"]

    chosen_ids = fields.Many2many(
        "coop.card",
        readonly=True,
        default=lambda self: self._default_chosen_ids(),
        help="The cards the dialog was opened for.",
    )
    by_number = fields.Boolean(
        compute="_compute_by_number",
        help="Whether the cards are named by their numbers instead of chosen.",
    )
    first_number = fields.Char("From number", help="Scan or type the first card.")
    last_number = fields.Char("To number", help="Scan or type the last card.")
    branch_id = fields.Many2one(
        "coop.branch",
        "To branch",
        check_company=True,
        help="The branch that keeps the cards from now on. Empty: the head office.",
    )
    card_ids = fields.Many2many(
        "coop.card", compute="_compute_card_ids", help="The stock cards concerned."
    )
    card_count = fields.Integer(
        "Cards", compute="_compute_card_ids", help="How many cards are moved."
    )
    from_text = fields.Char(
        "Kept until now by",
        compute="_compute_card_ids",
        help="The branches the cards are at now.",
    )

    @api.model
    def _default_chosen_ids(self):
        chosen = self.env.context.get("active_model") == "coop.card"
        return self.env.context.get("active_ids") if chosen else False

    @api.depends("chosen_ids")
    def _compute_by_number(self):
        for wizard in self:
            wizard.by_number = not wizard.chosen_ids

    @api.depends("chosen_ids", "first_number", "last_number")
    def _compute_card_ids(self):
        for wizard in self:
            cards = wizard._cards_in_stock()
            wizard.card_ids = cards
            wizard.card_count = len(cards)
            wizard.from_text = wizard._from_text(cards)

    def _cards_in_stock(self):
        """Return the cards concerned that lie in stock."""
        if self.chosen_ids:
            return self.chosen_ids.filtered(lambda card: card.state == "stock")
        cards = self.env["coop.card"]
        if not (self.first_number and self.last_number):
            return cards
        first, last = sorted(
            cards._normalise(number, self.company_id)
            for number in (self.first_number, self.last_number)
        )
        between = Domain("number", ">=", first) & Domain("number", "<=", last)
        alike = Domain("number", "=like", "_" * len(first))
        here = Domain("company_id", "=", self.company_id.id)
        return cards.search(here & Domain("state", "=", "stock") & between & alike)

    @api.model
    def _from_text(self, cards):
        names = cards.branch_id.mapped("display_name")
        if any(not card.branch_id for card in cards):
            names.insert(0, self.env._("Head office"))
        return ", ".join(names)

    def action_confirm(self):
        """Move the cards; each keeps a note of where it was."""
        self.ensure_one()
        if not self.card_ids:
            raise UserError(self.env._("None of these cards lies in stock."))
        self.card_ids.branch_id = self.branch_id
