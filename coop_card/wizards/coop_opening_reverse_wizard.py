# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that takes opening balances back."""

from odoo import api, fields, models


class CoopOpeningReverseWizard(models.TransientModel):
    """Asks why a batch, or some lines of it, are taken back."""

    _name = "coop.opening.reverse.wizard"
    _description = "Reverse Opening Balances"

    opening_id = fields.Many2one(
        "coop.opening", "Opening balances", readonly=True, help="The whole batch."
    )
    line_ids = fields.Many2many(
        "coop.opening.line",
        string="Lines",
        readonly=True,
        help="Some lines; empty: the whole batch.",
    )
    what = fields.Char(
        "Taken back", compute="_compute_what", help="What is taken back."
    )
    year_closed = fields.Boolean(
        compute="_compute_what", help="The reversals would wait for review."
    )
    reason = fields.Char(
        "Why", required=True, help="Why they are taken back; every reversal keeps it."
    )

    @api.depends("opening_id", "line_ids")
    def _compute_what(self):
        for dialog in self:
            lines, opening = dialog.line_ids, dialog.opening_id
            dialog.what = (
                self.env._(
                    "%(count)s lines of %(name)s",
                    count=f"{len(lines):,}",
                    name=", ".join(lines.opening_id.mapped("name")),
                )
                if lines
                else self.env._(
                    "%(name)s: %(count)s lines",
                    name=opening.name,
                    count=f"{opening.booked_count:,}",
                )
            )
            years = lines.fiscal_year_id or opening.fiscal_year_id
            dialog.year_closed = "closed" in years.mapped("state")

    def action_confirm(self):
        """Take them back."""
        self.ensure_one()
        if self.line_ids:
            self.line_ids._reverse(self.reason)
        else:
            self.opening_id._reverse(self.reason)
