# SPDX-License-Identifier: LGPL-3.0-or-later
"""How runs get computed: small years at once, large ones by a job."""

import logging

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.tools import format_duration

_logger = logging.getLogger(__name__)

#: Ledger lines up to which a year is computed while the accountant waits.
AT_ONCE = 200_000

#: How often the job begins with a run whose computation something ends from outside.
ATTEMPTS = 3


class CoopRebateRun(models.Model):
    """Computes a year in one transaction, of which nothing is kept unless all is done.

    The job finds the runs that are to be computed by their state. Where the server
    dies, the state is still there, and the job begins anew.
    """

    _inherit = "coop.rebate.run"

    started_by_id = fields.Many2one(
        "res.users",
        "Begun by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who had the run computed last.",
    )
    attempt_count = fields.Integer(
        "Attempts",
        readonly=True,
        copy=False,
        help="How often the job has begun to compute it.",
    )
    trouble = fields.Char(
        readonly=True, copy=False, help="Why the last computation did not end."
    )
    progress = fields.Char(
        compute="_compute_progress", help="What the computation is about right now."
    )

    _one_at_a_time = models.UniqueIndex(
        "(fiscal_year_id) WHERE state = 'computing'",
        "Another refund of this year is being computed. Wait a moment and try again.",
    )

    def action_compute(self):
        """Compute the refunds from the ledger and the rates as they stand now.

        Computing again replaces what the run computed before. A large year is left to
        the job; the run is in the state ``computing`` meanwhile.
        """
        for run in self:
            run.fiscal_year_id._lock_for_refund()
            run._take_step(
                "compute", started_by_id=self.env.uid, attempt_count=0, trouble=False
            )
            if run._is_large():
                self.env.ref("coop_card.ir_cron_compute_refunds").sudo()._trigger()
            else:
                run._compute_all()

    def action_stop(self):
        """End computations; each run is again what it was before."""
        for run in self:
            run._step_back()
        watch = self.env["coop.rebate.watch"]
        self.env.cr.postcommit.add(lambda: watch._interrupt(self.ids))

    def _is_large(self):
        return self._is_large_year(self.fiscal_year_id)

    @api.model
    def _is_large_year(self, year):
        """Return whether a year has more lines than a person waits for."""
        of_year = [("fiscal_year_id", "=", year.id)]
        lines = self.env["coop.accumulation"].sudo()
        return lines.search_count(of_year, limit=AT_ONCE + 1) > AT_ONCE

    def _compute_all(self):
        self.env["coop.rebate.calculation"]._compute(self)
        self._take_step(
            "finish",
            computed_by_id=self.started_by_id.id,
            computed_at=fields.Datetime.now(),
        )

    def _step_back(self, **values):
        """Leave a run as it was before: with its former figures, or as a draft."""
        self._take_step("keep" if self.computed_at else "stop", **values)

    @api.model
    def _cron_compute(self):
        """Compute what waits for it, as long as there is time."""
        job, waiting = self.env["ir.cron"], [("state", "=", "computing")]
        while run := self.search(waiting, order="attempt_count, id", limit=1):
            run.attempt_count += 1
            if not job._commit_progress(remaining=self.search_count(waiting)):
                return
            run._try_to_compute()
            job._commit_progress(1, remaining=self.search_count(waiting))

    def _try_to_compute(self):
        """Compute a run in the name of who asked for it.

        Whoever stops it changes its state, so that it cannot end; whatever else keeps
        it from ending leaves it to the next attempt.
        """
        if self.state != "computing":
            return
        if self.attempt_count > ATTEMPTS:
            self._step_back(trouble=self._ended_from_outside())
            return
        user = self.started_by_id
        self.env["coop.rebate.watch"]._clear(self.id)
        try:
            self.with_user(user).with_context(lang=user.lang).sudo()._compute_all()
            self.env.flush_all()
        except OperationalError:
            self.env.cr.rollback()
        except Exception:
            _logger.exception("Refund run %s was not computed", self.id)
            self.env.cr.rollback()
            self._step_back(trouble=self._unexpected())

    def _ended_from_outside(self):
        return self.env._(
            "The computation was ended from outside %s times. Ask whoever looks after "
            "the server to give jobs more time (limit_time_real_cron), and compute it "
            "then.",
            ATTEMPTS,
        )

    def _unexpected(self):
        return self.env._(
            "The computation stopped at something unexpected. Compute again; if it "
            "stops again, ask whoever looks after the server to read its log."
        )

    def _compute_progress(self):
        seen = self.env["coop.rebate.watch"]._look()
        for run in self:
            run.progress = run.state == "computing" and run._progress(seen.get(run.id))

    def _progress(self, seen):
        """Return in words where a computation is.

        :param seen: number of the step and seconds since the beginning; None where it
            has not begun
        """
        if not seen:
            return self.env._("It waits for the job, which begins within a minute.")
        steps = self.env["coop.rebate.calculation"]._step_names()
        number, seconds = seen
        return self.env._(
            "Step %(number)s of %(steps)s: %(name)s. Under way for %(time)s minutes.",
            number=number + 1,
            steps=len(steps),
            name=steps[number],
            time=format_duration(seconds / 60),
        )
