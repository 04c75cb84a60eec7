# SPDX-License-Identifier: LGPL-3.0-or-later
"""Any report of the catalogue, on paper or as a workbook."""

from odoo import models

from .xlsx import workbook


class Question(models.AbstractModel):
    """Prints what somebody asked of a report."""

    _name = "report.coop_card.question"
    _description = "Report of the Catalogue"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.report"

    def _build(self, record):
        """Return the report with its rows in memory, for paper."""
        return self._framed(record, record._paper_table())

    def _workbook(self, record):
        """Return name and bytes of the workbook; rows are written as they are read."""
        record.check_access("read")
        report = self._framed(record, record._workbook_table())
        return f"{report.title}.xlsx", workbook(report)

    def _framed(self, record, table):
        names = record._definition()._report_filters
        filters = self._used_filters(record, names)
        return self._frame(record.display_name, record.company_id, filters, [table])
