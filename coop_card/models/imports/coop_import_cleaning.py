# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is not kept of imports."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .coop_import_work import BUSY

#: What a row says about a person goes; what became of the row stays.
CLEAN_ROWS = """
UPDATE coop_import_row
SET name = NULL, content = NULL, keys = NULL, changes = NULL
WHERE import_id = %(import)s
"""


class CoopImport(models.Model):
    """Deletes files and what their rows say of people, some time after they are done.

    The figures, the rows' numbers and what became of each row stay: they tell where the
    members came from. An import of which nothing was written goes as a whole.
    """

    _inherit = "coop.import"

    kept_until = fields.Date(
        compute="_compute_kept_until",
        help="The last day on which the file and what its rows say of people are kept.",
    )
    cleaned_on = fields.Date(
        readonly=True,
        copy=False,
        help="When the file and what its rows said of people were deleted.",
    )

    @api.depends("write_date", "company_id.coop_import_days")
    def _compute_kept_until(self):
        for record in self:
            days = timedelta(days=record.company_id.coop_import_days)
            touched = record.write_date or fields.Datetime.now()
            record.kept_until = record.company_id._coop_local_date(touched + days)

    @api.model
    def _cron_clean(self):
        """Clean up what has been kept long enough, one import after the other."""
        co_ops = self.env["res.company"].search([("parent_id", "=", False)])
        due = self.browse().union(*map(self._due_for_cleaning, co_ops))
        for left, record in zip(range(len(due) - 1, -1, -1), due, strict=True):
            record._clean()
            self.env["ir.cron"]._commit_progress(1, remaining=left)

    @api.model
    def _due_for_cleaning(self, company):
        """Return the imports that nobody has touched for as long as they are kept."""
        until = fields.Datetime.now() - timedelta(days=company.coop_import_days)
        return self.search(
            [
                ("company_id", "=", company.id),
                ("state", "not in", BUSY),
                ("cleaned_on", "=", False),
                ("write_date", "<=", until),
            ]
        )

    def _clean(self):
        """Delete the file and what the rows say of people."""
        self.ensure_one()
        if not self.done_count:
            self.unlink()
            return
        if self.state != "done":  # paused, and never gone on with
            self._take_step("end", finished_at=fields.Datetime.now())
        self._delete_file()
        self.problem_ids.filtered("number").unlink()
        self.env["coop.import.row"].flush_model()
        self.env.cr.execute(SQL(CLEAN_ROWS, **{"import": self.id}))
        self.row_ids.invalidate_recordset()
        self.cleaned_on = self.company_id._coop_today()

    def _delete_file(self):
        """Delete the file alone: clearing the field would begin the import anew."""
        stored = [
            ("res_model", "=", self._name),
            ("res_field", "=", "file"),
            ("res_id", "=", self.id),
        ]
        self.env["ir.attachment"].sudo().search(stored).unlink()
        self.invalidate_recordset(["file"])
