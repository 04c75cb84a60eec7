# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a file and comparing it with the register."""

from itertools import islice

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from odoo import models
from odoo.fields import Domain

from .columns import Row
from .workbook import Sheet, Unusable

#: How many rows one part of the job takes.
PART = 1000

#: How many rows or cells a remark names.
NAMED = 8


class CoopImport(models.Model):
    """Says of each row of the file what importing it would do; writes nothing else."""

    _inherit = "coop.import"

    def _checking(self):
        """Read and check the file; yield the number of rows after each part."""
        kind = self._kind()
        sheet = Sheet(self._content(), kind._is_header)
        columns, unknown = kind._map(sheet.header)
        marks = sheet.marks()
        known = self.env["coop.import.row"].sudo()
        last = known.search([("import_id", "=", self.id)], order="number desc", limit=1)
        if not last:
            self._note_first(sheet, unknown, marks)
            yield 0
        uncomputed = _by_row(marks.uncomputed)
        rows = sheet.rows(after=last.number)
        while part := list(islice(rows, PART)):
            self._check_part(part, columns, uncomputed)
            yield len(part)
        self._finish_check()
        yield 0

    def _check_part(self, part, columns, uncomputed):
        """Read and check some rows, and write down what was found out."""
        kind = self._kind()
        lengths = kind._lengths(self.company_id)
        rows = [
            kind._read(number, cells, columns, lengths, uncomputed.get(number, ()))
            for number, cells in part
        ]
        self._check_rows(rows)
        self.env["coop.import.row"].sudo()._keep(self, rows)
        self.sudo().row_count += len(rows)

    def _check_rows(self, rows):
        """Compare rows with the register; one with a problem is found to be one."""
        self._kind()._check(self, rows)
        for row in rows:
            if row.problems:
                row.finding = "problem"

    def _finish_check(self):
        """Check what only the whole file shows, and show the preview."""
        if not self.row_count:
            raise Unusable("no_rows")
        rows = self._doubles()
        for number, column, value, message in self._kind()._check_whole(self):
            rows.setdefault(number, Row(number, {})).refuse(column, message, value)
        problems = self.env["coop.import.problem"].sudo()
        problems._keep(self, rows.values())
        problems._keep_notes(self, rows.values())
        refused = [number for number, row in rows.items() if row.problems]
        concerned = Domain("import_id", "=", self.id) & Domain("number", "in", refused)
        self.env["coop.import.row"].sudo().search(concerned).finding = "problem"
        self.sudo()._take_step("show")

    def _doubles(self):
        """Return rows that repeat what another row says, by their numbers."""
        shared = {one.name for one in self._kind()._columns() if one.shared}
        rows = {}
        for double in self.env["coop.import.row"].sudo()._doubles(self):
            row = rows.setdefault(double["number"], Row(double["number"], {}))
            column, value = double["name"], double["value"]
            if column in shared and double["numbered"]:
                message = self.env._("Row %s has the same.", double["first_number"])
                row.note(column, message, value)
            else:
                message = self.env._(
                    "The same stands in row %s. Leave one of the two.",
                    double["first_number"],
                )
                row.refuse(column, message, value)
        return rows

    def _note_first(self, sheet, unknown, marks):
        """Note what is odd about the file, and how long it is."""
        note = self.env["coop.import.problem"].sudo()._note
        for message in self._remarks(unknown, marks):
            note(self, message)
        expected = (sheet.expected_rows or 0) - sheet.header_row
        self.sudo().expected_count = max(expected, 0)

    def _remarks(self, unknown, marks):
        """Return sentences about what a file has that people may not expect."""
        if earlier := self._imported_before():
            yield self.env._(
                "The same file was imported on %(day)s by %(user)s. That does no harm: "
                "rows that are in the register already are unchanged.",
                day=self.env["coop.era.mixin"]._format_day(earlier.finished_at),
                user=earlier.user_id.name,
            )
        if unknown:
            yield self.env._(
                "These columns are not known and not imported: %s.", _named(unknown)
            )
        if marks.merged:
            yield self.env._(
                "Cells are merged (%s): only the first of them counts, the others are "
                "taken for empty.",
                _named(marks.merged),
            )
        if marks.hidden:
            yield self.env._(
                "Rows are hidden in Excel (%s): they are imported like the others.",
                _named(marks.hidden),
            )

    def _imported_before(self):
        """Return the last import of the same file that is done."""
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("kind", "=", self.kind),
                ("digest", "=", self.digest),
                ("state", "=", "done"),
            ],
            limit=1,
        )


def _named(things):
    """Return the first of some names as a list in a sentence."""
    text = ", ".join(str(thing) for thing in things[:NAMED])
    return f"{text} …" if len(things) > NAMED else text


def _by_row(cells):
    """Return the places of cells by the numbers of their rows.

    >>> _by_row({"B7"})
    {7: {1}}
    """
    places = {}
    for cell in cells:
        letters, number = coordinate_from_string(cell)
        places.setdefault(number, set()).add(column_index_from_string(letters) - 1)
    return places
