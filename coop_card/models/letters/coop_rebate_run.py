# SPDX-License-Identifier: LGPL-3.0-or-later
"""The papers of a run."""

from odoo import fields, models

#: Refunds of which a workbook is made while a person waits.
AT_ONCE = 5000


class CoopRebateRun(models.Model):
    """Adds the letters to members, and the workbook that explains all refunds."""

    _inherit = "coop.rebate.run"

    letter_job_count = fields.Integer(
        "Letters",
        compute="_compute_letter_job_count",
        help="How often letters went out.",
    )

    def _compute_letter_job_count(self):
        groups = self.env["coop.letter.job"]._read_group(
            [("run_id", "in", self.ids)], ["run_id"], ["__count"]
        )
        counts = {run.id: count for run, count in groups}
        for run in self:
            run.letter_job_count = counts.get(run.id, 0)

    def action_explain(self):
        """Return the download of the workbook that explains every refund.

        With many members it is made in the background and comes by message.
        """
        self.ensure_one()
        return self._workbook_action(f"/coop_card/refunds/{self.id}.xlsx")

    def _workbook_action(self, url, **values):
        """Return the download of a workbook, or the word that it comes by message.

        :param values: of the delivery that brings it
        """
        if self._has_many_claims():
            deliveries = self.env["coop.report.delivery"]
            deliveries._queue_workbook(self, **values)
            return deliveries._told_to_wait()
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _has_many_claims(self):
        """Tell whether there are more refunds than a person waits for."""
        of_run = [("run_id", "=", self.id)]
        count = self.env["coop.rebate.claim"].search_count(of_run, limit=AT_ONCE + 1)
        return count > AT_ONCE
