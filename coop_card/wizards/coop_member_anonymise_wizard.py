# SPDX-License-Identifier: LGPL-3.0-or-later
"""The manager's dialog that makes members anonymous before their time."""

from odoo import api, fields, models

from ..models.retention.coop_member import SOFT
from ..rules.names import enumerated


class CoopMemberAnonymiseWizard(models.TransientModel):
    """Says whose personal data goes, whose has to stay and why, and removes it."""

    _name = "coop.member.anonymise.wizard"
    _description = "Make Members Anonymous"
    _inherit = ["coop.member.choice.mixin"]

    step = fields.Selection(
        [("anonymise", "Make anonymous")],
        required=True,
        readonly=True,
        default="anonymise",
        help="What is done with the memberships.",
    )
    taken_ids = fields.Many2many(help="The members whose personal data goes.")
    held_text = fields.Text(
        "Has to stay",
        compute="_compute_taken_ids",
        help="Those whose personal data is still needed, and what for.",
    )
    young_text = fields.Char(
        "In young journal entries",
        compute="_compute_taken_ids",
        help="Those named by journal entries younger than the co-op's own period.",
    )
    shared_text = fields.Char(
        "Contacts that stay",
        compute="_compute_shared_text",
        help="Those whose contact somebody else needs as it is.",
    )
    reason = fields.Char(required=True)

    @api.depends("chosen_ids", "step")
    def _compute_taken_ids(self):
        """Leave out, too, whom something keeps."""
        computed = super()._compute_taken_ids()
        for wizard in self:
            left = wizard.taken_ids.filtered(lambda one: not one.anonymous_since)
            holds = left._origin._holds()
            held = left._origin.filtered(lambda one, of=holds: of[one] not in SOFT)
            young = left._origin.filtered(lambda one, of=holds: of[one] == "books")
            wizard.taken_ids = taken = left._origin - held
            wizard.taken_count = len(taken)
            wizard.taken_text = wizard._text(taken)
            wizard.held_text = wizard._held(held, holds)
            wizard.young_text = wizard._text(young)
        return computed

    @api.depends("taken_ids")
    def _compute_shared_text(self):
        for wizard in self:
            taken = wizard.taken_ids._origin.sudo().with_context(active_test=False)
            members = taken | taken.merged_ids
            shared = members._contacts_shared()
            wizard.shared_text = self._text(
                members.filtered(lambda one, of=shared: one.partner_id in of)
            )

    @api.model
    def _held(self, members, holds):
        """Return what keeps which members, as one text."""
        name = self.env["coop.member.retention"]._hold_name
        return "\n".join(
            self.env._(
                "%(why)s: %(numbers)s",
                why=name(hold),
                numbers=enumerated(held.mapped("number")),
            )
            for hold, held in members.grouped(holds.get).items()
        )

    def _take(self, members):
        """Remove the members' personal data."""
        members._make_anonymous(self.reason)
        return {"type": "ir.actions.act_window_close"}
