# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a year's rates come to, without a run."""

from contextlib import contextmanager
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from . import queries, queries_lines, queries_trial

#: What makes a cell of the grid of rates. Member type 0 is any type.
CELL = ("direction", "category_id", "member_type_id")


class CoopRebateTrial(models.TransientModel):
    """A refund that is tried out: it has the settings that the next run will have.

    What members bought and sold is read once. Each change of a rate then is a single
    statement over these few sums; only tiers, and whoever wants to know to the last
    unit, ask for a calculation over all members, which is that of a run.
    """

    _name = "coop.rebate.trial"
    _description = "Trial of a Refund"
    _inherit = ["coop.rebate.settings.mixin"]

    bases = fields.Json(
        "Bases as text",
        help="What members bought and sold by category, member type and direction.",
    )

    @api.model
    def _begin(self, year):
        """Return a trial of a year, with what members bought and sold until now."""
        trial = self.create({"fiscal_year_id": year.id})
        trial._read_bases()
        return trial

    def _year(self):
        """Return the year, if the user may read it: figures are read by statements."""
        self.fiscal_year_id.check_access("read")
        return self.fiscal_year_id

    def _read_bases(self):
        self.env.flush_all()
        year = self._year()
        base = SQL(queries.BASE, tax_in_base=year.tax_in_base)
        query = SQL(queries_trial.BASES, base=base, year=year.id)
        self.bases = self.env.execute_query_dict(query)

    def _cells(self):
        """Return what is known of each cell.

        :return: dict of (direction, category id, member type id or 0) to a dict of
            ``rate_id``, ``basis``, ``value``, ``tiers`` (how many), ``base``,
            ``quantity`` and ``sum`` (before rounding); figures are ``Decimal`` or None
        """
        self.env.flush_all()
        types = SQL(queries_trial.TYPES_AND_ANY)
        rates = SQL(queries.RATES, year=self._year().id, types=types)
        query = SQL(queries_trial.CELLS, rates=rates, trial=self.id)
        return {
            tuple(row.pop(name) for name in CELL): _exact(row)
            for row in self.env.execute_query_dict(query)
        }

    def _sums(self, bases=None):
        """Return what a run would pay in each cell, and the sum of its refunds.

        :param SQL bases: see ``_kept_bases``
        :return: pair of a dict of cells to ``Decimal``, and a ``Decimal``
        """
        self._year()
        self.env.flush_all()
        calculation = self.env["coop.rebate.calculation"]
        chain, last = calculation._chain(self, calculation._parameters(self), bases)
        query = SQL(queries_trial.SUMS, chain=chain, previous=last)
        sums = {
            tuple(row[name] for name in CELL): Decimal(row["sum"])
            for row in self.env.execute_query_dict(query)
        }
        total = sums.pop((None, None, None))
        return sums, total

    @contextmanager
    def _kept_bases(self):
        """Read the ledger once for all refunds that are computed meanwhile.

        :return: the table with what each member bought and sold, for ``_sums``
        """
        self._year()
        self.env.flush_all()
        table = SQL.identifier("coop_rebate_trial_bases")
        parameters = self.env["coop.rebate.calculation"]._parameters(self)
        bases = SQL(queries_lines.BASES, **parameters)
        with self._tried():
            self.env.cr.execute(SQL("CREATE TEMP TABLE %s AS %s", table, bases))
            self.env.cr.execute(SQL("ANALYZE %s", table))
            yield table

    @contextmanager
    def _tried(self):
        """Forget all that is written meanwhile, as if it had only been thought of."""
        with self.env.cr.savepoint() as savepoint:
            yield
            savepoint.rollback()


def _exact(row):
    figures = ("value", "base", "quantity", "sum")
    return row | {name: row[name] and Decimal(row[name]) for name in figures}
