# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog for the steps of a membership."""

from odoo import api, fields, models

#: Steps that end a membership.
ENDING = ("resign", "decease", "terminate")
#: Steps that are taken by dialogs of their own.
ELSEWHERE = ("merge", "anonymise")


class CoopMemberStepWizard(models.TransientModel):
    """Asks when, why and by which resolution a step is taken, for one or many members.

    What it asks for stands in the table of steps, ``rules/life_cycle.py``.
    """

    _name = "coop.member.step.wizard"
    _description = "Step of Members"
    _inherit = ["coop.member.choice.mixin", "coop.era.mixin"]

    step = fields.Selection(
        "_selection_step",
        required=True,
        readonly=True,
        help="What is done with the memberships.",
    )
    card_count = fields.Integer(
        "Cards blocked",
        compute="_compute_card_count",
        help="Cards in use of these members, and of their families.",
    )
    date = fields.Date(
        compute="_compute_date",
        store=True,
        readonly=False,
        help="The day from which the step counts: today or an earlier day. For "
        "admission left empty, the day entered for each applicant counts, or today.",
    )
    by_resolution = fields.Boolean(
        compute="_compute_by_resolution", help="Whether the board decides the step."
    )
    resolution = fields.Char(
        "Board resolution", help="Number of the resolution by which the board decided."
    )
    resolution_date = fields.Date(
        "Meeting", help="The day of the meeting that took the resolution."
    )

    @api.model
    def _selection_step(self):
        """Return the steps people take here: those that have no dialog of their own."""
        names = self.env["coop.member"]._step_names()
        return [(step, name) for step, name in names.items() if step not in ELSEWHERE]

    @api.depends("taken_ids", "step")
    def _compute_card_count(self):
        cards = self.env["coop.card"]
        for wizard in self:
            members = wizard.taken_ids if wizard.step in ENDING else []
            wizard.card_count = members and cards.search_count(
                cards._in_use_of(members)
            )

    @api.depends("chosen_ids", "step")
    def _compute_date(self):
        """Offer today, unless applicants have a day of admission already."""
        for wizard in self:
            planned = wizard.step == "admit" and wizard.chosen_ids.filtered(
                lambda member: member.state == "applicant" and member.join_date
            )
            one = planned and len(wizard.chosen_ids) == 1
            today = self.env.company._coop_today()
            wizard.date = planned.join_date if one else not planned and today

    @api.depends("step")
    def _compute_by_resolution(self):
        for wizard in self:
            step = wizard._asked()
            wizard.by_resolution = bool(step) and step.resolution

    def _take(self, members):
        """Take the step for the members, as the board or the members decided."""
        take_step = getattr(members, f"action_{self.step}")
        return take_step(
            reason=self.reason,
            resolution=self.resolution,
            resolution_date=self.resolution_date,
            date=self.date,
        )
