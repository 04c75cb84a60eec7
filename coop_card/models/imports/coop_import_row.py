# SPDX-License-Identifier: LGPL-3.0-or-later
"""The rows of an import."""

import json

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from .columns import Row

KEEP = """
INSERT INTO coop_import_row (
    import_id, company_id, number, key, name, content, keys, finding, changes, rank,
    left_out, create_uid, create_date, write_uid, write_date
)
SELECT %(import)s, %(company)s, row.number, row.key, row.name, row.content, row.keys,
       row.finding, row.changes, row.rank, FALSE, %(user)s, %(now)s, %(user)s, %(now)s
FROM jsonb_to_recordset(%(rows)s::jsonb) AS row(
    number integer, key text, name text, content jsonb, keys jsonb, finding text,
    changes text, rank integer
)
"""

#: What rows of a file have in common that must be each one's own.
DOUBLES = """
SELECT * FROM (
    SELECT pair.key AS name, pair.value, row.id, row.number,
           first_value(row.number) OVER same AS first_number,
           row.key <> '' AND first_value(row.key) OVER same <> '' AS numbered
    FROM coop_import_row row CROSS JOIN LATERAL jsonb_each_text(row.keys) AS pair
    WHERE row.import_id = %(import)s
    WINDOW same AS (PARTITION BY pair.key, pair.value ORDER BY row.number)
) AS shared
WHERE number > first_number
ORDER BY number
"""

FINISH = """
UPDATE coop_import_row row
SET outcome = result.outcome, finding = result.finding, changes = result.changes,
    write_date = %(now)s
FROM jsonb_to_recordset(%(rows)s::jsonb) AS result(
    id integer, outcome text, finding text, changes text
)
WHERE row.id = result.id
"""


class CoopImportRow(models.Model):
    """One row of the file: what it says, what importing it would do, what it did."""

    _name = "coop.import.row"
    _description = "Import Row"
    _inherit = ["coop.company.mixin"]
    _order = "number"
    _rec_names_search = ["key", "name"]

    import_id = fields.Many2one(
        "coop.import", required=True, index=True, ondelete="cascade", help="The import."
    )
    number = fields.Integer("Row", aggregator=None, help="As Excel numbers the rows.")
    key = fields.Char("Number", help="What the row is known by, such as the member.")
    name = fields.Char(help="Who or what the row is about.")
    content = fields.Json(help="The cells as they were understood, by column.")
    keys = fields.Json(help="The values that no other row of the file may have.")
    finding = fields.Selection(
        [
            ("new", "New"),
            ("changed", "Changed"),
            ("same", "Unchanged"),
            ("problem", "Problem"),
        ],
        required=True,
        help="What importing the row does.",
    )
    changes = fields.Char(help="What changes in the register, from what to what.")
    rank = fields.Integer(aggregator=None, help="Rows of a higher rank come later.")
    left_out = fields.Boolean("Leave out", help="Rows left out are not imported.")
    outcome = fields.Selection(
        [
            ("new", "Registered"),
            ("changed", "Updated"),
            ("same", "Unchanged"),
            ("refused", "Refused"),
        ],
        help="What became of the row; empty: not imported.",
    )

    problems = fields.Char(
        compute="_compute_problems", help="What is wrong with the row."
    )

    _by_key = models.Index("(import_id, key)")
    _to_do = models.Index("(import_id, rank, number) WHERE outcome IS NULL")

    def _compute_problems(self):
        groups = self.env["coop.import.problem"]._read_group(
            [
                ("import_id", "in", self.import_id.ids),
                ("number", "in", self.mapped("number")),
            ],
            ["import_id", "number"],
            ["message:array_agg"],
        )
        texts = {(one, number): " ".join(said) for one, number, said in groups}
        for row in self:
            row.problems = texts.get((row.import_id, row.number))

    def write(self, vals):
        """Let people choose what is left out, as long as it is not imported."""
        if not self.env.su:
            fixed = any(row.outcome or row.import_id.state != "checked" for row in self)
            if fixed or vals.keys() - {"left_out"}:
                raise AccessError(
                    self.env._(
                        "Rows are as the file says: correct them there. Here they can "
                        "be left out, until they are imported."
                    )
                )
        return super().write(vals)

    @api.model
    def _keep(self, record, rows):
        """Write down what was found out about ``columns.Row`` objects of an import."""
        described = [
            {
                "number": row.number,
                "key": row.key,
                "name": row.name,
                "content": row.values,
                "keys": row.keys,
                "finding": row.finding,
                "changes": row.changes,
                "rank": row.rank,
            }
            for row in rows
        ]
        self._execute(KEEP, described, **{"import": record.id}, **self._stamp(record))
        self.env["coop.import.problem"]._keep(record, rows)
        self.env["coop.import.problem"]._keep_notes(record, rows)

    @api.model
    def _finish(self, record, rows):
        """Write down what became of ``columns.Row`` objects of an import."""
        described = [
            {
                "id": row.id,
                "outcome": "refused" if row.problems else row.finding,
                "finding": row.finding,
                "changes": row.changes,
            }
            for row in rows
        ]
        self._execute(FINISH, described, **self._stamp(record))
        self.env["coop.import.problem"]._keep(record, rows)

    def _execute(self, statement, rows, **parameters):
        """Run a statement that takes all rows at once."""
        self.env.cr.execute(SQL(statement, rows=json.dumps(rows), **parameters))
        self.invalidate_model()

    def _stamp(self, record):
        return {
            "company": record.company_id.id,
            "user": self.env.uid,
            "now": self.env.cr.now(),
        }

    @api.model
    def _next(self, record, limit):
        """Return the next rows to import, all of one rank, as ``columns.Row``."""
        rows = self.search(
            [
                ("import_id", "=", record.id),
                ("outcome", "=", False),
                ("left_out", "=", False),
                ("finding", "!=", "problem"),
            ],
            order="rank, number",
            limit=limit,
        )
        rank = rows[:1].rank
        return [
            Row(row.number, row.content, rank=rank, id=row.id)
            for row in rows
            if row.rank == rank
        ]

    @api.model
    def _doubles(self, record):
        """Return what rows share that must be each one's own.

        :return: list of dicts of ``name`` (the key), ``number``, ``first_number`` and
            ``numbered``: whether both rows say by a number whom they are about
        """
        query = SQL(DOUBLES, **{"import": record.id})
        return self.env.execute_query_dict(query)
