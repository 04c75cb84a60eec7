# SPDX-License-Identifier: LGPL-3.0-or-later
"""The job that posts opening balances and takes them back."""

from odoo import models

#: Lines that are posted or taken back together.
PART = 1000


class CoopOpening(models.Model):
    """Posts and reverses batches by a job, or at once what fits into one part."""

    _name = "coop.opening"
    _inherit = ["coop.opening", "coop.job.mixin"]
    _job_steps = {"posting": "finish", "reversing": "undo"}
    _job_cron = "coop_card.ir_cron_opening"

    def _begin_work(self):
        """Do what is little at once; what keeps it from going on stays on the batch."""
        for opening in self.filtered(lambda opening: opening._is_small_job()):
            opening._work(lambda _done: True)
        if self.filtered(lambda opening: opening.state in self._job_steps):
            self._wake()

    def _is_small_job(self):
        return self.line_count <= PART

    def _job_user(self):
        return self.reversed_by_id or self.posted_by_id

    def _job_part(self):
        """Look at some lines again, post or take back some."""
        if self.looking:
            return self._look_at_part(), False
        posting = self.state == "posting"
        done = self._post_part() if posting else self._reverse_part()
        return done, done < PART

    def action_go_on(self):
        """Try again after something stopped the work."""
        self.env["coop.opening.line"]._check_accountant()
        self.check_access("write")
        self._go_on()
