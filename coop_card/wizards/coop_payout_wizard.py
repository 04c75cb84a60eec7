# SPDX-License-Identifier: LGPL-3.0-or-later
"""The accountant's dialog: whom to pay, and how."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

#: Moves by which a refund becomes something to claim.
CLAIMABLE = ("posted", "adjusted", "carried_over")


class CoopPayoutWizard(models.TransientModel):
    """Says how many members a payout would pay, and how much, and makes it a draft."""

    _name = "coop.payout.wizard"
    _description = "New Payout"
    _inherit = ["coop.era.mixin"]

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        domain=[("parent_id", "=", False)],
        default=lambda self: self.env.company.root_id,
        help="The co-op that pays.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    method_id = fields.Many2one(
        "coop.payout.method",
        required=True,
        domain="[('company_id', '=', company_id)]",
        compute="_compute_method_id",
        store=True,
        readonly=False,
        help="How the members get their refunds.",
    )
    by_choice = fields.Boolean(
        compute="_compute_by_choice", help="Members may choose this method."
    )
    for_unclaimed = fields.Boolean(
        compute="_compute_by_choice", help="The method is for unclaimed refunds."
    )
    collects = fields.Boolean(related="method_id.collects")
    chosen_only = fields.Boolean(
        "Only members who chose it",
        default=True,
        help="Leaves out who chose another way. Who chose none gets paid by the first "
        "method in the list.",
    )
    date = fields.Date(
        "Payment date",
        required=True,
        default=lambda self: self.env.company._coop_today(),
        help="The day of the journal entry; it can be changed until posting.",
    )
    fiscal_year_ids = fields.Many2many(
        "coop.fiscal.year",
        string="Fiscal years",
        domain="[('company_id', '=', company_id)]",
        help="The years whose refunds are paid; empty: all years.",
    )
    group_ids = fields.Many2many(
        "coop.member.group",
        string="Member groups",
        domain="[('company_id', '=', company_id)]",
        help="Whose members are paid; empty: members of all groups.",
    )
    minimum = fields.Monetary(
        "At least", default=0, help="Leaves out members who are owed less."
    )
    unclaimed_since = fields.Date(
        "Posted until",
        compute="_compute_unclaimed_since",
        store=True,
        readonly=False,
        help="Refunds that were posted by this day and were not claimed since.",
    )
    payable_ids = fields.Many2many(
        "coop.rebate.payable",
        string="Refund accounts",
        readonly=True,
        help="Only these accounts; empty: whichever are owed something.",
    )
    former_line_ids = fields.Many2many(
        "coop.payout.line",
        string="In place of",
        readonly=True,
        help="The payments that came back.",
    )
    member_count = fields.Integer("Members", compute="_compute_outlook")
    line_count = fields.Integer("Payments", compute="_compute_outlook")
    total = fields.Monetary(compute="_compute_outlook", help="What they come to.")

    @api.depends("company_id", "payable_ids")
    def _compute_method_id(self):
        for wizard in self:
            methods = self.env["coop.payout.method"]
            wizard.method_id = methods._suggested(wizard.company_id, wizard.payable_ids)

    @api.depends("method_id")
    def _compute_by_choice(self):
        for wizard in self:
            kind = wizard.method_id and wizard.method_id._kind()
            wizard.by_choice = bool(kind) and kind.by_choice
            wizard.for_unclaimed = bool(kind) and kind.unclaimed

    @api.depends("company_id", "date")
    def _compute_unclaimed_since(self):
        for wizard in self:
            years = wizard.company_id.coop_rebate_unclaimed_years
            day = years and wizard.date and wizard.date - relativedelta(years=years)
            wizard.unclaimed_since = day

    @api.depends(
        "method_id",
        "chosen_only",
        "fiscal_year_ids",
        "group_ids",
        "minimum",
        "unclaimed_since",
    )
    def _compute_outlook(self):
        batches = self.env["coop.payout.batch"]
        for wizard in self:
            outlook = {"member_count": 0, "line_count": 0, "amount": 0}
            if wizard.method_id:
                outlook = batches._outlook(
                    wizard.method_id,
                    wizard._payables(),
                    SQL("%s::numeric", str(wizard.minimum)),
                )
            wizard.member_count = outlook["member_count"]
            wizard.line_count = outlook["line_count"]
            wizard.total = outlook["amount"]

    def _payables(self):
        """Return the domain of the refund accounts that may be paid."""
        conditions = {
            "id": self.payable_ids.ids,
            "fiscal_year_id": self.fiscal_year_ids.ids,
            "member_id.group_id": self.group_ids.ids,
        }
        return Domain.AND(
            [
                Domain("company_id", "=", self.company_id.id),
                Domain("balance", "<" if self.collects else ">", 0),
                Domain("fiscal_year_id", "not in", self._busy_years().ids),
                Domain("payout_line_ids", "not any", [("state", "=", "planned")]),
                *(Domain(name, "in", ids) for name, ids in conditions.items() if ids),
                self._who_chose(),
                self._unclaimed(),
            ]
        )

    def _busy_years(self):
        """Return the years of which nothing is paid now: a run is being posted."""
        busy = [("state", "in", ("posting", "reversing"))]
        return self.env["coop.rebate.run"].sudo().search(busy).fiscal_year_id

    def _who_chose(self):
        """Return the domain of the members who chose the method, where one may.

        For who was merged into another member, that one chooses.
        """
        if not self.chosen_only or not self.by_choice or self.payable_ids:
            return Domain.TRUE
        methods = [self.method_id.id]
        if self.method_id == self.method_id._usual(self.company_id):
            methods.append(False)
        chose = Domain("payout_method_id", "in", methods)
        own = Domain("merged_into_id", "=", False) & chose
        return Domain("member_id", "any", own | Domain("merged_into_id", "any", chose))

    def _unclaimed(self):
        """Return the domain of refunds that nobody claimed in time."""
        if not self.for_unclaimed or not self.unclaimed_since:
            return Domain(not self.for_unclaimed)
        later = [
            ("kind", "in", CLAIMABLE),
            ("amount", ">", 0),
            ("date", ">", self.unclaimed_since),
        ]
        return Domain("move_ids", "not any", later)

    def action_confirm(self):
        """Make the payout as a draft and show it."""
        self.ensure_one()
        self.env["coop.payout.batch"].check_access("write")
        batch = self.env["coop.payout.batch"]._plan(
            self._prepare_batch(), self._payables(), self.former_line_ids
        )
        return batch._get_records_action(target="current")

    def _prepare_batch(self):
        """Return the values of the payout."""
        return {
            "company_id": self.company_id.id,
            "method_id": self.method_id.id,
            "date": self.date,
            "minimum": self.minimum,
            "fiscal_year_ids": self.fiscal_year_ids.ids,
            "group_ids": self.group_ids.ids,
        }
