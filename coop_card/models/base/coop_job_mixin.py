# SPDX-License-Identifier: LGPL-3.0-or-later
"""Work that takes longer than a person waits."""

import logging

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


class CoopJobMixin(models.AbstractModel):
    """Does the work of some states part by part, each in a transaction of its own.

    What is little is done at once, and refused as a whole where something is wrong. The
    rest is a scheduled job's, which can be stopped at any moment: what was not
    committed is done again, and nothing is done twice.

    A subclass has a table of steps (``coop.life.cycle.mixin``) and says which of its
    states are work, and with which step each ends.
    """

    _name = "coop.job.mixin"
    _description = "Work of a Scheduled Job"

    #: States in which there is something to do, with the step that ends each.
    _job_steps = {}
    #: The scheduled job that calls ``_cron_work``.
    _job_cron = ""

    message = fields.Char(
        "Why it stopped", readonly=True, copy=False, help="What keeps it from going on."
    )

    def _job_part(self):
        """Do a part of the work.

        :return: pair of how much it was, and whether that was all
        """
        raise NotImplementedError

    def _job_user(self):
        """Return who pressed the button: the work is done in this name."""
        raise NotImplementedError

    def _is_small_job(self):
        """Return whether a person may wait for the whole of it."""
        raise NotImplementedError

    def _begin_work(self):
        """Do what is little at once, and have the job do the rest."""
        for record in self:
            worker = record._as_starter()
            while worker.state in self._job_steps and worker._is_small_job():
                worker._work_on_part()
        if self.filtered(lambda record: record.state in self._job_steps):
            self._wake()

    @api.model
    def _wake(self):
        self.env.ref(self._job_cron).sudo()._trigger()

    @api.model
    def _cron_work(self):
        """Go on with what was begun, the oldest first, as long as there is time."""
        todo = [("state", "in", [*self._job_steps]), ("message", "=", False)]

        def commit(done):
            """Commit a part; return whether there is time for another."""
            remaining = self.search_count(todo)
            return self.env["ir.cron"]._commit_progress(done, remaining=remaining) > 0

        for record in self.search(todo, order="id"):
            if commit(0):
                record._work(commit)

    def _work(self, commit):
        """Do what there is to do, or say on the record what keeps it from going on.

        :param commit: function that gets how much was done after each part, and tells
            whether there is time for another
        """
        worker = self._as_starter()
        while worker.state in self._job_steps and not worker.message:
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
        """Return the record in the name of who pressed the button."""
        user = self._job_user()
        return self.with_user(user).with_context(lang=user.lang).sudo()

    def _tell_starter(self, company, subject, body, **about):
        """Send a message of the co-op to who pressed the button and waits for it.

        It leaves at once: mails of jobs wait for Odoo's hourly one otherwise.

        :param about: ``model`` and ``res_id`` that it leads to, ``attachments``
        """
        reader = self._job_user()
        at_once = self.env["mail.thread"].with_context(mail_notify_force_send=True)
        at_once.message_notify(
            partner_ids=reader.partner_id.ids,
            author_id=company.partner_id.id,
            email_from=company.email_formatted or reader.email_formatted,
            email_add_signature=False,
            subject=f"{subject} – {company.name}",
            body=body,
            **about,
        )

    def _work_on_part(self):
        """Do a part; after the last one take the step that ends the work."""
        done, is_all = self._job_part()
        if is_all:
            self._take_step(self._job_steps[self.state])
        return done

    def _stop(self, error):
        """Say why it does not go on."""
        message = str(error)
        if not isinstance(error, UserError):
            _logger.error("%s %s stopped", self._name, self.id, exc_info=error)
            message = self._unexpected_stop()
        self.message = message
        return 0

    def _unexpected_stop(self):
        """Return what to do where nobody can say why it stopped."""
        return self.env._(
            "It stopped at something unexpected. Press Go on; if it stops again, "
            "ask whoever looks after the server to read its log."
        )

    def _go_on(self):
        """Try again after something stopped the work."""
        self.sudo().message = False
        self._wake()
