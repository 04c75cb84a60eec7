# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters to many members, written by a job."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...rules.life_cycle import LETTER_STEPS

#: Letters in a file: few enough for any printer, and for the memory of the server.
FILE_SIZE = 500

#: So many letters are written while a person waits.
AT_ONCE = 60

#: So long the files are kept: they hold names, addresses and money. Letters can be
#: written again at any time.
KEPT = timedelta(days=30)

#: Which letters go into which file: by group, then by member number.
PLAN = """
INSERT INTO coop_letter_file (
    job_id, company_id, sequence, letter_count, first_number, last_number, claims
)
SELECT %(job)s, %(company)s, part + 1, count(*),
       (array_agg(number ORDER BY place))[1],
       (array_agg(number ORDER BY place DESC))[1],
       jsonb_agg(id ORDER BY place)
FROM (
    SELECT *, (place - 1) / %(size)s AS part
    FROM (
        SELECT claim.id, member.number, row_number() OVER (
            ORDER BY array_position(%(groups)s::int[], member.group_id), member.number
        ) AS place
        FROM coop_rebate_claim claim
        JOIN coop_member member ON member.id = claim.member_id
        WHERE claim.id IN %(claims)s
    ) AS placed
) AS parted
GROUP BY part
"""


class CoopLetterJob(models.Model):
    """Letters about refunds of one run, written file by file.

    Which letter goes into which file is settled at the beginning. The job can be
    stopped at any moment: a file that was not finished is begun again.
    """

    _name = "coop.letter.job"
    _description = "Letters about Refunds"
    _inherit = ["coop.company.mixin", "coop.life.cycle.mixin", "coop.job.mixin"]
    _order = "id desc"
    _life_cycle_steps = LETTER_STEPS
    _life_cycle_start = ("writing",)
    _job_steps = {"writing": "finish"}
    _job_cron = "coop_card.ir_cron_letters"

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="The run whose refunds the letters are about.",
    )
    template_id = fields.Many2one(
        "coop.letter.template",
        "Letter template",
        required=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
        help="The texts around the figures.",
    )
    state = fields.Selection(
        [("writing", "Writing"), ("done", "Done")],
        default="writing",
        required=True,
        readonly=True,
        index=True,
        help="Whether all letters are written.",
    )
    file_ids = fields.One2many("coop.letter.file", "job_id", "Files", readonly=True)
    letter_count = fields.Integer(
        "Letters", compute="_compute_counts", help="How many letters there are."
    )
    progress = fields.Float(
        compute="_compute_counts", help="How much of it is written, in percent."
    )

    @api.depends("run_id", "create_date")
    def _compute_display_name(self):
        for job in self:
            job.display_name = self.env._(
                "Letters %(run)s, %(day)s",
                run=job.run_id.display_name,
                day=self._format_day(job.create_date),
            )

    @api.depends("file_ids.letter_count", "file_ids.is_done")
    def _compute_counts(self):
        groups = self.env["coop.letter.file"]._read_group(
            [("job_id", "in", self.ids)],
            ["job_id", "is_done"],
            ["letter_count:sum"],
        )
        counts = {(job.id, is_done): count for job, is_done, count in groups}
        for job in self:
            done = counts.get((job.id, True), 0)
            job.letter_count = done + counts.get((job.id, False), 0)
            job.progress = 100 * done / job.letter_count if job.letter_count else 0

    @api.model
    def _make(self, run, domain, template):
        """Return a new job for the claims of a run that a domain finds.

        :raise UserError: when it finds none
        """
        job = self.create(
            {
                "company_id": run.company_id.id,
                "run_id": run.id,
                "template_id": template.id,
            }
        )
        job._plan(domain)
        if not job.file_ids:
            raise UserError(self.env._("There is nobody to write to."))
        job._begin_work()
        return job

    def _plan(self, domain):
        """Settle which letters go into which file."""
        groups = self.env["coop.member.group"].with_context(active_test=False)
        claims = self.env["coop.rebate.claim"]
        of_run = [("run_id", "=", self.run_id.id)]
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                PLAN,
                job=self.id,
                company=self.company_id.id,
                size=FILE_SIZE,
                groups=groups.search([("company_id", "=", self.company_id.id)]).ids,
                claims=claims._search([*of_run, *domain]).subselect(),
            )
        )
        self.invalidate_recordset()

    def _job_part(self):
        """Write the next file."""
        waiting = self.file_ids.filtered(lambda file: not file.is_done)
        waiting[:1]._write_letters()
        return waiting[:1].letter_count, len(waiting) <= 1

    def _job_user(self):
        return self.create_uid

    def _is_small_job(self):
        return self.letter_count <= AT_ONCE

    def unlink(self):
        """Delete the files, too, from where attachments are kept."""
        self.check_access("unlink")
        self.sudo().file_ids.unlink()
        return super().unlink()

    def action_go_on(self):
        """Try again after something stopped the work."""
        self.check_access("write")
        self._go_on()

    def action_download(self):
        """Download all files that are there in one ZIP file."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/letters/{self.id}.zip",
            "target": "download",
        }

    @api.autovacuum
    def _forget(self):
        """Delete letters that were written long ago."""
        self.search([("create_date", "<", fields.Datetime.now() - KEPT)]).unlink()

    def _step_names(self):
        return {"finish": self.env._("Finish")}
