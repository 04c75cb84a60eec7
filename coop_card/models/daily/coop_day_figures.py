# SPDX-License-Identifier: LGPL-3.0-or-later
"""The figures of a day, read from the ledger."""

from decimal import Decimal

from odoo import models
from odoo.tools import SQL

from ...rules.day import NOTHING, Figure

#: What makes a row of the day.
PLACE = ("branch_id", "origin", "terminal_id", "operator_id")

#: What of a transaction is counted: held; late, where its branch is signed off; and
#: what came from a terminal, whatever became of it. Whoever signed off may not have
#: seen what was held at that moment with a lower id: that is late, too.
HELD = "{0}.status = 'held'"
LATE = """
sign_off.id IS NOT NULL AND ({0}.id > sign_off.last_transaction_id OR (
    ({0}.status = 'held') <> COALESCE(sign_off.held_ids @> to_jsonb({0}.id), FALSE)
) OR {0}.review_date > sign_off.create_date)
"""
RECEIVED = "{0}.origin = 'terminal'"
SIGN_OFF = """
sign_off.company_id = {0}.company_id AND sign_off.date = {0}.date
AND sign_off.branch_id IS NOT DISTINCT FROM {0}.branch_id
AND sign_off.withdrawn_by_id IS NULL
"""


class CoopDay(models.TransientModel):
    """Counts and sums the transactions and lines of a day that the user may read."""

    _inherit = "coop.day"

    def _rows(self):
        """Return a dict for each branch, channel, terminal and operator of the day.

        It has the columns of ``PLACE``, ``figures`` by kind (see ``rules/day.py``), and
        ``received``, what the terminal has sent.
        """
        rows = {}
        for place, direction, back, *figure in self._line_figures():
            kind = f"{direction}_back" if back else direction
            self._row(rows, place)["figures"][kind] = _figure(*figure)
        for place, *sums in self._slip_figures():
            row = self._row(rows, place)
            row["figures"]["held"] = _figure(*sums[0:2])
            row["figures"]["late"] = _figure(*sums[2:4])
            row["received"] = _figure(*sums[4:6])
        self._fetch_names(rows)
        return [rows[place] for place in sorted(rows, key=self._rank)]

    def _fetch_names(self, places):
        """Read what rows are put in order by and called, of all of them at once."""
        for model, column, names in (
            ("coop.terminal", "terminal_id", ["number", "name"]),
            ("coop.operator", "operator_id", ["code", "name"]),
        ):
            ids = {place[PLACE.index(column)] for place in places} - {None}
            self.env[model].browse(ids).fetch(names)

    def _row(self, rows, place):
        """Return the row of a place, made where there is none yet."""
        names = dict(zip(PLACE, place, strict=True))
        return rows.setdefault(place, names | {"figures": {}, "received": NOTHING})

    def _rank(self, place):
        """Return what rows are put in order by: channel, terminal, operator."""
        _branch, origin, terminal, operator = place
        channels = [*self._channels()]
        number = self.env["coop.terminal"].browse(terminal or ()).number or ""
        code = self.env["coop.operator"].browse(operator or ()).code or ""
        return channels.index(origin), number, code, terminal or 0, operator or 0

    def _domain(self):
        """Return the domain of what belongs to the day, in ledger and elsewhere."""
        domain = [("company_id", "=", self.company_id.id), ("date", "=", self.date)]
        if self.branch_id:
            domain.append(("branch_id", "=", self.branch_id.id))
        return domain

    def _line_figures(self):
        """Yield place, direction, whether taken back, count and sum of lines."""
        lines = self.env["coop.accumulation"]
        query = lines._search(self._domain())
        table = lines._table
        keys = [SQL.identifier(table, name) for name in (*PLACE, "direction")]
        keys.append(SQL("%s < 0", SQL.identifier(table, "amount")))
        query.groupby = SQL(", ").join(keys)
        transactions = SQL(
            "count(DISTINCT %s)", SQL.identifier(table, "transaction_id")
        )
        amount = SQL("COALESCE(sum(amount + COALESCE(amount_tax, 0)), 0)::text")
        for row in self.env.execute_query(query.select(*keys, transactions, amount)):
            yield _place(row), *row[len(PLACE) :]

    def _slip_figures(self):
        """Yield place, and count and sum of what is held, late and received."""
        slips = self.env["coop.transaction"]
        self.env["coop.day.sign.off"].flush_model()
        query = slips._search(self._domain())
        table = slips._table
        of_slip = SQL(SIGN_OFF.format(table))
        query.add_join("LEFT JOIN", "sign_off", "coop_day_sign_off", of_slip)
        keys = [SQL.identifier(table, name) for name in PLACE]
        query.groupby = SQL(", ").join(keys)
        sums = [
            part
            for condition in (HELD, LATE, RECEIVED)
            for part in _counted(SQL(condition.format(table)))
        ]
        for row in self.env.execute_query(query.select(*keys, *sums)):
            yield _place(row), *row[len(PLACE) :]


def _counted(condition):
    """Return how many transactions meet a condition, and what they come to."""
    return (
        SQL("count(*) FILTER (WHERE %s)", condition),
        SQL("COALESCE(sum(amount_total) FILTER (WHERE %s), 0)::text", condition),
    )


def _place(row):
    return tuple(value or False for value in row[: len(PLACE)])


def _figure(count, amount):
    return Figure(count, Decimal(amount))
