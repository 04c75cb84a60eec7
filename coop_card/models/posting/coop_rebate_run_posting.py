# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting refund runs."""

from odoo import api, fields, models


class CoopRebateRun(models.Model):
    """Posts what a run computed, as far as earlier versions have not posted it.

    The day of the entries is often in the next year: that of the general meeting.
    """

    _name = "coop.rebate.run"
    _inherit = ["coop.rebate.run", "coop.job.mixin", "coop.posted.mixin"]

    _job_steps = {"posting": "book", "reversing": "undo"}
    _job_cron = "coop_card.ir_cron_rebate_run"

    posting_date = fields.Date(
        "Posting date",
        readonly=True,
        copy=False,
        help="The day of the journal entries.",
    )
    posted_count = fields.Integer(
        "Members processed",
        readonly=True,
        copy=False,
        help="How many members posting or reversing has gone through.",
    )
    posting_through = fields.Integer(
        readonly=True,
        copy=False,
        help="How far it has come: the last member, or entry, by id.",
    )
    posting_progress = fields.Float(
        "Done",
        compute="_compute_posting_progress",
        help="The part of the members gone through, in percent.",
    )
    entry_ids = fields.One2many(
        "account.move",
        "coop_rebate_run_id",
        "Journal entries",
        readonly=True,
        help="The journal entries that post the run, or take it back.",
    )
    move_ids = fields.One2many(
        "coop.rebate.move",
        "run_id",
        "Moves of refund accounts",
        readonly=True,
        help="What the run changed in the refund accounts of members.",
    )

    owing_count = fields.Integer(
        "Members who owe",
        compute="_compute_owing_count",
        help="Members who have been paid more than the run gives them.",
    )

    _busy_uniq = models.UniqueIndex(
        "(fiscal_year_id) WHERE state IN ('posting', 'reversing')",
        "Another run of the year is being posted or reversed. Wait until that is done.",
    )

    @api.depends("posted_count", "member_count", "state")
    def _compute_posting_progress(self):
        for run in self:
            share = 100 * run.posted_count / (run.member_count or 1)
            run.posting_progress = 100 if run.state == "posted" else min(share, 99)

    def _compute_owing_count(self):
        """Count those of the year who owe, on its latest posted run."""
        payables = self.env["coop.rebate.payable"]
        for run in self:
            year = run.fiscal_year_id
            is_latest = run._posted_runs()[:1] == run
            run.owing_count = is_latest and payables.search_count(
                [("fiscal_year_id", "=", year.id), ("balance", "<", 0)]
            )

    def action_post(self):
        """Post runs to the day of their resolution, or today.

        The dialog shows beforehand what this does, and takes another day.
        """
        for run in self:
            run._post(run._posting_day())

    def _posting_day(self):
        """Return the day to post to unless told."""
        return self.resolution_date or self.company_id._coop_today()

    def _post(self, day):
        """Post a run to the general ledger and the refund accounts.

        Of few members, whoever presses the button waits for it.
        """
        self.ensure_one()
        self._targets("post")
        self.fiscal_year_id._lock_for_refund()
        self.sudo()._check_postable(day)
        self._take_step(
            "post",
            posting_date=day,
            posted_by_id=self.env.uid,
            posted_at=fields.Datetime.now(),
            posted_count=0,
            posting_through=0,
            message=False,
        )
        self._begin_work()

    def action_go_on(self):
        """Try again after something stopped the posting, or the reversal."""
        for run in self:
            run._check_role("reverse" if run.state == "reversing" else "post")
            run._go_on()

    def _job_user(self):
        return self.posted_by_id
