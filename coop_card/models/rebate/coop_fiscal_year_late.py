# SPDX-License-Identifier: LGPL-3.0-or-later
"""What came to a year after its refund was decided."""

from odoo import fields, models

#: States of a run that the co-op has decided on.
DECIDED = ("approved", "posting", "posted")


class CoopFiscalYear(models.Model):
    """Tells of purchases that no decided run has counted."""

    _inherit = "coop.fiscal.year"

    decided_run_id = fields.Many2one(
        "coop.rebate.run",
        "Decided refund",
        compute="_compute_decided_run_id",
        groups="coop_card.group_auditor",
        help="The latest run that was approved.",
    )
    outside_count = fields.Integer(
        "Outside the run",
        compute="_compute_outside_count",
        groups="coop_card.group_auditor",
        help="Lines that came into the ledger of the year after it was computed.",
    )
    late_comparison_id = fields.Many2one(
        "coop.rebate.comparison",
        "What it would change",
        compute="_compute_late_comparison_id",
        groups="coop_card.group_auditor",
        help="What would come out otherwise, as it was worked out last.",
    )

    currency_id = fields.Many2one(related="company_id.currency_id")
    late_base_change = fields.Monetary(
        compute="_compute_late_comparison_id",
        groups="coop_card.group_auditor",
        help="By how much the base would rise.",
    )
    late_amount_change = fields.Monetary(
        compute="_compute_late_comparison_id",
        groups="coop_card.group_auditor",
        help="By how much the refunds would rise.",
    )

    def _compute_decided_run_id(self):
        for year in self:
            decided = year.run_ids.filtered(lambda run: run.state in DECIDED)
            year.decided_run_id = decided.sorted("version")[-1:]

    def _compute_outside_count(self):
        lines = self.env["coop.accumulation"].sudo()
        for year in self:
            run = year.decided_run_id
            of_year = [("fiscal_year_id", "=", year.id)]
            year.outside_count = run and lines.search_count(of_year) - run.entry_count

    def _compute_late_comparison_id(self):
        """Find what was worked out last, with its sums."""
        for year in self:
            late = self.env["coop.rebate.comparison"].search(
                [
                    ("before_id", "=", year.decided_run_id.id),
                    ("after_id", "=", False),
                    ("state", "=", "made"),
                ],
                limit=1,
            )
            year.late_comparison_id = late
            year.late_base_change = late.base_change
            year.late_amount_change = late.amount_change

    def action_compare_now(self):
        """Show what the refund would be with what came later."""
        return self.decided_run_id.action_compare_now()
