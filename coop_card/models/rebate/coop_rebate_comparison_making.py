# SPDX-License-Identifier: LGPL-3.0-or-later
"""How comparisons are worked out."""

from odoo import api, fields, models
from odoo.tools import SQL

from . import queries_difference
from .coop_rebate_calculation import TABLES
from .coop_rebate_settings_mixin_members import PARTICIPATION

#: The settings that change what categories earn.
ROUNDING = {"rounding", "rounding_unit", "rounding_scope", "floor_negative"}

#: Days after which a comparison is deleted.
KEPT_DAYS = 30


class CoopRebateComparison(models.Model):
    """Compares inside the database, by a number of statements that never grows."""

    _inherit = "coop.rebate.comparison"

    def _make(self):
        """Work out a comparison in one transaction, and show it."""
        self.env.flush_all()
        calculation = self.env["coop.rebate.calculation"]
        if self.after_id:
            self._compare(self._rows_of(self.after_id))
        else:
            with calculation._now(self.before_id) as rows:
                self._compare(rows)
        self._take_step("finish", made_at=fields.Datetime.now())
        self.env.invalidate_all()

    def _compare(self, after):
        """Write down how the rows of a run differ from others.

        :param dict after: queries of the other rows, by the names of ``TABLES``
        """
        before = self._rows_of(self.before_id)
        unlike = self.before_id._settings_unlike(self.after_id)
        parameters = {
            "comparison": self.id,
            "company": self.company_id.id,
            "other_settings": not PARTICIPATION.issuperset(unlike),
            "other_rounding": not ROUNDING.isdisjoint(unlike),
            **{f"{name}_before": query for name, query in before.items()},
            **{f"{name}_after": query for name, query in after.items()},
        }
        self.env.cr.execute(SQL(queries_difference.MEMBERS, **parameters))
        others = SQL(queries_difference.OTHER_MEMBERS, **parameters)
        self.env.cr.execute(
            SQL(queries_difference.CATEGORIES, other_members=others, **parameters)
        )

    @api.model
    def _rows_of(self, run):
        """Return the queries of what a run computed, by the names of ``TABLES``."""
        query = "SELECT * FROM %s WHERE run_id = %s"
        return {
            name: SQL(query, SQL.identifier(table), run.id)
            for name, table in TABLES.items()
        }

    @api.model
    def _cron_make(self):
        """Make the comparisons that wait for it, as long as there is time."""
        job, waiting = self.env["ir.cron"], [("state", "=", "waiting")]
        while comparison := self.search(waiting, order="id", limit=1):
            comparison._make()
            if not job._commit_progress(1, remaining=self.search_count(waiting)):
                return

    @api.autovacuum
    def _gc_old(self):
        """Delete what can be made again."""
        before = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("create_date", "<", before)], limit=100).unlink()
