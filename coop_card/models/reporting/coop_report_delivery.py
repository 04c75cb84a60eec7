# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports that are made in the background and sent."""

import base64

from markupsafe import Markup

from odoo import api, fields, models

from ...rules.file_name import file_name
from ...rules.life_cycle import DELIVERY_STEPS

FORMATS = [("pdf", "PDF"), ("xlsx", "Excel")]
#: For how many days what was sent is kept.
KEPT_DAYS = 30
#: More bytes than mail servers like to take.
LARGEST_ATTACHED = 10 * 1024 * 1024


class CoopReportDelivery(models.Model):
    """One report for one reader, made by a job with the reader's own rights.

    The reader gets a message with the file, and finds it here for some weeks.
    """

    _name = "coop.report.delivery"
    _description = "Sent Report"
    _inherit = ["coop.company.mixin", "coop.life.cycle.mixin", "coop.job.mixin"]
    _order = "id desc"
    _rec_name = "report_id"
    _logged = frozenset()  # the security log tells what was sent
    _life_cycle_steps = DELIVERY_STEPS
    _life_cycle_start = ("waiting",)
    _job_steps = {"waiting": "send"}
    _job_cron = "coop_card.ir_cron_report"

    report_id = fields.Many2one(
        "coop.report",
        readonly=True,
        index=True,
        ondelete="cascade",
        help="The report with its filters.",
    )
    user_id = fields.Many2one(
        "res.users",
        "Recipient",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="Who gets it; the rows are those this person may read.",
    )
    format = fields.Selection(
        FORMATS, required=True, readonly=True, default="xlsx", help="As what file."
    )
    state = fields.Selection(
        [("waiting", "Waiting"), ("sent", "Sent")],
        default="waiting",
        required=True,
        readonly=True,
        help="Whether it has been made and sent.",
    )
    content = fields.Binary(
        "File", attachment=True, readonly=True, help="The report as it was sent."
    )
    filename = fields.Char(readonly=True, help="The name of the file.")

    @api.model
    def _cron_report(self):
        """Queue what is due by the calendar, then make what is queued."""
        self.env["coop.report"]._queue_due()
        self._cron_work()

    def action_go_on(self):
        """Try again after something stopped it."""
        self.check_access("read")
        self._go_on()

    def _job_user(self):
        return self.user_id

    def _is_small_job(self):
        return False

    def _step_names(self):
        return {"send": self.env._("Finish")}

    def _job_part(self):
        """Make the file with the rights of the reader alone, and send it."""
        filename, content = self._of_reader()._made()
        filename = file_name(filename)
        self.write({"filename": filename, "content": base64.b64encode(content)})
        self._notify_reader(filename, content)
        return 1, True

    def _of_reader(self):
        """Return the delivery as its reader sees it.

        The reader may work in a branch company of the co-op only.
        """
        companies = self.user_id.company_ids.filtered(
            lambda company: company.root_id == self.company_id
        )
        allowed = (companies or self.company_id).ids
        return self.sudo(False).with_context(allowed_company_ids=allowed)

    def _made(self):
        """Return name and bytes of the file."""
        return self.report_id._file(self.format)

    def _notify_reader(self, filename, content):
        """Send the file, or tell where it is if it is too large for a message."""
        small = len(content) <= LARGEST_ATTACHED
        self._tell_starter(
            self.company_id,
            self.display_name,
            Markup("<br/>").join(self._told(small)),
            model=self._name,
            res_id=self.id,
            attachments=[(filename, content)] if small else [],
        )

    def _told(self, attached):
        """Return the lines of the message: what it brings, and what that was asked."""
        title = self.display_name
        text = self.env._("The report “%s” is attached.", title)
        if not attached:
            text = self.env._(
                "The report “%s” is ready. You find it under Reports, Sent reports.",
                title,
            )
        return [text, *self.report_id._filter_lines()]

    @api.model
    def _told_to_wait(self):
        """Return the notification of who has asked for a file."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "The report is being made. You get a message with it."
                ),
            },
        }

    @api.autovacuum
    def _forget_old(self):
        """Delete what was sent long ago; reports hold personal data."""
        long_ago = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("create_date", "<", long_ago)], limit=10_000).unlink()
