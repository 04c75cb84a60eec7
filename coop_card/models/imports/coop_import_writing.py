# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing the rows of an import."""

from psycopg2 import IntegrityError

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_import_checking import PART


class CoopImport(models.Model):
    """Takes the rows that were found good into the register, part by part."""

    _inherit = "coop.import"

    def _importing(self):
        """Import the rows; yield the number of rows after each part."""
        parts = 0
        while rows := self.env["coop.import.row"].sudo()._next(self, PART):
            self._import_part(rows)
            parts += 1
            if parts & (parts - 1) == 0:  # 1, 2, 4, 8 …: the tables have doubled
                self._analyse()
            yield len(rows)
        self.sudo()._take_step("finish", finished_at=fields.Datetime.now())
        yield 0

    def _import_part(self, rows):
        """Check rows once more, for others work meanwhile, and write the good ones."""
        self._check_rows(rows)
        good = [row for row in rows if row.finding in ("new", "changed")]
        if not self._written(good):
            for row in good:
                self._import_alone(row)
        self.env["coop.import.row"].sudo()._finish(self, rows)
        self.sudo().done_count += len(rows)

    def _analyse(self):
        """Tell PostgreSQL how long the tables are now, lest it plans for short ones."""
        models = ("coop.import.row", *self._kind()._fills())
        tables = (SQL.identifier(self.env[name]._table) for name in models)
        self.env.cr.execute(SQL("ANALYZE %s", SQL(", ").join(tables)))

    def _import_alone(self, row):
        """Write one row of a part that was refused as a whole, or say why not."""
        row.problems.clear()
        self._check_rows([row])
        if not row.problems:
            self._written([row])

    def _written(self, rows):
        """Write rows, all of them or none; return whether they are written."""
        try:
            with self.env.cr.savepoint():
                self._kind()._write_rows(self, rows)
                self.env.flush_all()
        except (UserError, IntegrityError) as error:
            self.env.invalidate_all(flush=False)
            if len(rows) == 1:
                rows[0].refuse("", self._refusal_of(error))
                rows[0].finding = "problem"
            return False
        return True

    def _refusal_of(self, error):
        """Return what the database or the addon said, as a sentence."""
        if isinstance(error, UserError):
            return str(error)
        return self.env._(
            "The database refused it: %s", str(error).partition("\n")[0].strip()
        )
