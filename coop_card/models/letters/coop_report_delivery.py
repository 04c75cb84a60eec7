# SPDX-License-Identifier: LGPL-3.0-or-later
"""Workbooks about runs of many members, made in the background."""

import tempfile

from odoo import api, fields, models


class CoopReportDelivery(models.Model):
    """Makes the workbook that explains a run, too: with many members it takes long."""

    _inherit = "coop.report.delivery"

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="The run that the workbook explains.",
    )

    _about_one_thing = models.Constraint(
        "CHECK (num_nonnulls(report_id, run_id) = 1)",
        "What is sent is a report, or the explanation of a run.",
    )

    @api.depends("report_id", "run_id")
    def _compute_display_name(self):
        about_runs = self.filtered("run_id")
        for delivery in about_runs:
            delivery.display_name = self.env._(
                "Explanation of %s", delivery.run_id.display_name
            )
        return super(CoopReportDelivery, self - about_runs)._compute_display_name()

    @api.model
    def _explain(self, run):
        """Queue the workbook of a run for the user."""
        made = self.sudo().create(
            {
                "run_id": run.id,
                "company_id": run.company_id.id,
                "user_id": self.env.user.id,
            }
        )
        made._wake()

    def _made(self):
        """Return name and bytes of the file; a workbook is written on the disk."""
        if not self.run_id:
            return super()._made()
        explanation = self.env["report.coop_card.refund_explanation"]
        with tempfile.TemporaryFile() as stream:
            name = explanation._write_workbook(self.run_id, stream)
            stream.seek(0)
            return name, stream.read()
