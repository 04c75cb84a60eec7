# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog for steps of a card's life."""

from odoo import api, fields, models

from ..rules.life_cycle import CARD_STEPS

#: Steps by which members get cards, and by which they give them back.
GIVING, TAKING = ("issue", "replace"), ("return", "hand_in")


class CoopCardStepWizard(models.TransientModel):
    """Asks why cards are blocked, lost, replaced and so on, and does it.

    Where cards are given out or taken back, it offers the fee and the deposit like the
    desks do.
    """

    _name = "coop.card.step.wizard"
    _description = "Step of Cards"
    _inherit = [
        "coop.step.wizard.mixin",
        "coop.card.charging.mixin",
        "coop.card.deposit.mixin",
    ]

    _life_cycle_steps = CARD_STEPS

    step = fields.Selection(
        [
            ("issue", "Issue"),
            ("block", "Block"),
            ("unblock", "Unblock"),
            ("report_lost", "Report lost"),
            ("replace", "Replace"),
            ("return", "Return"),
            ("hand_in", "Hand in"),
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
    taken_ids = fields.Many2many(
        "coop.card",
        compute="_compute_taken_ids",
        help="The cards the step is possible for.",
    )
    number = fields.Char(
        "New card number",
        help="As printed on the new card, which may lie in stock. Left empty, the next "
        "number is taken.",
    )

    @api.model
    def _text_of_many(self, count, numbers):
        return self.env._("%(count)s cards: %(numbers)s", count=count, numbers=numbers)

    @api.depends("taken_ids")
    def _compute_fee_text(self):
        return super()._compute_fee_text()

    def _charged_types(self):
        return (
            self.taken_ids.type_id
            if self.step in GIVING
            else self.taken_ids.type_id[:0]
        )

    @api.depends("taken_ids")
    def _compute_deposit(self):
        return super()._compute_deposit()

    def _deposit_cards(self):
        return self.taken_ids if self.step in TAKING else self.taken_ids[:0]

    def _take(self, cards):
        """Take the step; return an action that shows the new cards, if there are."""
        if self.step == "replace":
            return self._replace(cards)
        if self.step in TAKING:
            self._pay_deposits_back(cards)
        done = getattr(cards, f"action_{self.step}")(reason=self.reason)
        if self.step in GIVING:
            self._charge(cards)
        return done

    def _replace(self, cards):
        number = self.number if len(cards) == 1 else None
        new = cards.action_replace(number=number, reason=self.reason)
        self._charge(new)
        return new._get_records_action(name=self.env._("New cards"))
