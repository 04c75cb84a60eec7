# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog for steps of a card's life."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.life_cycle import CARD_STEPS
from ..rules.names import enumerated


class CoopCardStepWizard(models.TransientModel):
    """Asks why cards are blocked, lost, replaced and so on, and does it.

    Of the cards chosen, it takes those the step is possible for and names the others.
    """

    _name = "coop.card.step.wizard"
    _description = "Step of Cards"

    step = fields.Selection(
        [
            ("block", "Block"),
            ("unblock", "Unblock"),
            ("report_lost", "Report lost"),
            ("replace", "Replace"),
            ("return", "Return"),
            ("restock", "Take back into stock"),
            ("cancel", "Cancel"),
        ],
        required=True,
        readonly=True,
        help="What is done with the cards.",
    )
    chosen_ids = fields.Many2many(
        "coop.card",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
        help="The cards the dialog was opened for.",
    )
    card_ids = fields.Many2many(
        "coop.card",
        compute="_compute_card_ids",
        help="The cards the step is possible for.",
    )
    card_count = fields.Integer(
        "Number of cards", compute="_compute_card_ids", help="Cards concerned."
    )
    card_text = fields.Char(
        "Cards", compute="_compute_card_ids", help="Which cards it is about."
    )
    skipped_text = fields.Char(
        "Left out",
        compute="_compute_card_ids",
        help="Cards in a state from which the step is not possible: they stay as they "
        "are.",
    )
    reason_required = fields.Boolean(
        compute="_compute_reason_required", help="Whether the step needs a reason."
    )
    reason = fields.Char(
        help="Kept in the history of each card, for those who ask later."
    )
    number = fields.Char(
        "New card number",
        help="As printed on the new card, which may lie in stock. Left empty, the next "
        "number is taken.",
    )

    @api.depends("chosen_ids", "step")
    def _compute_card_ids(self):
        for wizard in self:
            sources = CARD_STEPS[wizard.step].sources if wizard.step else ()
            cards = wizard.chosen_ids.filtered(lambda card: card.state in sources)
            wizard.card_ids = cards
            wizard.card_count = len(cards)
            wizard.card_text = self._text(cards)
            wizard.skipped_text = self._text(wizard.chosen_ids - cards)

    @api.depends("step")
    def _compute_reason_required(self):
        for wizard in self:
            step = CARD_STEPS.get(wizard.step)
            wizard.reason_required = bool(step) and step.reason_required

    @api.model
    def _text(self, cards):
        """Return one card with its holder, several by their count and numbers."""
        if len(cards) <= 1:
            return cards.display_name
        numbers = enumerated(cards.mapped("number"))
        return self.env._(
            "%(count)s cards: %(numbers)s", count=len(cards), numbers=numbers
        )

    def action_confirm(self):
        """Take the step and return to the cards, or show the new ones."""
        self.ensure_one()
        if not self.card_ids:
            raise UserError(
                self.env._("This step is not possible for any of the cards chosen.")
            )
        return self._take(self.card_ids)

    def _take(self, cards):
        """Take the step; return an action that shows the new cards, if there are."""
        if self.step == "replace":
            number = self.number if len(cards) == 1 else None
            new = cards.action_replace(number=number, reason=self.reason)
            return new._get_records_action()
        return getattr(cards, f"action_{self.step}")(reason=self.reason)
