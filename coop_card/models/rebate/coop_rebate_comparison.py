# SPDX-License-Identifier: LGPL-3.0-or-later
"""Two computations of a year, held against each other."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...rules.life_cycle import COMPARISON_STEPS


class CoopRebateComparison(models.Model):
    """A run, compared with another version of the year or with what would come now.

    It is worked out once and kept, so that lists of it are read as fast as any other.
    Nothing depends on it: it is deleted after a while and can be made again.
    """

    _name = "coop.rebate.comparison"
    _description = "Comparison of Refund Runs"
    _inherit = ["coop.life.cycle.mixin"]
    _logged = frozenset()  # it changes nothing
    _order = "id desc"
    _life_cycle_steps = COMPARISON_STEPS
    _life_cycle_start = ("draft",)

    before_id = fields.Many2one(
        "coop.rebate.run",
        "Run",
        required=True,
        index=True,
        ondelete="cascade",
        domain=[("computed_at", "!=", False)],
        help="What is compared.",
    )
    after_id = fields.Many2one(
        "coop.rebate.run",
        "Compared with",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('computed_at', '!=', False), ('id', '!=', before_id), "
        "('fiscal_year_id', '=', fiscal_year_id)]",
        help="Another version of the year. Left empty: what would come out if the run "
        "were computed now, from the ledger and the rates as they stand.",
    )
    fiscal_year_id = fields.Many2one(
        related="before_id.fiscal_year_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="before_id.company_id", store=True, precompute=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(
        [("draft", "Draft"), ("waiting", "Under way"), ("made", "Made")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        help="Large years are compared by a job.",
    )
    made_at = fields.Datetime(
        "Made on", readonly=True, copy=False, help="When they were compared."
    )
    outdated = fields.Boolean(
        compute="_compute_outdated",
        help="Whether one of the runs has been computed again since.",
    )
    settings_text = fields.Char(
        "Other settings",
        compute="_compute_settings_text",
        help="What the two were told to compute differently.",
    )
    difference_ids = fields.One2many(
        "coop.rebate.difference", "comparison_id", "By member", readonly=True
    )
    member_count = fields.Integer(
        "Members", compute="_compute_totals", help="Members for whom anything differs."
    )
    base_before = fields.Monetary(related="before_id.base_total", string="Base before")
    base_after = fields.Monetary(
        "Base after", compute="_compute_totals", help="All bases after."
    )
    base_change = fields.Monetary(
        "Base change", compute="_compute_totals", help="By how much the bases rise."
    )
    amount_before = fields.Monetary(related="before_id.total", string="Refund before")
    amount_after = fields.Monetary(
        "Refund after", compute="_compute_totals", help="All refunds after."
    )
    amount_change = fields.Monetary(
        "Refund change", compute="_compute_totals", help="By how much refunds rise."
    )
    category_ids = fields.One2many(
        "coop.rebate.difference.category",
        "comparison_id",
        "By category",
        readonly=True,
    )

    @api.depends("before_id.display_name", "after_id.display_name")
    def _compute_display_name(self):
        for comparison in self:
            after = comparison.after_id.display_name or self.env._("now")
            before = comparison.before_id.display_name
            comparison.display_name = before and f"{before} → {after}"

    @api.depends("before_id", "after_id")
    def _compute_settings_text(self):
        for comparison in self:
            before, after = comparison.before_id, comparison.after_id
            comparison.settings_text = before._in_words_unlike(after)

    @api.depends("made_at", "before_id.computed_at", "after_id.computed_at")
    def _compute_outdated(self):
        for comparison in self:
            runs = comparison.before_id + comparison.after_id
            comparison.outdated = comparison.made_at and any(
                run.computed_at > comparison.made_at
                for run in runs.filtered("computed_at")
            )

    @api.depends("state")
    def _compute_totals(self):
        """Sum up the differences in the database, and add them to the run's totals."""
        sums = self.env["coop.rebate.difference"]._read_group(
            [("comparison_id", "in", self.ids)],
            ["comparison_id"],
            ["__count", "base_change:sum", "amount_change:sum"],
        )
        found = {comparison: figures for comparison, *figures in sums}
        for comparison in self:
            count, base, amount = found.get(comparison, (0, 0, 0))
            comparison.member_count = count
            comparison.base_change, comparison.amount_change = base, amount
            comparison.base_after = comparison.base_before + base
            comparison.amount_after = comparison.amount_before + amount

    @api.constrains("before_id", "after_id")
    def _check_runs(self):
        for comparison in self:
            if comparison.state != "draft":
                raise ValidationError(
                    self.env._("To compare other runs, make a new comparison.")
                )
            after = comparison.after_id or comparison.before_id
            if after.fiscal_year_id != comparison.before_id.fiscal_year_id:
                raise ValidationError(
                    self.env._("Only runs of the same year can be compared.")
                )

    def action_make(self):
        """Work out the differences: at once, or by the job where the year is large."""
        for comparison in self:
            comparison._check_computed()
            comparison._take_step("begin")
            if comparison.before_id._is_large():
                self.env.ref("coop_card.ir_cron_compare_refunds").sudo()._trigger()
            else:
                comparison._make()

    def action_differences(self):
        """Show the members whose refund differs."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_rebate_difference_action"
        )
        return action | {
            "display_name": self.display_name,
            "domain": [("comparison_id", "=", self.id)],
            "context": {},
        }

    def _check_computed(self):
        for run in self.before_id + self.after_id:
            if run.state in ("draft", "computing"):
                raise UserError(
                    self.env._(
                        "Run %s has nothing to compare yet. Compute it first.",
                        run.display_name,
                    )
                )

    def _step_names(self):
        return {"begin": self.env._("Compare"), "finish": self.env._("Finish")}
