# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that copies rates from another year."""

from odoo import api, fields, models
from odoo.fields import Command

#: What makes two rates of different years the same cell of the grid.
SCOPE = ("category_id", "member_type_id", "direction")


class CoopRebateCopyWizard(models.TransientModel):
    """Shows what would be copied and what is there already.

    What the year has is replaced only where somebody ticks it.
    """

    _name = "coop.rebate.copy.wizard"
    _description = "Copy Rates from Another Year"

    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "To year",
        required=True,
        default=lambda self: self.env["coop.fiscal.year"]._for_refund(),
        help="The year that gets the rates.",
    )
    company_id = fields.Many2one(related="fiscal_year_id.company_id")
    from_year_id = fields.Many2one(
        "coop.fiscal.year",
        "From year",
        compute="_compute_from_year_id",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id), ('id', '!=', fiscal_year_id), "
        "('rate_ids', '!=', False)]",
        help="The year whose rates are copied.",
    )
    line_ids = fields.One2many(
        "coop.rebate.copy.wizard.line",
        "wizard_id",
        "Rates",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
        help="The rates of that year, with their tiers.",
    )
    taken_count = fields.Integer(
        "Rates to copy",
        compute="_compute_taken_count",
        help="How many rates are ticked.",
    )
    replaced_count = fields.Integer(
        "Existing rates replaced",
        compute="_compute_taken_count",
        help="How many of them take the place of a rate the year has.",
    )

    @api.depends("fiscal_year_id")
    def _compute_from_year_id(self):
        """Suggest the last year before that has rates."""
        for wizard in self:
            year = wizard.fiscal_year_id
            earlier = [
                ("company_id", "=", year.company_id.id),
                ("date_end", "<", year.date_start),
                ("rate_ids", "!=", False),
            ]
            wizard.from_year_id = year.search(earlier, limit=1) if year else False

    @api.depends("fiscal_year_id", "from_year_id")
    def _compute_line_ids(self):
        for wizard in self:
            rates = wizard.fiscal_year_id.rate_ids
            known = {tuple(rate[name] for name in SCOPE): rate for rate in rates}
            lines = [Command.clear()]
            for rate in wizard.from_year_id.rate_ids.sorted(_rank):
                own = known.get(tuple(rate[name] for name in SCOPE), rates.browse())
                values = {"rate_id": rate.id, "known_rate_id": own.id}
                lines.append(Command.create(values | {"taken": not own}))
            wizard.line_ids = lines

    @api.depends("line_ids.taken")
    def _compute_taken_count(self):
        for wizard in self:
            taken = wizard.line_ids.filtered("taken")
            wizard.taken_count = len(taken)
            wizard.replaced_count = len(taken.filtered("known_rate_id"))

    def action_copy(self):
        """Copy the ticked rates with their tiers."""
        self.ensure_one()
        for line in self.line_ids.filtered("taken"):
            line._copy_rate()


def _rank(rate):
    """Return what rates are put in order by: as in the grid, any type first."""
    member_type = rate.member_type_id
    place = (member_type.sequence, member_type.code) if member_type else (-1, "")
    return rate.direction, rate.category_id.complete_name, place
