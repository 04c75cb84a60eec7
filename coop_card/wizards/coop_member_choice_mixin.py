# SPDX-License-Identifier: LGPL-3.0-or-later
"""What dialogs about members who were chosen in a list have in common."""

from odoo import api, fields, models

from ..rules.life_cycle import MEMBER_STEPS


class CoopMemberChoiceMixin(models.AbstractModel):
    """Takes a step of the membership for the members that a dialog was opened for."""

    _name = "coop.member.choice.mixin"
    _description = "Dialog for Chosen Members"
    _inherit = ["coop.step.wizard.mixin"]

    _life_cycle_steps = MEMBER_STEPS

    chosen_ids = fields.Many2many(
        "coop.member",
        required=True,
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
        help="The members the dialog was opened for.",
    )
    taken_ids = fields.Many2many(
        "coop.member",
        compute="_compute_taken_ids",
        help="The members the step is possible for.",
    )

    @api.model
    def _text_of_many(self, count, numbers):
        return self.env._(
            "%(count)s members: %(numbers)s", count=count, numbers=numbers
        )
