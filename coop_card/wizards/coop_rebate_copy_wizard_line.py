# SPDX-License-Identifier: LGPL-3.0-or-later
"""One rate of the dialog that copies rates."""

from odoo import api, fields, models
from odoo.fields import Command


class CoopRebateCopyWizardLine(models.TransientModel):
    """A rate of the other year, and what the year has in its place."""

    _name = "coop.rebate.copy.wizard.line"
    _description = "Rate to Copy"

    wizard_id = fields.Many2one(
        "coop.rebate.copy.wizard",
        required=True,
        ondelete="cascade",
        help="The dialog it stands in.",
    )
    taken = fields.Boolean("Copy", help="Whether the rate is copied.")
    rate_id = fields.Many2one(
        "coop.rebate.rate",
        "Rate to copy",
        required=True,
        ondelete="cascade",
        help="What is copied.",
    )
    known_rate_id = fields.Many2one(
        "coop.rebate.rate", ondelete="cascade", help="What the year has already."
    )
    category_id = fields.Many2one(related="rate_id.category_id")
    member_type_id = fields.Many2one(related="rate_id.member_type_id")
    direction = fields.Selection(related="rate_id.direction")
    offered = fields.Char("Rate", compute="_compute_texts", help="What is copied.")
    known = fields.Char(
        "Existing rate", compute="_compute_texts", help="What it would replace."
    )

    @api.depends("rate_id", "known_rate_id")
    def _compute_texts(self):
        for line in self:
            line.offered = line.rate_id._in_words() if line.rate_id else ""
            known = line.known_rate_id
            line.known = known._in_words() if known else ""

    def _copy_rate(self):
        """Make the rate the year's own, or let the year's own say the same.

        A rate that somebody has set meanwhile makes the database refuse.
        """
        year = self.wizard_id.fiscal_year_id
        [values] = self.rate_id.copy_data({"fiscal_year_id": year.id})
        if self.known_rate_id:
            tiers = [Command.clear(), *values.pop("tier_ids", ())]
            self.known_rate_id.write(values | {"tier_ids": tiers})
        else:
            self.rate_id.create(values)
