# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether a run still stands for what it was computed from."""

from odoo import models
from odoo.tools import SQL

from . import queries_current

#: How many rates or members a sentence names.
NAMED = 5


class CoopRebateRun(models.Model):
    """Finds what a run would be computed from otherwise now."""

    _inherit = "coop.rebate.run"

    def _changes(self):
        """Return what has changed since, as parts of a sentence; empty if nothing."""
        self.env.flush_all()
        changes = (self._new_entries(), self._other_rates(), self._other_members())
        return [change for change in changes if change]

    def _new_entries(self):
        """Say how many lines came into the ledger; none ever goes."""
        of_year = [("fiscal_year_id", "=", self.fiscal_year_id.id)]
        lines = self.env["coop.accumulation"].sudo().search_count(of_year)
        more = lines - self.entry_count
        return more and self.env._("the ledger has %s more lines", more)

    def _other_rates(self):
        rates = self._differing(queries_current.RATES, "coop.rebate.run.rate")
        return rates and self.env._("other rates for %s", _some(rates._scopes()))

    def _other_members(self):
        members = self._differing(queries_current.MEMBERS, "coop.member")
        return members and self.env._(
            "other members take part, or do not, than then: %s",
            _some(members.mapped("number")),
        )

    def _differing(self, statement, model):
        """Return the first records that a statement about this run finds."""
        query = SQL(
            statement,
            limit=NAMED + 1,
            **self.env["coop.rebate.calculation"]._parameters(self),
        )
        return self.env[model].browse(row[0] for row in self.env.execute_query(query))


def _some(names):
    """Return the first of some names as one text.

    >>> _some(["a", "b"]), _some(list("abcdefg"))
    ('a, b', 'a, b, c, d, e, …')
    """
    return ", ".join([*names[:NAMED], *(["…"] if len(names) > NAMED else [])])
