# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports that are made in the background and sent."""

import base64

from odoo import api, fields, models

from ...rules.life_cycle import DELIVERY_STEPS

FORMATS = [("pdf", "PDF"), ("xlsx", "Excel")]
#: For how many days what was sent is kept.
KEPT_DAYS = 30


class CoopReportDelivery(models.Model):
    """One report for one reader, made by a job with the reader's own rights.

    The reader gets a message with the file, and finds it here for some weeks.
    """

    _name = "coop.report.delivery"
    _description = "Sent Report"
    _inherit = ["coop.company.mixin", "coop.life.cycle.mixin", "coop.job.mixin"]
    _order = "id desc"
    _rec_name = "report_id"
    _life_cycle_steps = DELIVERY_STEPS
    _life_cycle_start = ("waiting",)
    _job_steps = {"waiting": "send"}
    _job_cron = "coop_card.ir_cron_report"

    report_id = fields.Many2one(
        "coop.report",
        required=True,
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

    def _job_user(self):
        return self.user_id

    def _is_small_job(self):
        return False

    def _step_names(self):
        return {"send": self.env._("Finish")}

    def _job_part(self):
        """Make the file with the rights of the reader alone, and send it."""
        report = self.report_id.sudo(False)
        report = report.with_context(allowed_company_ids=self.company_id.ids)
        filename, content = report._file(self.format)
        self.write({"filename": filename, "content": base64.b64encode(content)})
        title = report.display_name
        self.env["mail.thread"].message_notify(
            partner_ids=self.user_id.partner_id.ids,
            subject=title,
            body=self.env._("The report “%s” is attached.", title),
            model=self._name,
            res_id=self.id,
            attachments=[(filename, content)],
        )
        return 1, True

    @api.autovacuum
    def _forget_old(self):
        """Delete what was sent long ago; reports hold personal data."""
        long_ago = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("create_date", "<", long_ago)], limit=10_000).unlink()
