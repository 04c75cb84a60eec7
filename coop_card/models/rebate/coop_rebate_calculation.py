# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a refund is computed."""

from odoo import api, models
from odoo.tools import SQL

from ...rules.rounding import FUNCTIONS, STEPS
from . import queries

#: What a run computed, in the order it can be taken back.
RESULTS = ("coop_rebate_claim", "coop_rebate_run_rate", "coop_rebate_line")


class CoopRebateCalculation(models.AbstractModel):
    """Computes refunds inside the database, with exact numbers.

    No figure passes through Python, whose floats are not exact. The number of
    statements does not depend on the number of members.
    """

    _name = "coop.rebate.calculation"
    _description = "Calculation of Refunds"

    @api.model
    def _compute(self, run):
        """Replace what the run computed before; its state must be ``computing``."""
        self.env.flush_all()
        for table in RESULTS:
            self.env.cr.execute(
                SQL("DELETE FROM %s WHERE run_id = %s", SQL.identifier(table), run.id)
            )
        parameters = self._parameters(run)
        for statement in (
            queries.LINES,
            queries.RUN_RATES,
            queries.CLAIMS,
            queries.TOTALS,
        ):
            self.env.cr.execute(SQL(statement, **parameters))
        self.env.invalidate_all(flush=False)

    @api.model
    def _outlook(self, year):
        """Return what a run of a year would compute from.

        :return: dict of ``member_count``, ``line_count`` and ``base_total``
        """
        self.env.flush_all()
        parameters = self._year_parameters(year)
        return self.env.execute_query_dict(SQL(queries.OUTLOOK, **parameters))[0]

    @api.model
    def _without_rate(self, year):
        """Return pairs of category and member type with purchases and no rate."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(queries.WITHOUT_RATE, **self._year_parameters(year))
        )
        categories = self.env["product.category"]
        types = self.env["coop.member.type"]
        return [(categories.browse(row[0]), types.browse(row[1])) for row in rows]

    @api.model
    def _year_parameters(self, year):
        return {
            "year": year.id or None,
            "base": SQL(queries.BASE, tax_in_base=year.tax_in_base),
            "rates": SQL(queries.RATES, year=year.id or None),
        }

    @api.model
    def _parameters(self, run):
        """Return what the statements need; settings are read by the database itself."""
        return self._year_parameters(run.fiscal_year_id) | {
            "run": run.id,
            "company": run.company_id.id,
            "round": SQL.identifier(FUNCTIONS[run.rounding]),
            "steps": STEPS[run.rounding_unit],
            "unit": SQL("%s::numeric", run.rounding_unit),
            "minimum": self._setting(run, "minimum_payout"),
            "cash": self._setting(run, "cash_percent"),
        }

    @api.model
    def _setting(self, run, name):
        """Return a setting as the database keeps it, not as Python's float."""
        return SQL(
            "(SELECT %s FROM coop_rebate_run WHERE id = %s)",
            SQL.identifier(name),
            run.id,
        )
