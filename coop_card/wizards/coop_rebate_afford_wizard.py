# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that finds the rate a pool pays for."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..rules.life_cycle import AFFORD_STEPS


class CoopRebateAffordWizard(models.TransientModel):
    """Finds the highest rate whose refund does not exceed a pool, and sets it.

    A large year is gone through by a job; the dialog may be closed meanwhile, and is
    opened again from the message.
    """

    _name = "coop.rebate.afford.wizard"
    _description = "Which Rate Can We Afford?"
    _inherit = ["coop.rebate.estimate.mixin"]
    _transient_max_hours = 24 * 7
    _life_cycle_steps = AFFORD_STEPS
    _life_cycle_start = ("draft",)
    _job_steps = {"finding": "show", "setting": "end"}

    state = fields.Selection(
        [
            ("draft", "New"),
            ("finding", "Being looked for"),
            ("found", "Found"),
            ("setting", "Being set"),
            ("set", "Set"),
        ],
        default="draft",
        required=True,
        readonly=True,
        help="Whether the rate is still looked for, or found, or set.",
    )
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        default=lambda self: self.env["coop.fiscal.year"]._for_refund(),
        help="The year whose rates are looked for.",
    )
    currency_id = fields.Many2one(related="fiscal_year_id.company_id.currency_id")
    refund_pool = fields.Monetary(
        "For the refund",
        compute="_compute_refund_pool",
        store=True,
        readonly=False,
        help="What the refund of the year may come to, all categories together.",
    )
    scope = fields.Selection(
        [("alike", "All percent rates alike"), ("one", "One rate")],
        "Which rates",
        default="alike",
        required=True,
        help="Whether all rates in percent rise or fall in proportion, or only one.",
    )
    rate_id = fields.Many2one(
        "coop.rebate.rate",
        domain="[('fiscal_year_id', '=', fiscal_year_id), ('basis', '!=', 'pool')]",
        help="The rate that is looked for; all others stay.",
    )
    decimals = fields.Selection(
        [("0", "1"), ("1", "0.1"), ("2", "0.01"), ("3", "0.001"), ("4", "0.0001")],
        "Precision of the rate",
        default="2",
        required=True,
        help="How finely the rate may be set.",
    )
    line_ids = fields.One2many(
        "coop.rebate.afford.wizard.line",
        "wizard_id",
        "Rates",
        readonly=True,
        help="The rates as they are and as they would be.",
    )
    value = fields.Float(
        "Found", digits=(16, 6), readonly=True, help="The highest rate that fits."
    )
    total = fields.Monetary(
        "Refund", readonly=True, help="What the year's refund comes to with it."
    )
    left = fields.Monetary(
        "Remaining",
        compute="_compute_left",
        help="What it leaves of the sum for the refund.",
    )
    next_total = fields.Monetary(
        "Cost at the next higher rate",
        readonly=True,
        help="What the next higher rate would cost.",
    )

    @api.depends("fiscal_year_id")
    def _compute_refund_pool(self):
        """Begin with what the year's surplus has for the refund.

        Stored fields are computed with all rights: it is looked for with the user's.
        """
        for wizard in self:
            user = wizard.create_uid or self.env.user
            surpluses = self.env["coop.rebate.surplus"].with_user(user)
            of_year = [("fiscal_year_id", "=", wizard.fiscal_year_id.id)]
            wizard.refund_pool = surpluses.search(of_year).refund_pool

    @api.depends("refund_pool", "total")
    def _compute_left(self):
        for wizard in self:
            wizard.left = wizard.currency_id.round(wizard.refund_pool - wizard.total)

    @api.depends("fiscal_year_id")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = self.env._(
                "Which rate can we afford for %s?", wizard.fiscal_year_id.name
            )

    def _step_names(self):
        return {
            "find": self.env._("Find the rate"),
            "show": self.env._("Finish"),
            "stop": self.env._("Stop"),
            "change": self.env._("Find again"),
            "apply": self.env._("Set these rates"),
            "keep": self.env._("Stop"),
            "end": self.env._("Finish"),
        }

    def action_find(self):
        """Find the rate, and show what it comes to."""
        self.ensure_one()
        self.fiscal_year_id.check_access("read")
        if self.refund_pool <= 0:
            raise UserError(
                self.env._("Enter first what the refund of the year may come to.")
            )
        self._rates_to_change()
        self._begin_estimate("find")
        return self.action_look()

    def action_change(self):
        """Let what is looked for be changed before it is looked for again."""
        self._take_step("change")
        return self.action_look()

    def action_stop(self):
        """End what the job is at; the dialog is what it was before."""
        self.ensure_one()
        if self.state in self._job_steps:
            self._end_estimate("keep" if self.state == "setting" else "stop")
        return self.action_look()

    def action_look(self):
        """Show the dialog as it is now."""
        return self._get_records_action(target="new", name=self.display_name)

    def action_apply(self):
        """Set the rates that were found, if they still are within the pool."""
        self.ensure_one()
        self._rates_to_change().check_access("write")
        self._begin_estimate("apply")
        if self.state == "set":
            return {"type": "ir.actions.act_window_close"}
        return self.action_look()

    def _check_rights(self):
        """Check whether rates may be set, too, where that is the work."""
        if self.state == "setting":
            self._rates_to_change().check_access("write")
        return super()._check_rights()

    def _job_part(self):
        """Find the rate, or set what was found."""
        trial = self.env["coop.rebate.trial"].create(
            {"fiscal_year_id": self.fiscal_year_id.id}
        )
        work = {"finding": self._find, "setting": self._set}
        work[self.state](trial, self._rates_to_change())
        return 1, True

    def _find(self, trial, rates):
        """Find the rate, and keep what it comes to."""
        pool, decimals = self._exact_pool(), int(self.decimals)
        value, total, next_total = trial._afford(rates, pool, decimals, self._say)
        self.write(
            {
                "value": float(value),
                "total": float(total),
                "next_total": float(next_total),
                "line_ids": [
                    Command.clear(),
                    *self._prepare_lines(trial, rates, value),
                ],
            }
        )

    def _set(self, trial, rates):
        """Set what the dialog showed, if it still is within the pool."""
        self._say(1)
        trial._scale(rates, self._found())
        shown = {line.rate_id: line.after for line in self.line_ids}
        as_shown = shown == {rate: rate._in_words() for rate in rates}
        if not as_shown or trial._sums()[1] > self._exact_pool():
            raise UserError(
                self.env._(
                    "Rates or purchases have changed meanwhile, and what was found no "
                    "longer fits. Look for the rate again."
                )
            )

    def _answer_in_words(self):
        """Tell what was found, or that it was set."""
        if self.state == "set":
            return self.env._("The rates are set as they were found.")
        return self.env._(
            "With the highest rates that fit, the refund comes to %(total)s and leaves "
            "%(left)s of the pool. Open this to see and to set them.",
            total=self.currency_id.format(self.total),
            left=self.currency_id.format(self.left),
        )

    def _rates_to_change(self):
        """Return the rates that change, the first ahead."""
        rates = self._rates()
        if not rates:
            raise UserError(
                self.env._(
                    "There is no rate to look for. Set a rate on the page of rates "
                    "first: rates that rise alike keep their proportions."
                )
            )
        return rates

    def _rates(self):
        if self.scope == "one":
            return self.rate_id.filtered(
                lambda rate: rate.fiscal_year_id == self.fiscal_year_id
            )
        percents = self.fiscal_year_id.rate_ids.filtered(
            lambda rate: rate.basis == "percent" and rate.value
        )
        return percents.sorted(lambda rate: (-rate.value, rate.id))

    def _prepare_lines(self, trial, rates, value):
        """Return commands for lines that tell each rate before and after."""
        before = {rate.id: rate._in_words() for rate in rates}
        with trial._tried():
            trial._scale(rates, value)
            after = {rate.id: rate._in_words() for rate in rates}
        return [
            Command.create({"rate_id": id_, "before": before[id_], "after": after[id_]})
            for id_ in before
        ]

    def _found(self):
        """Return the rate that was found, with its decimals."""
        return Decimal(f"{self.value:.{self.decimals}f}")

    def _exact_pool(self):
        return Decimal(f"{self.refund_pool:.{self.currency_id.decimal_places}f}")
