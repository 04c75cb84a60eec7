# SPDX-License-Identifier: LGPL-3.0-or-later
"""The job that posts opening balances and takes them back."""

import logging

from psycopg2 import OperationalError

from odoo import api, models
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)

#: Lines that are posted or taken back together.
PART = 1000

#: States in which there is something to do, with the step that ends each.
BUSY = {"posting": "finish", "reversing": "undo"}


class CoopOpening(models.Model):
    """Posts and reverses part by part, each in a transaction of its own.

    What fits into one part is done at once. The job can be stopped at any moment: what
    was not committed is done again, and nothing is done twice.
    """

    _inherit = "coop.opening"

    def _begin_work(self):
        """Do what is little at once, and have the job do the rest."""
        for opening in self:
            if opening.line_count <= PART:
                opening._work(lambda _done: True)
        if self.filtered(lambda opening: opening.state in BUSY):
            self._wake()

    @api.model
    def _wake(self):
        self.env.ref("coop_card.ir_cron_opening").sudo()._trigger()

    @api.model
    def _cron_work(self):
        """Go on with what was begun, the oldest first, as long as there is time."""
        todo = [("state", "in", [*BUSY]), ("message", "=", False)]

        def commit(done):
            """Commit a part; return whether there is time for another."""
            remaining = self.search_count(todo)
            return self.env["ir.cron"]._commit_progress(done, remaining=remaining) > 0

        for opening in self.search(todo, order="id"):
            if commit(0):
                opening._work(commit)

    def _work(self, commit):
        """Do what there is to do.

        :param commit: function that gets the number of lines done after each part, and
            tells whether there is time for another
        """
        worker = self._as_starter()
        while worker.state in BUSY and not worker.message:
            try:
                with self.env.cr.savepoint():
                    done = worker._work_on_part()
            except OperationalError:
                raise  # another transaction was in the way: it is run again
            except Exception as error:
                done = worker._stop(error)
            if not commit(done):
                return
            self.env.invalidate_all()

    def _as_starter(self):
        """Return the batch in the name of who pressed the button."""
        user = self.reversed_by_id or self.posted_by_id
        return self.with_user(user).with_context(lang=user.lang).sudo()

    def _work_on_part(self):
        """Post or take back some lines; without any left, finish. Return how many."""
        if self.looking:
            return self._look_at_part()
        posting = self.state == "posting"
        done = self._post_part() if posting else self._reverse_part()
        if done < PART:
            self._take_step(BUSY[self.state])
        return done

    def _stop(self, error):
        """Say why it does not go on."""
        message = str(error)
        if not isinstance(error, UserError):
            _logger.error("Opening balances %s stopped", self.id, exc_info=error)
            message = self.env._(
                "It stopped at something unexpected. Press Go on; if it stops again, "
                "ask whoever looks after the server to read its log."
            )
        self.message = message
        return 0

    def action_go_on(self):
        """Try again after something stopped the work."""
        self.env["coop.opening.line"]._check_accountant()
        self.check_access("write")
        self.sudo().message = False
        self._wake()
