# SPDX-License-Identifier: LGPL-3.0-or-later
"""The job that checks and imports."""

import logging
import time

from psycopg2 import OperationalError

from odoo import api, models
from odoo.exceptions import UserError

from .messages import FILES
from .workbook import Unusable

_logger = logging.getLogger(__name__)

#: States in which there is something to do.
BUSY = ("checking", "importing")

#: How often a part is begun. Where each attempt ends without an error to show, such as
#: a server that runs out of memory, the import would keep all others waiting.
ATTEMPTS = 5

#: How many seconds the job goes on after its first rows: reading a file begins with
#: work that is for nothing if it stops right after it, but Odoo limits CPU time.
PATIENCE = 40


class CoopImport(models.Model):
    """Checks and imports part by part, each in a transaction of its own.

    The job can be stopped at any moment: what was not committed is done again.
    """

    _inherit = "coop.import"

    @api.model
    def _wake(self):
        """Have the job look for work as soon as this transaction is through."""
        self.env.ref("coop_card.ir_cron_import").sudo()._trigger()

    @api.model
    def _cron_work(self):
        """Go on with what was begun for a while; first what goes well, then by age.

        Odoo calls it again and again. Calls after the time Odoo gives the job do
        nothing, so that other jobs have their turn.
        """
        end = None

        def commit(done):
            """Commit a part; return whether there is time for another."""
            nonlocal end
            remaining = self.search_count([("state", "in", BUSY)])
            self.env["ir.cron"]._commit_progress(done, remaining=remaining)
            if done and end is None:
                end = time.monotonic() + PATIENCE
            return end is None or time.monotonic() < end

        if time.monotonic() > self.env.context.get("cron_end_time", float("inf")):
            self._wake()  # as Odoo would do, but not before a minute has passed
            commit(0)
            return
        for record in self.search([("state", "in", BUSY)], order="attempts, id"):
            if commit(0):
                record._attempt(commit)

    def _attempt(self, commit):
        """Work on an import, unless that was tried often enough."""
        if self.attempts >= ATTEMPTS:
            self._as_starter()._give_up()
            commit(0)
            return
        self.attempts += 1
        commit(0)  # counts even if the server does not live to see the end
        self._work(commit)

    def _work(self, commit):
        """Do what there is to do.

        :param commit: function that gets the number of rows done after each part,
            and tells whether there is time for another
        """
        self.ensure_one()
        worker = self._as_starter()
        parts = worker._checking() if self.state == "checking" else worker._importing()
        while self.state in BUSY:  # until it is through, or somebody has paused it
            try:
                with self.env.cr.savepoint():
                    done = next(parts)
                    self.attempts = 0
            except OperationalError:  # another transaction was in the way
                self._wake()
                commit(0)
                return
            except Exception as error:
                worker._stop(error)
                done = 0
            if not commit(done):
                return
            self.env.invalidate_all()

    def _as_starter(self):
        """Return the import with the rights and the language of who started it."""
        user = self.user_id
        here = user.company_ids.filtered(lambda one: one.root_id == self.company_id)
        context = {
            "lang": user.lang,
            "tz": user.tz,
            "allowed_company_ids": here.ids,
        }
        return self.with_user(user).with_context(**context)

    def _stop(self, error):
        """Give up, and say why: the file cannot be read, or something else failed."""
        if isinstance(error, Unusable):
            message = FILES[error.code]._translate(self.env.lang or "en_US")
        elif isinstance(error, UserError):
            message = str(error)
        else:
            _logger.error("Import %s stopped", self.id, exc_info=error)
            message = self.env._(
                "It stopped at something unexpected. Try again; if it stops again, ask "
                "whoever looks after the server to read its log."
            )
        self._halt(message)

    def _give_up(self):
        """Let others go on after too many attempts."""
        self._halt(
            self.env._(
                "It was tried %s times and did not get on. Try again when the server "
                "has less to do, or split the file into several.",
                self.attempts,
            )
        )

    def _halt(self, message):
        """End the work, and show why."""
        step = "fail" if self.state == "checking" else "interrupt"
        self.sudo()._take_step(step, message=message)

    def _kind(self):
        """Return what knows the rows."""
        return self.env[f"coop.import.{self.kind}"]
