# SPDX-License-Identifier: LGPL-3.0-or-later
"""What imports hand out."""

from odoo import api, models
from odoo.exceptions import UserError

from .outgoing import result, template
from .workbook import Sheet


class CoopImport(models.Model):
    """Hands out the table to fill in, and the file with what became of its rows."""

    _inherit = "coop.import"

    @api.model
    def _template(self, kind):
        """Return name and bytes of the empty table of a kind of import."""
        self.check_access("create")
        names = dict(self._fields["kind"]._description_selection(self.env))
        knows = self.env[f"coop.import.{kind}"]
        columns = [
            (knows._title(column), column.required)
            for column in knows._template_columns()
        ]
        explained = (
            self.env._("Explanations"),
            [
                self.env._("Column"),
                self.env._("What it accepts"),
                self.env._("Example"),
            ],
            self._explanations(knows),
        )
        return f"{names[kind]}.xlsx", template(names[kind], columns, explained)

    def _explanations(self, knows):
        """Return a row for each column: its title, what it accepts, an example."""
        choices = knows._choices(self.env.company.root_id)
        rows = []
        for column in knows._template_columns():
            accepted = [knows._hint(column), *choices.get(column.name, [])]
            rows.append(
                [knows._title(column), "\n".join(accepted), knows._example(column)]
            )
        return rows

    def _result(self):
        """Return name and bytes of the file with what is said of each row."""
        self.ensure_one()
        self.check_access("read")
        if self.cleaned_on:
            raise UserError(
                self.env._(
                    "The file is not there any more: it was deleted on %s. Its rows "
                    "and what became of each are still shown.",
                    self._format_day(self.cleaned_on),
                )
            )
        sheet = Sheet(self._content(), self._kind()._is_header)
        width = len(sheet.header)
        said = self._said()
        rows = (
            [*cells, *[None] * (width - len(cells)), *said.get(number, ("", ""))]
            for number, cells in sheet.rows()
        )
        header = [*(title or "" for title in sheet.header)]
        header += [self.env._("Result"), self.env._("Problems")]
        return self._result_name(), result(self.env._("Result"), header, rows)

    def _result_name(self):
        name = (self.filename or "").rpartition(".")[0] or self.env._("Import")
        return self.env._("%s – result.xlsx", name)

    def _said(self):
        """Return what became of each row and its problems, by its number."""
        rows = self.env["coop.import.row"]
        outcomes = dict(rows._fields["outcome"]._description_selection(self.env))
        findings = dict(rows._fields["finding"]._description_selection(self.env))
        problems = self._problem_texts()
        mine = rows.search_fetch(
            [("import_id", "=", self.id)], ["number", "finding", "outcome", "left_out"]
        )
        return {
            row.number: (
                self.env._("Left out")
                if row.left_out
                else outcomes.get(row.outcome) or findings[row.finding],
                problems.get(row.number, ""),
            )
            for row in mine
        }

    def _problem_texts(self):
        """Return the problems of each row as one text, by its number."""
        texts = {}
        for problem in self.problem_ids.filtered("number"):
            text = ": ".join(filter(None, [problem.column, problem.message]))
            texts.setdefault(problem.number, []).append(text)
        return {number: "\n".join(parts) for number, parts in texts.items()}
