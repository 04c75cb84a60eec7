# SPDX-License-Identifier: LGPL-3.0-or-later
"""Questions about a refund that take long in a large year."""

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_duration

from .coop_rebate_run_computing import ATTEMPTS

LOCK = "SELECT FROM %(table)s WHERE id = %(id)s FOR SHARE"


class CoopRebateEstimateMixin(models.AbstractModel):
    """Answers at once about small years, and by a job about large ones.

    Whoever asked may do something else meanwhile, and gets a message with the answer,
    or with what kept it from coming.
    """

    _name = "coop.rebate.estimate.mixin"
    _description = "Estimate of a Refund"
    _inherit = ["coop.life.cycle.mixin", "coop.job.mixin"]
    _logged = frozenset()
    _job_cron = "coop_card.ir_cron_estimate_refunds"

    attempt_count = fields.Integer(
        "Attempts", readonly=True, help="How often the job has begun with it."
    )
    progress = fields.Char(
        compute="_compute_progress", help="How far the job is right now."
    )

    def _answer_in_words(self):
        """Return what the message says to whoever asked."""
        raise NotImplementedError

    def _told_about(self):
        """Return the record that the message leads to."""
        return self

    def _begin_estimate(self, step):
        """Take a step that asks for work, anew."""
        self._take_step(step, attempt_count=0, message=False)
        self._begin_work()

    def _end_estimate(self, step):
        """Take a step that ends the work, which is interrupted at once.

        Where that comes at a moment without a statement, the work ends with ``_say``.
        """
        self._take_step(step, message=False)
        watch = self.env["coop.rebate.watch"]
        self.env.cr.postcommit.add(lambda: watch._interrupt(self.ids, self._table))

    @api.model
    def _cron_estimate(self):
        """Answer what was asked about the rates of large years."""
        for name in ("coop.rebate.trial", "coop.rebate.afford.wizard"):
            self.env[name]._cron_work()

    def _job_user(self):
        return self.create_uid

    def _is_small_job(self):
        return not self.env["coop.rebate.run"]._is_large_year(self.fiscal_year_id)

    def _work(self, commit):
        """Do the work, unless something ends it from outside time and again.

        Whoever stops it has changed its state; then there is nothing to tell.
        """
        self.attempt_count += 1
        if self.attempt_count > ATTEMPTS:
            worker = self._as_starter()
            ended = worker.env["coop.rebate.run"]._ended_from_outside()
            worker._stop(UserError(ended))
        try:
            result = commit(0) and super()._work(commit)
        except OperationalError:
            self.env.cr.rollback()
            if self.state in self._job_steps:
                raise
            return None
        if self.message or self.state not in self._job_steps:
            self._tell_asker()
            commit(0)
        return result

    def _work_on_part(self):
        """Work as if in the co-op of the year, whichever the user looks at."""
        self.sudo(False)._check_rights()
        worker = self.with_company(self.fiscal_year_id.sudo().company_id)
        return super(CoopRebateEstimateMixin, worker)._work_on_part()

    def _check_rights(self):
        """Check that whoever asked may: the job itself has all rights."""
        self.fiscal_year_id.check_access("read")

    def _unexpected_stop(self):
        return self.env._(
            "It stopped at something unexpected. Ask again; if it stops again, ask "
            "whoever looks after the server to read its log."
        )

    def _tell_asker(self):
        """Send the answer to whoever asked; name no year that is not theirs to see."""
        told, about = self._as_starter(), self._told_about()
        company, subject = told.fiscal_year_id.company_id, told.display_name
        if not told.sudo(False).fiscal_year_id.has_access("read"):
            about, company = about.browse(), told.create_uid.company_id.root_id
            subject = told.env["ir.model"]._get(self._name).name
        told._tell_starter(
            company,
            subject,
            told.message or told._answer_in_words(),
            model=about._name,
            res_id=about.id,
        )

    def _say(self, step):
        """Let others see how far the work is, and end it if somebody stopped it.

        Who stops it changes the row: locking it as it was when the work began fails
        then. The lock goes at once, so that nobody who stops it has to wait.
        """
        self.env["coop.rebate.watch"]._say(self.id, step, self._table)
        lock = SQL(LOCK, table=SQL.identifier(self._table), id=self.id)
        with self.env.cr.savepoint(flush=False) as savepoint:
            self.env.cr.execute(lock)
            savepoint.rollback()

    @api.depends("message", "attempt_count")
    def _compute_progress(self):
        seen = self.env["coop.rebate.watch"]._look(self._table)
        for estimate in self:
            waits = estimate.state in self._job_steps and not estimate.message
            estimate.progress = waits and self._progress(seen.get(estimate.id))

    @api.model
    def _progress(self, seen):
        """Return in words where the work is.

        :param seen: how many refunds were computed, and the seconds since the
            beginning; None where it has not begun
        """
        if not seen:
            return self.env._("It waits for the job, which begins within a minute.")
        count, seconds = seen
        return self.env._(
            "Computing refund %(count)s. Under way for %(time)s minutes.",
            count=count,
            time=format_duration(seconds / 60),
        )
