# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that posts a refund run."""

from odoo import api, fields, models


class CoopRebatePostWizard(models.TransientModel):
    """Says what posting a run would do, and does it.

    What an earlier version has posted is left out of all figures.
    """

    _name = "coop.rebate.post.wizard"
    _description = "Post Refund Run"

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        required=True,
        readonly=True,
        ondelete="cascade",
        help="The run that is posted.",
    )
    company_id = fields.Many2one(related="run_id.company_id")
    currency_id = fields.Many2one(related="run_id.currency_id")
    date = fields.Date(
        "Day of the entries",
        required=True,
        compute="_compute_date",
        store=True,
        precompute=True,
        readonly=False,
        help="Usually the day of the general meeting, often in the next year.",
    )
    earlier_run_id = fields.Many2one(
        "coop.rebate.run",
        "Version already posted",
        compute="_compute_figures",
        help="Only what this run changes of that one is posted.",
    )
    journal_id = fields.Many2one(related="company_id.coop_rebate_journal_id")
    source_account_id = fields.Many2one(
        related="company_id.coop_rebate_source_account_id"
    )
    payable_account_id = fields.Many2one(
        related="company_id.coop_rebate_payable_account_id"
    )
    retained_account_id = fields.Many2one(
        related="company_id.coop_rebate_retained_account_id"
    )
    reserve_account_id = fields.Many2one(
        related="company_id.coop_rebate_reserve_account_id"
    )
    withholding_account_id = fields.Many2one(
        related="company_id.coop_rebate_withholding_account_id"
    )
    member_count = fields.Integer(
        "Members",
        compute="_compute_figures",
        help="Members for whom something is posted.",
    )
    entitled = fields.Monetary(
        "Refunds", compute="_compute_figures", help="What the refunds come to."
    )
    payable = fields.Monetary(
        "Owed to members", compute="_compute_figures", help="What members are owed."
    )
    retained = fields.Monetary(
        compute="_compute_figures", help="What stays with the co-op for the members."
    )
    forfeited = fields.Monetary(
        compute="_compute_figures",
        help="What is below the smallest payout and goes to the co-op.",
    )
    withheld = fields.Monetary(
        compute="_compute_figures", help="What the tax office gets."
    )
    owing_count = fields.Integer(
        "Members who will owe",
        compute="_compute_figures",
        help="Members who have been paid more than this run gives them.",
    )
    refusal = fields.Text(
        compute="_compute_refusal", help="What keeps the run from being posted."
    )

    @api.depends("run_id")
    def _compute_date(self):
        for dialog in self:
            dialog.date = dialog.run_id and dialog.run_id._posting_day()

    @api.depends("run_id")
    def _compute_figures(self):
        for dialog in self:
            run = dialog.run_id
            run.check_access("read")
            due = run.sudo()._due()
            dialog.update(
                {
                    "earlier_run_id": run._posted_runs()[:1],
                    "member_count": due["members"],
                    "owing_count": due["owing"],
                    "entitled": due["entitled"],
                    "payable": due["payable"],
                    "retained": -due["retained"],
                    "forfeited": -due["forfeited"],
                    "withheld": -due["withheld"],
                }
            )

    @api.depends("run_id", "date")
    def _compute_refusal(self):
        for dialog in self:
            run, day = dialog.run_id.sudo(), dialog.date
            dialog.refusal = "\n".join(run._refusals(day)) if day else False

    def action_confirm(self):
        """Post the run."""
        self.ensure_one()
        self.run_id._post(self.date)
