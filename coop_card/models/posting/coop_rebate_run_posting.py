# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posting refund runs."""

from odoo import api, fields, models


class CoopRebateRun(models.Model):
    """Posts what a run computed, as far as earlier versions have not posted it.

    The day of the entries is often in the next year: that of the general meeting.
    """

    _name = "coop.rebate.run"
    _inherit = ["coop.rebate.run", "coop.job.mixin"]

    _job_steps = {"posting": "book"}
    _job_cron = "coop_card.ir_cron_rebate_run"

    posting_date = fields.Date(
        "Posted to", readonly=True, copy=False, help="The day of the journal entries."
    )
    posted_by_id = fields.Many2one(
        "res.users",
        "Posted by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who posted the run.",
    )
    posted_at = fields.Datetime(
        "Posted on", readonly=True, copy=False, help="When the run was posted."
    )
    posted_count = fields.Integer(
        "Members gone through",
        readonly=True,
        copy=False,
        help="How many members posting or reversing has gone through.",
    )
    posting_through = fields.Integer(
        readonly=True, copy=False, help="The last member gone through, by id."
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

    _busy_uniq = models.UniqueIndex(
        "(fiscal_year_id) WHERE state IN ('posting', 'reversing')",
        "Another run of the year is being posted or reversed. Wait until that is done.",
    )

    @api.depends("posted_count", "member_count", "state")
    def _compute_posting_progress(self):
        for run in self:
            share = 100 * run.posted_count / (run.member_count or 1)
            run.posting_progress = 100 if run.state == "posted" else min(share, 99)

    def action_post(self):
        """Post runs to the day of their resolution, or today.

        The dialog shows beforehand what this does, and takes another day.
        """
        for run in self:
            run._post(run.resolution_date or run.company_id._coop_today())

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

    def _job_user(self):
        return self.posted_by_id
