# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refunds as a table to edit, and what tells whether it is still true."""

import hashlib
import json
from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...reports.table import Column, Group, Streamed, Table
from ...rules.names import full_name
from ..base.fetching import fetched
from .queries import ROWS
from .rebate_columns import COLUMNS, COMPUTED, NO, YES

#: How wide columns are that hold more than a number.
WIDTHS = {"name": 30, "reason": 30, "method": 24, "note": 40, "stamp": 24}


class RefundExchange(models.AbstractModel):
    """Hands out the refunds of a run, to be changed where they may be.

    Each row bears a stamp: one part for the run as it was computed, one for what people
    have set for the member. A row that comes back with an old stamp is refused.
    """

    _name = "report.coop_card.refund_exchange"
    _description = "Refunds to Edit in Excel"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.rebate.run"

    @api.model
    def _build(self, record):
        """Return the refunds of a run as a table, in the reader's language.

        Its rows are read as they are written.
        """
        title = self.env._("Refunds %s", record.display_name)
        columns = [self._column(column) for column in COLUMNS]
        rows = Streamed(self._shown_rows(record))
        table = Table(title, columns, [Group("", rows, {})], {})
        return self._frame(title, record.company_id, [], [table])

    def _column(self, column):
        kind = "amount" if column.name in COMPUTED else "text"
        width = WIDTHS.get(column.name, 14)
        return Column(column.name, self._text(column.title), kind, width)

    def _text(self, text):
        return text._translate(self.env.lang or "en_US")

    def _shown_rows(self, run):
        """Yield the rows of a run as they are shown."""
        methods = self.env["coop.payout.method"].with_context(active_test=False)
        names = {method.id: method.name for method in methods.search([])}
        for row in fetched(self.env, self._query(run)):
            yield row | {
                **{name: Decimal(row[name]) for name in COMPUTED},
                "name": full_name(row["title"], row["name"]),
                "takes_part": self._text(NO if row["exclusion_id"] else YES),
                "method": names.get(row["method_id"]),
                "stamp": self._stamp(run, row),
            }

    @api.model
    def _methods(self, company):
        """Return the ways to pay that members of a co-op may choose."""
        methods = self.env["coop.payout.method"]
        kinds = methods._kinds_that("by_choice")
        return methods.search([("company_id", "=", company.id), ("kind", "in", kinds)])

    @api.model
    def _rows(self, run, numbers):
        """Return what a run computed and what is set for members of some numbers.

        :return: list of dicts, as ``queries.ROWS`` has them
        """
        return self.env.execute_query_dict(self._query(run, numbers))

    @api.model
    def _query(self, run, numbers=None):
        """Return the statement that reads a run, or only members of some numbers."""
        self.env.flush_all()
        domain = Domain("run_id", "=", run.id)
        if numbers is not None:
            domain &= Domain("member_id.number", "in", numbers)
        ids = self.env["coop.rebate.claim"]._search(domain).subselect()
        return SQL(ROWS, ids=ids, year=run.fiscal_year_id.id)

    @api.model
    def _stamp(self, run, row):
        """Return the stamp of a row of ``_rows``, e.g. ``2-1f0c9a3e-77be0210``."""
        settings = [row["reason"], row["method_id"], row["note"]]
        return f"{self._run_stamp(run)}-{_digest(settings)}"

    @api.model
    def _run_stamp(self, run):
        """Return what all rows of a run begin with, until it is computed again."""
        return f"{run.version}-{_digest([run.id, str(run.computed_at)])}"


def _digest(values):
    """Return a short text that changes with the values."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:8]
