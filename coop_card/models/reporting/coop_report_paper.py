# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports on paper and as workbooks."""

from dataclasses import replace
from itertools import islice

from odoo import models
from odoo.exceptions import RedirectWarning

from ...reports.paging import LONGEST_PAPER
from ...reports.table import Group, Streamed, Table


class CoopReport(models.Model):
    """Adds what is downloaded: the same columns and rows as on the screen."""

    _inherit = "coop.report"

    def _is_for_paper(self):
        """Return how many rows the report has, and whether paper takes them."""
        columns, query = self._source()
        count = self._totals(columns, query).get(None, {"": 0})[""]
        return count, count <= LONGEST_PAPER

    def action_pdf(self):
        """Return the report as a PDF.

        :raise RedirectWarning: where it has too many rows, with a way to the workbook
        """
        if not self._is_for_paper()[1]:
            raise self._too_long()
        return self._paper().report_action(self, config=False)

    def _too_long(self):
        """Return the refusal to print the report, with a way to the workbook."""
        return RedirectWarning(
            self.env._(
                "The report has %(rows)s rows, and a PDF takes %(most)s. Narrow it "
                "down with its filters, or take it as a workbook.",
                rows=f"{self._is_for_paper()[0]:,}",
                most=f"{LONGEST_PAPER:,}",
            ),
            self.action_excel(),
            self.env._("Excel"),
        )

    def _paper(self):
        """Return the report action that prints it."""
        lying = self._definition()._report_landscape
        name = "coop_report_report_landscape" if lying else "coop_report_report"
        return self.env.ref(f"coop_card.{name}").sudo()

    def _file(self, kind):
        """Return name and bytes of the report as ``pdf`` or ``xlsx``.

        What is too long for paper becomes a workbook.
        """
        if kind == "pdf" and self._is_for_paper()[1]:
            printer = self.env["ir.actions.report"]  # not sudo: the reader's own rows
            content, kind = printer._render_qweb_pdf(self._paper(), self.ids)
            return f"{self.display_name}.{kind}", content
        return self.env["report.coop_card.question"]._workbook(self)

    def _filter_lines(self):
        """Return the filters that were used as lines of text."""
        return [
            f"{label}: {text}"
            for report in self
            for label, text in self.env["report.coop_card.question"]._filters(report)
        ]

    def action_excel(self):
        """Return the download of the report as a workbook."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/report/question/{self.id}.xlsx",
            "target": "download",
        }

    def _paper_table(self):
        """Return the report's table with all rows in memory, in their groups.

        :raise RedirectWarning: where it has too many, by whatever address it is asked
        """
        columns, query = self._source()
        rows = list(islice(self._all_rows(columns, query), LONGEST_PAPER + 1))
        if len(rows) > LONGEST_PAPER:
            raise self._too_long()
        by = self._group_column()
        table = Table.of("", columns, rows, group_by=by)
        if not by:
            return table
        kinds = {column.name: column.kind for column in columns}
        titled = [
            replace(group, title=self._group_title(group.title, kinds[by]))
            for group in table.groups
        ]
        return replace(table, groups=titled)

    def _workbook_table(self):
        """Return the report's table, whose rows are read as they are written."""
        columns, query = self._source()
        totals = self._totals(columns, query).get(None, {"": 0})
        del totals[""]
        rows = Streamed(self._all_rows(columns, query))
        return Table(self.display_name, columns, [Group("", rows, {})], totals)
