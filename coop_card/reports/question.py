# SPDX-License-Identifier: LGPL-3.0-or-later
"""Any report of the catalogue, on paper or as a workbook."""

from dataclasses import replace

from odoo import models


class Question(models.AbstractModel):
    """Prints what somebody asked of a report."""

    _name = "report.coop_card.question"
    _description = "Report of the Catalogue"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.report"

    def _build(self, record):
        """Return the report with its rows in memory, for paper."""
        return self._framed(record, record._paper_table())

    def _build_for_workbook(self, record):
        """Return the report with rows that are written as they are read."""
        return self._framed(record, record._workbook_table())

    def _report_name(self, record):
        """Return the kind of report that was asked."""
        return record._definition()._title()

    def _asked(self, record, name):
        """Return what is asked for by a filter, as days where it is a period."""
        return record._asked(name)

    def _filters(self, record):
        """Return the filters that a report is asked with, as labels and texts."""
        return self._used_filters(record, record._definition()._report_filters)

    def _framed(self, record, table):
        filters = self._filters(record)
        framed = self._frame(record.display_name, record.company_id, filters, [table])
        return replace(framed, landscape=record._definition()._report_landscape)
