# SPDX-License-Identifier: LGPL-3.0-or-later
"""The surplus of a fiscal year, and what becomes of it."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Command

from ...rules.surplus import share_out

#: What a co-op's first year begins with: kind, how its sum is found, percent. By-laws
#: decide about percents and limits; every later year begins with those before it.
FIRST_PARTS = [
    {"kind": "reserve", "mode": "percent", "percent": 10},
    {"kind": "federation", "mode": "percent", "percent": 5},
    {"kind": "dividend", "mode": "amount"},
    {"kind": "bonus", "mode": "amount"},
    {"kind": "refund", "mode": "amount"},
    {"kind": "other", "mode": "rest"},
]
#: What is usual in a country beside that, by kind; a co-op may change all of it.
USUAL_LIMITS = {
    "TH": {"reserve": {"minimum_percent": 10}, "federation": {"maximum_percent": 5}},
}
#: What a year takes from the one before it.
KEPT = ("sequence", "kind", "name", "mode", "percent")
LIMITS = ("minimum_percent", "maximum_percent", "maximum_amount")


class CoopRebateSurplus(models.Model):
    """The net surplus, shared out to reserve, dividend, refund and other purposes.

    Sums are exact: what is shared out and what is left make the net surplus.
    """

    _name = "coop.rebate.surplus"
    _description = "Surplus of a Year"
    _inherit = ["coop.rebate.year.mixin", "mail.thread"]
    _order = "fiscal_year_id"
    _rec_name = "fiscal_year_id"

    currency_id = fields.Many2one(related="company_id.currency_id")
    net_surplus = fields.Monetary(
        "Net surplus",
        required=True,
        tracking=True,
        help="What the year has earned, by its annual accounts. Below zero: a loss.",
    )
    line_ids = fields.One2many(
        "coop.rebate.surplus.line",
        "surplus_id",
        "Purposes",
        default=lambda self: self._default_line_ids(),
        help="What the surplus is used for.",
    )
    shared = fields.Monetary(
        "Shared out", compute="_compute_sums", help="The sum of all purposes."
    )
    left = fields.Monetary(
        "Remaining",
        compute="_compute_sums",
        help="What no purpose takes. Below zero: more is shared out than there is.",
    )
    refund_pool = fields.Monetary(
        "For the refund",
        compute="_compute_sums",
        help="What the patronage refund may come to.",
    )
    warning = fields.Text(
        compute="_compute_warning", help="The limits that are not kept."
    )
    run_id = fields.Many2one(
        "coop.rebate.run",
        "Last refund run",
        compute="_compute_run",
        help="The year's last run that has been computed.",
    )
    run_total = fields.Monetary(
        "Refund as computed", compute="_compute_run", help="What that run refunds."
    )
    run_left = fields.Monetary(
        "Refund pool remaining",
        compute="_compute_run",
        help="What the run leaves over.",
    )

    _year_uniq = models.Constraint(
        "UNIQUE (fiscal_year_id)", "The surplus of this year is there already."
    )

    @api.depends("net_surplus", "line_ids.amount", "line_ids.kind")
    def _compute_sums(self):
        for surplus in self:
            amounts = {line: line._exact("amount") for line in surplus.line_ids}
            shared = sum(amounts.values())
            surplus.shared = float(shared)
            surplus.left = float(surplus._net() - shared)
            surplus.refund_pool = float(
                sum(amounts[line] for line in amounts if line.kind == "refund")
            )

    @api.depends("line_ids.warning", "line_ids.kind", "line_ids.name")
    def _compute_warning(self):
        for surplus in self:
            broken = surplus.line_ids.filtered("warning")
            surplus.warning = "\n".join(
                f"{one._title()}: {one.warning}" for one in broken
            )

    @api.depends("fiscal_year_id", "refund_pool")
    def _compute_run(self):
        for surplus in self:
            runs = surplus.fiscal_year_id.run_ids.filtered("computed_at")
            run = runs.filtered(lambda run: run.state != "cancelled")[:1]
            surplus.run_id = run
            surplus.run_total = run.total
            surplus.run_left = surplus.currency_id.round(
                surplus.refund_pool - run.total
            )

    @api.model
    def _default_line_ids(self):
        """Begin with the percents and limits of the year before."""
        company = self.env.company.root_id
        own = [("company_id", "=", company.id)]
        last = self.search(own, order="fiscal_year_id", limit=1)
        limits = USUAL_LIMITS.get(company.country_id.code, {})
        parts = [
            {name: line[name] for name in (*KEPT, *LIMITS)} for line in last.line_ids
        ] or [part | limits.get(part["kind"], {}) for part in FIRST_PARTS]
        return [
            Command.create({"sequence": number} | part)
            for number, part in enumerate(parts)
        ]

    def _net(self):
        return Decimal(f"{self.net_surplus:.{self.currency_id.decimal_places}f}")

    def _unit(self):
        return Decimal(1).scaleb(-self.currency_id.decimal_places)

    def _share_out(self):
        """Return what each purpose gets: dict of lines to ``Decimal``."""
        lines = self.line_ids.sorted()
        sums = share_out(self._net(), [line._part() for line in lines], self._unit())
        return dict(zip(lines, sums, strict=True))

    def action_run(self):
        """Show the year's last run."""
        return self.run_id._get_records_action()
