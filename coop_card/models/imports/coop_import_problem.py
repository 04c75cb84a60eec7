# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is wrong with the rows of an import."""

from odoo import api, fields, models


class CoopImportProblem(models.Model):
    """One thing that is wrong, or worth knowing, and where it stands."""

    _name = "coop.import.problem"
    _description = "Import Problem"
    _inherit = ["coop.company.mixin"]
    _order = "number, id"
    _rec_name = "message"

    import_id = fields.Many2one(
        "coop.import", required=True, index=True, ondelete="cascade", help="The import."
    )
    level = fields.Selection(
        [("problem", "Problem"), ("note", "Remark")],
        required=True,
        default="problem",
        help="A row with a problem is not imported; a remark is only for knowing.",
    )
    number = fields.Integer(
        "Row", aggregator=None, help="As Excel numbers the rows; 0: the whole file."
    )
    column = fields.Char(help="The title of the column.")
    value = fields.Char(help="What stands in the cell.")
    message = fields.Char(
        "What is wrong", required=True, help="What is wrong, and what is accepted."
    )

    @api.model
    def _keep(self, record, rows):
        """Write down the problems of ``columns.Row`` objects of an import."""
        said = [(row.number, problem) for row in rows for problem in row.problems]
        self._write_down(record, "problem", said)

    @api.model
    def _keep_notes(self, record, rows):
        """Write down what is worth knowing of ``columns.Row`` objects of an import."""
        said = [(row.number, note) for row in rows for note in row.notes]
        self._write_down(record, "note", said)

    def _write_down(self, record, level, said):
        """Write down pairs of a row's number and what is said of it."""
        kind = record._kind()
        titles = {column.name: kind._title(column) for column in kind._columns()}
        self.create(
            [
                {
                    "import_id": record.id,
                    "company_id": record.company_id.id,
                    "level": level,
                    "number": number,
                    "column": titles.get(one["column"]),
                    "value": one["value"],
                    "message": one["message"],
                }
                for number, one in said
            ]
        )

    @api.model
    def _note(self, record, message, number=0):
        """Write down a remark about the file or one of its rows."""
        self.create(
            {
                "import_id": record.id,
                "company_id": record.company_id.id,
                "level": "note",
                "number": number,
                "message": message,
            }
        )
