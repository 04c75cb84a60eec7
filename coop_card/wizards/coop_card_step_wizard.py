# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog for steps of a card's life that want a reason."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.life_cycle import CARD_STEPS

#: How many card numbers the dialog names.
SHOWN = 8


class CoopCardStepWizard(models.TransientModel):
    """Asks why cards are blocked, reported lost, replaced or cancelled, and does it.

    Of the cards chosen, it takes those the step is possible for and names the others.
    """

    _name = "coop.card.step.wizard"
    _description = "Step of Cards"

    step = fields.Selection(
        [
            ("block", "Block"),
            ("report_lost", "Report lost"),
            ("replace", "Replace"),
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
    reason = fields.Char(
        required=True, help="Kept in the history of each card, for those who ask later."
    )
    number = fields.Char(
        "New card number",
        help="As printed on the new card. Left empty, the next number is taken.",
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

    @api.model
    def _text(self, cards):
        """Return one card with its holder, several by their count and numbers."""
        if len(cards) <= 1:
            return cards.display_name
        numbers = ", ".join(cards[:SHOWN].mapped("number"))
        if len(cards) > SHOWN:
            numbers += " …"
        return self.env._(
            "%(count)s cards: %(numbers)s", count=len(cards), numbers=numbers
        )

    def action_confirm(self):
        """Take the step and return to the cards, or show the one new card."""
        self.ensure_one()
        if not self.card_ids:
            raise UserError(
                self.env._("This step is not possible for any of the cards chosen.")
            )
        return self._step_methods()[self.step](self.card_ids)

    def _step_methods(self):
        """Return what each step does with its cards."""
        return {
            "block": lambda cards: cards.action_block(reason=self.reason),
            "report_lost": lambda cards: cards.action_report_lost(reason=self.reason),
            "replace": self._replace,
            "cancel": lambda cards: cards.action_cancel(reason=self.reason),
        }

    def _replace(self, cards):
        """Replace each card; return an action that shows the new ones."""
        number = self.number if len(cards) == 1 else None
        replacements = self.env["coop.card"].union(
            *[card.action_replace(number=number, reason=self.reason) for card in cards]
        )
        return replacements._get_records_action()
