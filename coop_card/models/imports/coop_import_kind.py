# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the rows of a file may be."""

from odoo import api, models
from odoo.exceptions import UserError

from ...rules.cells import Unreadable, is_empty
from .columns import Row, plain
from .messages import CELLS


class CoopImportKind(models.AbstractModel):
    """Knows the columns of one kind of import, checks its rows and writes them.

    A kind is a model ``coop.import.<kind>``, which stands in the selection ``kind`` of
    ``coop.import``. It says in ``_columns`` what a file holds, in ``_check`` what is
    wrong with rows and what they would change, and in ``_write_rows`` does it. Both get
    lists of ``columns.Row`` and take as many statements for many as for one.
    """

    _name = "coop.import.kind"
    _description = "Kind of Import"

    @api.model
    def _columns(self):
        """Return the table of ``columns.Column``."""
        raise NotImplementedError

    @api.model
    def _template_columns(self):
        """Return those of the columns that the empty table has."""
        return self._columns()

    @api.model
    def _check(self, record, rows):
        """Compare rows of an import with what the co-op has.

        Sets ``finding``, ``changes``, ``keys``, ``name`` and ``rank``, and refuses what
        cannot be written. It runs for the preview and again just before writing.
        """
        raise NotImplementedError

    @api.model
    def _check_whole(self, record):
        """Return problems of rows that only the whole file shows.

        :return: list of tuples of row number, column name, value and message
        """
        return []

    @api.model
    def _write_rows(self, record, rows):
        """Write rows of an import that ``_check`` found new or changed."""
        raise NotImplementedError

    @api.model
    def _fills(self):
        """Return the names of the models whose tables grow with the rows."""
        return ()

    @api.model
    def _lengths(self, company):
        """Return how many digits numbers have, by the names in the columns."""
        return {}

    @api.model
    def _choices(self, company):
        """Return the texts that columns accept, by their names; any where not named."""
        return {}

    @api.model
    def _title(self, column):
        return column.title._translate(self.env.lang or "en_US")

    @api.model
    def _hint(self, column):
        return column.hint._translate(self.env.lang or "en_US")

    @api.model
    def _example(self, column):
        """Return what may stand in a column; words are in the user's language."""
        if isinstance(column.example, str):
            return column.example
        return column.example._translate(self.env.lang or "en_US")

    @api.model
    def _message(self, code):
        return CELLS[code]._translate(self.env.lang or "en_US")

    @api.model
    def _known_titles(self):
        """Return the columns by all titles that are understood."""
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        languages = dict.fromkeys(["en_US", "th_TH", *installed])
        return {
            title: column
            for column in self._columns()
            for title in column.titles(languages)
        }

    @api.model
    def _is_header(self, cells):
        """Tell whether a row holds titles: at least two, or nothing else."""
        known = self._known_titles()
        written = {plain(cell) for cell in cells if not is_empty(cell)}
        found = written & known.keys()
        return len(found) > 1 or (bool(found) and found == written)

    @api.model
    def _map(self, header):
        """Return the columns of a file by their places, and remarks about the rest.

        :raise UserError: if a title stands twice, or one that is needed is missing
        """
        known, columns, unknown = self._known_titles(), {}, []
        for place, cell in enumerate(header):
            column = known.get(plain(cell))
            if column in columns.values():
                raise UserError(
                    self.env._(
                        "Two columns have the title “%s”. Leave one of them.",
                        self._title(column),
                    )
                )
            if column:
                columns[place] = column
            elif not is_empty(cell):
                unknown.append(str(cell))
        self._check_complete(columns)
        return columns, unknown

    def _check_complete(self, columns):
        """Refuse a file without a column that is needed."""
        for column in self._columns():
            if column.required and column not in columns.values():
                raise UserError(
                    self.env._("The column “%s” is missing.", self._title(column))
                )

    @api.model
    def _read(self, number, cells, columns, lengths, uncomputed=()):
        """Return the row that cells make.

        :param dict columns: ``columns.Column`` by place
        :param uncomputed: places of formulas without a result
        """
        row = Row(number, {})
        for place, column in columns.items():
            cell = cells[place] if place < len(cells) else None
            if place in uncomputed and is_empty(cell):
                row.refuse(column.name, self._message("uncomputed"))
            elif not is_empty(cell):
                self._read_cell(row, column, cell, lengths)
        for column in columns.values():
            if column.required and not row.says(column.name):
                row.refuse(column.name, self._message("required"))
        return row

    def _read_cell(self, row, column, cell, lengths):
        try:
            row.values[column.name] = column.value(cell, lengths)
        except Unreadable as problem:
            row.refuse(column.name, self._message(problem.code), cell)
