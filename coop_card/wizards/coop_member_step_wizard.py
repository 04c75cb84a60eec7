# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog for the steps of a membership."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.life_cycle import MEMBER_STEPS
from ..rules.names import enumerated

#: Steps that end a membership.
ENDING = ("resign", "decease", "terminate")


class CoopMemberStepWizard(models.TransientModel):
    """Asks when, why and by which resolution a step is taken, for one or many members.

    Of the members chosen, it takes those the step is possible for and names the others.
    What it asks for stands in the table of steps, ``rules/life_cycle.py``.
    """

    _name = "coop.member.step.wizard"
    _description = "Step of Members"
    _inherit = ["coop.era.mixin"]

    step = fields.Selection(
        "_selection_step",
        required=True,
        readonly=True,
        help="What is done with the memberships.",
    )
    chosen_ids = fields.Many2many(
        "coop.member",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
        help="The members the dialog was opened for.",
    )
    member_ids = fields.Many2many(
        "coop.member",
        compute="_compute_member_ids",
        help="The members the step is possible for.",
    )
    member_count = fields.Integer(
        "Number of members", compute="_compute_member_ids", help="Members concerned."
    )
    member_text = fields.Char(
        "Members", compute="_compute_member_ids", help="Whom it is about."
    )
    skipped_text = fields.Char(
        "Left out",
        compute="_compute_member_ids",
        help="Members of a standing from which the step is not possible: they stay as "
        "they are.",
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
    reason = fields.Char(help="Kept in each member's history, for those who ask later.")
    reason_required = fields.Boolean(
        compute="_compute_asks", help="Whether the step needs a reason."
    )
    by_resolution = fields.Boolean(
        compute="_compute_asks", help="Whether the board decides the step."
    )
    resolution = fields.Char(
        "Board resolution", help="Number of the resolution by which the board decided."
    )
    resolution_date = fields.Date(
        "Meeting", help="The day of the meeting that took the resolution."
    )

    @api.model
    def _selection_step(self):
        """Return the steps people take here; members are merged by another dialog."""
        names = self.env["coop.member"]._step_names()
        return [(step, name) for step, name in names.items() if step != "merge"]

    @api.depends("chosen_ids", "step")
    def _compute_member_ids(self):
        for wizard in self:
            sources = MEMBER_STEPS[wizard.step].sources if wizard.step else ()
            members = wizard.chosen_ids.filtered(lambda one: one.state in sources)
            wizard.member_ids = members
            wizard.member_count = len(members)
            wizard.member_text = self._text(members)
            wizard.skipped_text = self._text(wizard.chosen_ids - members)

    @api.model
    def _text(self, members):
        """Return one member by name, several by their count and numbers."""
        if len(members) <= 1:
            return members.display_name
        numbers = enumerated(members.mapped("number"))
        return self.env._(
            "%(count)s members: %(numbers)s", count=len(members), numbers=numbers
        )

    @api.depends("member_ids", "step")
    def _compute_card_count(self):
        cards = self.env["coop.card"]
        for wizard in self:
            members = wizard.member_ids if wizard.step in ENDING else []
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
    def _compute_asks(self):
        for wizard in self:
            step = MEMBER_STEPS.get(wizard.step)
            wizard.reason_required = bool(step) and step.reason_required
            wizard.by_resolution = bool(step) and step.resolution

    def action_confirm(self):
        """Take the step for the members it is possible for."""
        self.ensure_one()
        if not self.member_ids:
            raise UserError(
                self.env._("This step is not possible for any of the members chosen.")
            )
        take_step = getattr(self.member_ids, f"action_{self.step}")
        return take_step(
            reason=self.reason,
            resolution=self.resolution,
            resolution_date=self.resolution_date,
            date=self.date,
        )
