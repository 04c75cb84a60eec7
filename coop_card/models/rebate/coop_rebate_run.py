# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs of the patronage refund."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, RedirectWarning, ValidationError

from ...reports.paging import LONGEST_PAPER
from ...rules.life_cycle import RUN_STEPS
from .coop_rebate_settings_mixin import SETTINGS


class CoopRebateRun(models.Model):
    """One calculation of a fiscal year's refunds.

    Runs of a year are numbered versions. A run copies the rates it uses; it can be
    computed again until somebody else approves it. From then on the database keeps it
    as it is, and what has to change becomes the next version.
    """

    _name = "coop.rebate.run"
    _description = "Refund Run"
    _inherit = [
        "coop.insert.only.mixin",
        "coop.life.cycle.mixin",
        "coop.rebate.settings.mixin",
        "mail.thread",
    ]
    _order = "fiscal_year_id, version desc"
    _rec_names_search = ["fiscal_year_id.name"]
    _life_cycle_steps = RUN_STEPS
    _life_cycle_start = ("draft",)

    fiscal_year_id = fields.Many2one(index=True, ondelete="restrict")
    company_id = fields.Many2one(
        related="fiscal_year_id.company_id", store=True, precompute=True, index=True
    )
    version = fields.Integer(
        compute="_compute_version",
        store=True,
        precompute=True,
        help="Counts the runs of the year.",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("computing", "Computing"),
            ("computed", "Computed"),
            ("approved", "Approved"),
            ("posting", "Posting"),
            ("posted", "Posted"),
            ("reversing", "Reversing"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        help="An approved run never changes: compute the year again as a new version.",
    )
    line_ids = fields.One2many("coop.rebate.line", "run_id", "Lines", readonly=True)
    claim_ids = fields.One2many("coop.rebate.claim", "run_id", "Refunds", readonly=True)
    rate_ids = fields.One2many(
        "coop.rebate.run.rate", "run_id", "Rates used", readonly=True
    )
    missing_rate_ids = fields.One2many(
        "coop.rebate.run.rate",
        "run_id",
        "Without a rate",
        domain=[("missing", "=", True)],
        readonly=True,
    )
    member_count = fields.Integer(
        "Members", readonly=True, copy=False, help="Members with a line in the ledger."
    )
    outside_count = fields.Integer(
        "Left out",
        readonly=True,
        copy=False,
        help="Members with lines in the ledger who take no part.",
    )
    line_count = fields.Integer(
        readonly=True, copy=False, help="Lines: members times categories."
    )
    entry_count = fields.Integer(
        "Ledger lines",
        readonly=True,
        copy=False,
        help="How many lines the ledger of the year had when it was computed.",
    )
    base_total = fields.Monetary(
        "Base", readonly=True, copy=False, help="The ledger of the year in all."
    )
    total = fields.Monetary(
        "Refund", readonly=True, copy=False, help="The sum of all members' refunds."
    )
    cash_total = fields.Monetary(
        "Cash",
        readonly=True,
        copy=False,
        help="The part of the refund that is paid out.",
    )
    retained_total = fields.Monetary(
        "Retained",
        readonly=True,
        copy=False,
        help="The part that stays with the co-op.",
    )
    unpaid_total = fields.Monetary(
        "Below the smallest payout",
        readonly=True,
        copy=False,
        help="What of the retained part is carried over or forfeited.",
    )
    withheld_total = fields.Monetary(
        "Tax withheld",
        readonly=True,
        copy=False,
        help="What of the cash is withheld for the tax office.",
    )
    computed_by_id = fields.Many2one(
        "res.users",
        "Computed by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who computed the run last. Somebody else approves it.",
    )
    computed_at = fields.Datetime(
        "Computed on", readonly=True, copy=False, help="When the run was computed last."
    )
    _version_uniq = models.Constraint(
        "UNIQUE (fiscal_year_id, version)",
        "Somebody made a run of this year at the same moment. Try again.",
    )
    _minimum_not_negative = models.Constraint(
        "CHECK (minimum_payout >= 0)", "The smallest payout cannot be negative."
    )
    _purchase_not_negative = models.Constraint(
        "CHECK (minimum_purchase >= 0)", "The smallest purchases cannot be negative."
    )
    _cash_is_a_part = models.Constraint(
        "CHECK (cash_percent BETWEEN 0 AND 100)",
        "The part paid in cash lies between 0 and 100 %.",
    )
    _withheld_is_a_part = models.Constraint(
        "CHECK (withholding_percent BETWEEN 0 AND 100 AND withholding_above >= 0)",
        "The tax withheld lies between 0 and 100 %, of refunds above 0 or more.",
    )

    @api.depends("fiscal_year_id")
    def _compute_version(self):
        """Number the runs of each year in the order they are made."""
        groups = self.sudo()._read_group(
            [("fiscal_year_id", "in", self.fiscal_year_id.ids)],
            ["fiscal_year_id"],
            ["version:max"],
        )
        last = {year.id: version for year, version in groups}
        for run in self:
            year = run.fiscal_year_id.id
            run.version = last[year] = last.get(year, 0) + 1

    @api.depends("fiscal_year_id", "version")
    def _compute_display_name(self):
        for run in self:
            run.display_name = self.env._(
                "%(year)s, version %(version)s",
                year=run.fiscal_year_id.name or "",
                version=run.version,
            )

    @api.constrains(*SETTINGS)
    def _check_settings_frozen(self):
        for run in self:
            if run.state != "draft":
                raise ValidationError(
                    self.env._(
                        "Run %s has been computed with its settings. To compute the "
                        "year with others, make a new run.",
                        run.display_name,
                    )
                )

    @api.constrains("fiscal_year_id", "rounding_unit")
    def _check_unit_of_currency(self):
        """Refuse refunds that the general ledger would round once more."""
        for run in self:
            unit = float(run.rounding_unit)
            if run.currency_id.round(unit) != unit:
                raise ValidationError(
                    self.env._(
                        "Refunds in %(currency)s cannot be rounded to %(unit)s: there "
                        "is no such amount. Choose a larger unit.",
                        currency=run.currency_id.name,
                        unit=run.rounding_unit,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Make runs without figures, whatever values or defaults are handed in."""
        runs = super().create(vals_list)
        figures = [n for n in self._figures() if not self._fields[n].compute]
        if not self.env.su and any(run[name] for run in runs for name in figures):
            raise AccessError(self._figures_by_buttons())
        return runs

    def write(self, vals):
        """Let people set what is theirs to set; figures come from the buttons."""
        figures = self._figures()
        if not self.env.su and not figures.isdisjoint(vals):
            raise AccessError(self._figures_by_buttons())
        return super().write(vals)

    def _figures_by_buttons(self):
        return self.env._("The figures of a run come from its buttons only.")

    @api.model
    def _figures(self):
        """Return the names of the fields that only computing and approving fill in."""
        return {
            name
            for name, field in self._fields.items()
            if field.store and field.readonly and field.type != "one2many"
        } - {"state", *models.MAGIC_COLUMNS}

    def action_cancel(self):
        """Put runs aside that are not wanted; they stay in the list."""
        self._take_step("cancel")

    def action_pdf(self):
        """Return the refund summary as a PDF."""
        self._check_fits_paper()
        return self.env.ref("coop_card.refund_summary_report").report_action(self)

    def _check_fits_paper(self):
        """Refuse to print more members than anybody reads.

        :raise RedirectWarning: with a way to the workbook
        """
        for run in self:
            found = self.env["coop.rebate.claim"].search_count(
                [("run_id", "=", run.id)]
            )
            if found > LONGEST_PAPER:
                raise RedirectWarning(
                    self.env._(
                        "The refund summary has %(rows)s members, and a PDF takes "
                        "%(most)s. Take it as a workbook.",
                        rows=f"{found:,}",
                        most=f"{LONGEST_PAPER:,}",
                    ),
                    run.action_excel(),
                    self.env._("Excel"),
                )

    def action_excel(self):
        """Return the download of the refund summary as a workbook."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/report/refund_summary/{self.id}.xlsx",
            "target": "download",
        }

    def _step_names(self):
        return {
            "compute": self.env._("Compute"),
            "finish": self.env._("Finish"),
            "stop": self.env._("Stop computing"),
            "keep": self.env._("Stop computing"),
            "approve": self.env._("Approve"),
            "cancel": self.env._("Cancel"),
            "post": self.env._("Post"),
            "book": self.env._("Finish posting"),
            "reverse": self.env._("Reverse"),
            "undo": self.env._("Finish reversing"),
        }
