# SPDX-License-Identifier: LGPL-3.0-or-later
"""Workbooks about runs of many members, made in the background."""

import tempfile

from odoo import api, fields, models


class CoopReportDelivery(models.Model):
    """Makes workbooks about runs, too: with many members they take long."""

    _inherit = "coop.report.delivery"

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="The run that the workbook explains, or whose refunds are to be edited.",
    )
    to_edit = fields.Boolean(
        readonly=True,
        help="The refunds of the run to edit in Excel, not their explanation.",
    )

    _about_one_thing = models.Constraint(
        "CHECK (num_nonnulls(report_id, run_id) = 1)",
        "What is sent is a report, or a workbook about a run.",
    )

    @api.depends("report_id", "run_id", "to_edit")
    def _compute_display_name(self):
        about_runs = self.filtered("run_id")
        for delivery in about_runs:
            run = delivery.run_id.display_name
            delivery.display_name = (
                self.env._("Refunds to edit of %s", run)
                if delivery.to_edit
                else self.env._("Explanation of %s", run)
            )
        return super(CoopReportDelivery, self - about_runs)._compute_display_name()

    @api.model
    def _queue_workbook(self, run, to_edit=False):
        """Queue a workbook about a run for the user."""
        made = self.sudo().create(
            {
                "run_id": run.id,
                "to_edit": to_edit,
                "company_id": run.company_id.id,
                "user_id": self.env.user.id,
            }
        )
        made._wake()

    def _made(self):
        """Return name and bytes of the file; an explanation is written on the disk."""
        if not self.run_id:
            return super()._made()
        if self.to_edit:
            return self.env["report.coop_card.refund_exchange"]._workbook(self.run_id)
        explanation = self.env["report.coop_card.refund_explanation"]
        with tempfile.TemporaryFile() as stream:
            name = explanation._write_workbook(self.run_id, stream)
            stream.seek(0)
            return name, stream.read()
