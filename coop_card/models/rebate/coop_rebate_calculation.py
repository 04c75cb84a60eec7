# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a refund is computed."""

from odoo import api, models
from odoo.tools import SQL

from ...rules.rounding import FUNCTIONS, STEPS
from . import queries, queries_lines, queries_outside

#: What a run computes, and where it goes.
TABLES = {
    "lines": "coop_rebate_line",
    "rates": "coop_rebate_run_rate",
    "claims": "coop_rebate_claim",
}


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
        self._forget(run)
        for step, statement in enumerate(self._statements(run), 1):
            self.env["coop.rebate.watch"]._say(run.id, step)
            self.env.cr.execute(statement)
        self.env.invalidate_all(flush=False)

    @api.model
    def _forget(self, run):
        """Take back what a run computed before."""
        self.env["coop.rebate.watch"]._say(run.id, 0)
        for table in TABLES.values():
            self.env.cr.execute(
                SQL("DELETE FROM %s WHERE run_id = %s", SQL.identifier(table), run.id)
            )

    @api.model
    def _statements(self, run, tables=TABLES):
        """Return the statements that compute a run, in their order.

        :param dict tables: where the results go; the last statement, which writes the
            run's totals, reads them where they usually are
        """
        parameters = self._parameters(run) | {
            f"{name}_table": SQL.identifier(table) for name, table in tables.items()
        }
        return [
            self._lines(run, parameters),
            SQL(queries.RUN_RATES, **parameters),
            SQL(queries.CLAIMS, **parameters),
            SQL(queries.TOTALS, **parameters),
        ]

    @api.model
    def _step_names(self):
        """Return in words what is done step by step."""
        return [
            self.env._("what was computed before goes"),
            self.env._("what each member earns in each category"),
            self.env._("the rates used"),
            self.env._("what each member gets"),
            self.env._("the totals"),
        ]

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
    def _lines(self, run, parameters):
        """Return the statement that computes and keeps the lines."""
        chain, last = self._chain(run, parameters)
        return SQL(queries_lines.LINES, chain=chain, previous=last, **parameters)

    @api.model
    def _chain(self, run, parameters, bases=None):
        """Return the steps that compute lines, and the name of the last of them.

        :param SQL bases: a table with the rows of ``BASES``; without one, the first
            step reads them from the ledger
        """
        rates = run.fiscal_year_id.rate_ids
        pooled = "pool" in rates.mapped("basis")
        steps = (
            *(() if bases else (queries_lines.BASES,)),
            queries_lines.RATED,
            queries_lines.TIERED if rates.tier_ids else queries_lines.EARNED,
            queries_lines.POOLED if pooled else queries_lines.NOT_POOLED,
            queries_lines.ROUNDED[run.rounding_scope],
        )
        chain, previous = [], bases
        for number, step in enumerate(steps):
            name = SQL.identifier(f"step_{number}")
            query = SQL(step, previous=previous, **parameters)
            chain.append(SQL("%s AS (%s)", name, query))
            previous = name
        return SQL(", ").join(chain), previous

    @api.model
    def _year_parameters(self, year):
        return {
            "year": year.id or None,
            "tax_in_base": year.tax_in_base,
            "base": SQL(queries.BASE, tax_in_base=year.tax_in_base),
            "rates": SQL(
                queries.RATES, year=year.id or None, types=SQL("coop_member_type")
            ),
        }

    @api.model
    def _parameters(self, run):
        """Return what the statements need; settings are read by the database itself."""
        counted = "GREATEST(base.%s, 0)" if run.floor_negative else "base.%s"
        shared = self._year_parameters(run.fiscal_year_id) | {
            "run": run.id,
            "company": run.company_id.id,
            "counted_amount": SQL(counted, SQL("amount")),
            "counted_quantity": SQL(counted, SQL("quantity")),
            "round": SQL.identifier(FUNCTIONS[run.rounding]),
            "steps": STEPS[run.rounding_unit],
            "unit": SQL("%s::numeric", run.rounding_unit),
            "minimum": self._setting(run, "minimum_payout"),
            "cash": self._setting(run, "cash_percent"),
            "withheld": self._setting(run, "withholding_percent"),
            "withheld_above": self._setting(run, "withholding_above"),
            "decimals": run.currency_id.decimal_places,
        }
        return shared | {"outside": self._outside(run, shared)}

    @api.model
    def _outside(self, run, parameters):
        """Return the query of who takes no part, of the parts the run asks for."""
        states = run._states_outside()
        wanted = {
            queries_outside.EXCLUDED: True,
            queries_outside.BY_STATE: states,
            queries_outside.BELOW_PURCHASES: run.minimum_purchase,
        }
        settings = {
            "states": tuple(states),
            "state_day": run._membership_day(),
            "minimum_purchase": self._setting(run, "minimum_purchase"),
        }
        parts = [SQL(queries_outside.NOBODY)]
        for part, is_wanted in wanted.items():
            if is_wanted:
                parts.append(SQL(part, **parameters, **settings))
        return SQL(queries_outside.OUTSIDE, parts=SQL(" UNION ALL ").join(parts))

    @api.model
    def _setting(self, run, name):
        """Return a setting as the database keeps it, not as Python's float."""
        return SQL(
            "(SELECT %s FROM %s WHERE id = %s)",
            SQL.identifier(name),
            SQL.identifier(run._table),
            run.id,
        )
