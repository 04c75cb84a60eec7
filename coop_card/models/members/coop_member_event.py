# SPDX-License-Identifier: LGPL-3.0-or-later
"""What changed about members."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..base import network
from ..base.stored_value import readable
from .coop_member_history import HISTORY_FIELDS


class CoopMemberEvent(models.Model):
    """One change of a membership or of a member's data, kept unchanged.

    It says who changed what, when, from what and to what; a change of standing also
    why, and by which resolution of the board.
    """

    _name = "coop.member.event"
    _description = "Member Event"
    _inherit = ["coop.company.mixin", "coop.anonymous.mixin"]
    _order = "id desc"
    _rec_name = "member_id"
    _anonymous_columns = ("value_from", "value_to", "reason")

    member_id = fields.Many2one(
        "coop.member",
        index=True,
        ondelete="set null",
        help="The member; empty where an applicant was deleted.",
    )
    kind = fields.Selection(
        [
            ("standing", "Standing"),
            ("type", "Member type"),
            ("data", "Holder data"),
            ("deletion", "Deletion"),
        ],
        required=True,
        help="What the change is about.",
    )
    what = fields.Selection(
        "_selection_what", required=True, help="The step taken or the entry changed."
    )
    value_from = fields.Char(
        "Stored value before", help="What was there before, as it is stored."
    )
    value_to = fields.Char(
        "Stored value after", help="What is there now, as it is stored."
    )
    text_from = fields.Char(
        "Before", compute="_compute_texts", help="What was there before."
    )
    text_to = fields.Char("After", compute="_compute_texts", help="What is there now.")
    date = fields.Date(
        "Counts from", required=True, help="The day from which the change counts."
    )
    reason = fields.Char(help="Why it was done.")
    resolution = fields.Char(help="Number of the board's resolution.")
    resolution_date = fields.Date(
        "Meeting", help="The day of the meeting that took the resolution."
    )

    network_address = fields.Char(
        "Network address",
        default=lambda self: network.address(),
        help="The network address it was done from.",
    )

    _date_idx = models.Index("(create_date)")
    _given_up_idx = models.Index("(company_id, value_from) WHERE what = 'number'")

    def _insert_only_changes(self):
        """Let the numbers of a deleted applicant stay without an owner, too."""
        forgets = SQL("(OLD.what = 'number' AND NEW.member_id IS NULL)")
        return {**super()._insert_only_changes(), "forget": (forgets, ("member_id",))}

    @api.model
    def _selection_what(self):
        """Return the steps and the fields a change may be about, by their names."""
        members = self.env["coop.member"]
        own_names = {
            "city": self.env._("District"),
            "state_id": self.env._("Province"),
            "beneficiary_ids": self.env._("Beneficiaries"),
        }
        return [
            *members._step_names().items(),
            *(
                (name, own_names.get(name) or field._description_string(self.env))
                for name, field in members._fields.items()
                if name in HISTORY_FIELDS
            ),
        ]

    @api.depends("what", "value_from", "value_to")
    @api.depends_context("lang")
    def _compute_texts(self):
        for event in self:
            event.text_from = event._text(event.kind, event.what, event.value_from)
            event.text_to = event._text(event.kind, event.what, event.value_to)

    @api.model
    def _text(self, kind, what, value):
        """Return a stored value as people read it: states by name, days by format.

        :param str kind: of the event, as stored
        :param str what: the step or the field of the event, as stored
        """
        members = self.env["coop.member"]
        name = "state" if kind == "standing" else what
        field = members._fields.get(name)
        return readable(self, field, value) if field else value
