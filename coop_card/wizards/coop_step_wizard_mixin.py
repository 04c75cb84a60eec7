# SPDX-License-Identifier: LGPL-3.0-or-later
"""What dialogs for steps of a life have in common."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.names import enumerated


class CoopStepWizardMixin(models.AbstractModel):
    """Takes a step for those chosen that it is possible for, and names the others.

    A subclass declares the selection ``step``, the records ``chosen_ids``, and
    ``taken_ids`` of the same model, computed by ``_compute_taken_ids``. What a step
    asks for stands in its table of steps, see ``rules/life_cycle.py``.
    """

    _name = "coop.step.wizard.mixin"
    _description = "Dialog for a Step"

    _life_cycle_steps = {}

    taken_count = fields.Integer(
        "How many", compute="_compute_taken_ids", help="How many the step is for."
    )
    taken_text = fields.Char(
        "Which", compute="_compute_taken_ids", help="Whom or what it is about."
    )
    skipped_text = fields.Char(
        "Left out",
        compute="_compute_taken_ids",
        help="Those in a state from which the step is not possible: they stay as they "
        "are.",
    )
    reason_required = fields.Boolean(
        compute="_compute_reason_required", help="Whether the step needs a reason."
    )
    reason = fields.Char(help="Kept in each history, for those who ask later.")

    @api.depends("chosen_ids", "step")
    def _compute_taken_ids(self):
        for wizard in self:
            step = wizard._asked()
            sources = step.sources if step else ()
            taken = wizard.chosen_ids.filtered(lambda one: one.state in sources)
            wizard.taken_ids = taken
            wizard.taken_count = len(taken)
            wizard.taken_text = self._text(taken)
            wizard.skipped_text = self._text(wizard.chosen_ids - taken)

    @api.depends("step")
    def _compute_reason_required(self):
        for wizard in self:
            step = wizard._asked()
            wizard.reason_required = bool(step) and step.reason_required

    def _asked(self):
        """Return what the table says of the step, None while there is none."""
        return self._life_cycle_steps.get(self.step)

    @api.model
    def _text(self, records):
        """Return one by its name, several by their count and numbers."""
        if len(records) <= 1:
            return records.display_name
        return self._text_of_many(len(records), enumerated(records.mapped("number")))

    @api.model
    def _text_of_many(self, count, numbers):
        """Return the sentence that names several records."""
        raise NotImplementedError

    def action_confirm(self):
        """Take the step for those it is possible for."""
        self.ensure_one()
        if not self.taken_ids:
            raise UserError(
                self.env._(
                    "This is not possible any more: somebody has changed what you "
                    "chose. Close this, look at it again, and go on from there."
                )
            )
        return self._take(self.taken_ids)

    def _take(self, records):
        """Take the step; return the action to go on with, if there is one."""
        raise NotImplementedError
