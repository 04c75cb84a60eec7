# SPDX-License-Identifier: LGPL-3.0-or-later
"""What an import shows of its rows."""

from odoo import api, fields, models

#: How many rows and problems the form shows.
SHOWN = 10


class CoopImport(models.Model):
    """Counts the rows of an import, and shows the first of them."""

    _inherit = "coop.import"

    new_count = fields.Integer("New", compute="_compute_counts")
    changed_count = fields.Integer("Changed", compute="_compute_counts")
    same_count = fields.Integer("Unchanged", compute="_compute_counts")
    problem_count = fields.Integer("With problems", compute="_compute_counts")
    left_out_count = fields.Integer("Left out", compute="_compute_counts")
    open_count = fields.Integer("Problems to solve", compute="_compute_counts")
    todo_count = fields.Integer("To be imported", compute="_compute_counts")
    remarks = fields.Text(
        compute="_compute_shown", help="What is odd about the file, if anything."
    )
    shown_problem_ids = fields.Many2many(
        "coop.import.problem", compute="_compute_shown", string="First problems"
    )
    shown_row_ids = fields.Many2many(
        "coop.import.row", compute="_compute_shown", string="First rows"
    )
    progress = fields.Float(
        compute="_compute_progress", help="How far the job is, in percent."
    )

    @api.depends("row_ids.finding", "row_ids.left_out", "row_ids.outcome")
    def _compute_counts(self):
        groups = self.env["coop.import.row"]._read_group(
            [("import_id", "in", self.ids)],
            ["import_id", "finding", "left_out", "outcome"],
            ["__count"],
        )
        for record in self:
            own = [group[1:] for group in groups if group[0] == record._origin]
            for name, belongs in COUNTS.items():
                record[name] = sum(
                    count
                    for finding, left_out, outcome, count in own
                    if belongs(finding, left_out, outcome)
                )

    @api.depends("state", "row_ids.left_out")
    def _compute_shown(self):
        problems, rows = self.env["coop.import.problem"], self.env["coop.import.row"]
        for record in self:
            own = [("import_id", "=", record._origin.id)]
            notes = problems.search([*own, ("level", "=", "note"), ("number", "=", 0)])
            record.remarks = "\n".join(notes.mapped("message"))
            record.shown_problem_ids = problems.search(
                [*own, ("number", ">", 0)], order="level desc, number, id", limit=SHOWN
            )
            record.shown_row_ids = rows.search(own, limit=SHOWN)

    @api.depends("state", "row_count", "done_count", "expected_count")
    def _compute_progress(self):
        for record in self:
            checking = record.state == "checking"
            total = record.expected_count if checking else record.row_count
            done = record.row_count if checking else record.done_count
            record.progress = min(100 * done / total, 100) if total else 0


#: Which rows each figure counts, by finding, whether left out, and outcome.
COUNTS = {
    "new_count": lambda finding, _left_out, _outcome: finding == "new",
    "changed_count": lambda finding, _left_out, _outcome: finding == "changed",
    "same_count": lambda finding, _left_out, _outcome: finding == "same",
    "problem_count": lambda finding, _left_out, _outcome: finding == "problem",
    "left_out_count": lambda _finding, left_out, _outcome: left_out,
    "open_count": lambda finding, left_out, outcome: (
        finding == "problem" and not left_out and not outcome
    ),
    "todo_count": lambda finding, left_out, outcome: (
        finding in ("new", "changed") and not left_out and not outcome
    ),
}
