# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a co-op numbers its members."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class ResConfigSettings(models.TransientModel):
    """Shows the sequence that gives member numbers."""

    _inherit = "res.config.settings"

    coop_member_sequence_id = fields.Many2one(
        "ir.sequence", compute="_compute_coop_member_sequence_id"
    )
    coop_member_prefix = fields.Char(
        related="coop_member_sequence_id.prefix", readonly=False
    )
    coop_member_padding = fields.Integer(
        related="coop_member_sequence_id.padding", readonly=False
    )
    coop_member_yearly = fields.Boolean(
        related="coop_member_sequence_id.use_date_range", readonly=False
    )
    coop_member_next = fields.Integer(
        "Next number",
        compute="_compute_coop_member_next",
        store=True,
        readonly=False,
        help="What the next new member gets, without what stands before it.",
    )
    coop_member_next_text = fields.Char(
        "Next member number",
        compute="_compute_coop_member_next_text",
        help="How the next member number is written.",
    )

    @api.depends("company_id")
    def _compute_coop_member_sequence_id(self):
        for settings in self:
            settings.coop_member_sequence_id = (
                settings.company_id.root_id._coop_sequence("coop.member")
            )

    @api.depends("coop_member_sequence_id", "coop_member_yearly")
    def _compute_coop_member_next(self):
        for settings in self:
            settings.coop_member_next = settings._member_numbering().number_next_actual

    @api.depends("coop_member_prefix", "coop_member_padding", "coop_member_next")
    def _compute_coop_member_next_text(self):
        for settings in self:
            pattern = {
                "name": settings.coop_member_sequence_id.name,
                "prefix": settings.coop_member_prefix,
                "padding": max(settings.coop_member_padding, 0),
            }
            today = settings.company_id._coop_today()
            sequences = self.env["ir.sequence"].with_context(ir_sequence_date=today)
            sequence = sequences.new(pattern)
            settings.coop_member_next_text = sequence.get_next_char(
                settings.coop_member_next
            )

    def set_values(self):
        """Number members from the number entered on, if it was changed."""
        result = super().set_values()
        numbering = self._member_numbering()
        if self.coop_member_next != numbering.number_next_actual:
            if self.coop_member_next < 1:
                raise UserError(self.env._("Member numbers begin with 1 or higher."))
            numbering.number_next_actual = self.coop_member_next
        return result

    def _member_numbering(self):
        """Return what counts the numbers: the sequence, or its part for this year."""
        return self.coop_member_sequence_id._get_current_sequence(
            self.company_id._coop_today()
        )
