# SPDX-License-Identifier: LGPL-3.0-or-later
"""The accountant's dialog: a fiscal year in, a refund run out."""

from odoo import api, fields, models

from ..models.rebate.coop_rebate_settings_mixin import SETTINGS


class CoopRebateWizard(models.TransientModel):
    """Shows what a year's refund would be computed from, and computes it.

    Each time it makes a new run, the year's next version.
    """

    _name = "coop.rebate.wizard"
    _description = "Compute Patronage Refund"
    _inherit = ["coop.rebate.settings.mixin"]

    year_is_open = fields.Boolean(
        compute="_compute_outlook", help="Purchases may still arrive for the year."
    )
    member_count = fields.Integer(
        "Members", compute="_compute_outlook", help="Members with a line in the year."
    )
    line_count = fields.Integer(
        "Ledger lines", compute="_compute_outlook", help="Lines of the year's ledger."
    )
    base_total = fields.Monetary(
        "Base", compute="_compute_outlook", help="What they add up to."
    )
    without_rate = fields.Char(
        compute="_compute_outlook",
        help="Categories and member types with purchases and without a rate.",
    )
    run_id = fields.Many2one(
        "coop.rebate.run", "Refund run", readonly=True, help="The run that was made."
    )

    @api.depends("fiscal_year_id")
    def _compute_outlook(self):
        calculation = self.env["coop.rebate.calculation"].sudo()
        for wizard in self:
            year = wizard.fiscal_year_id
            year.check_access("read")
            wizard.update(calculation._outlook(year))
            wizard.year_is_open = year.state == "open"
            wizard.without_rate = ", ".join(
                f"{category.display_name} ({member_type.name})"
                for category, member_type in calculation._without_rate(year)
            )

    def action_compute(self):
        """Make a run of the year, compute it and show it."""
        self.ensure_one()
        self.run_id = self.env["coop.rebate.run"].create(self._prepare_run())
        self.run_id.action_compute()
        return self.run_id._get_records_action(target="current")

    def _prepare_run(self):
        """Return the values of the run, e.g. ``{"fiscal_year_id": 3, …}``."""
        settings = {name: self[name] for name in SETTINGS}
        return settings | {"fiscal_year_id": self.fiscal_year_id.id}
