# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reads how refunds come about."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from ...rules.explanation import Explanation, Line, Move, reached, shown
from ...rules.names import full_name
from . import queries

#: Columns of the statements that are amounts.
NUMBERS = {
    "base",
    "amount",
    "cash",
    "retained",
    "unpaid",
    "withheld",
    "earned",
    "owed",
    "returned",
    "quantity",
    "rate",
    "tier_base",
}


class CoopRebateExplanation(models.AbstractModel):
    """Reads claims with their lines and what happened since, a few statements for all.

    The form of a claim, its letter and the workbook of a run show what this returns,
    so that none of them can say anything else than the others.
    """

    _name = "coop.rebate.explanation"
    _description = "Explanation of Refunds"

    @api.model
    def _of(self, claims):
        """Return the ``Explanation`` of each claim by the claim's id.

        Names are in the language of the context. Whoever may read a claim may have it
        explained.
        """
        claims.check_access("read")
        self.env.flush_all()
        ids = claims.ids
        lines = self._lines(ids)
        moves = self._grouped(queries.MOVES, ids, lambda row: Move(**row))
        return {
            row["claim_id"]: Explanation(
                **row | {"name": full_name(row.pop("title"), row["name"])},
                lines=tuple(lines[row["claim_id"]]),
                moves=tuple(moves[row["claim_id"]]),
            )
            for row in self._rows(queries.CLAIMS, ids)
        }

    @api.model
    def _rows(self, statement, ids):
        """Return the rows of a statement, amounts as ``Decimal``."""
        rows = self.env.execute_query_dict(SQL(statement, ids=ids))
        for row in rows:
            for name in NUMBERS & row.keys():
                row[name] = Decimal(row[name]) if row[name] is not None else None
        return rows

    @api.model
    def _grouped(self, statement, ids, made_of):
        """Return what is made of rows, by claim."""
        found = defaultdict(list)
        for row in self._rows(statement, ids):
            found[row.pop("claim_id")].append(made_of(row))
        return found

    @api.model
    def _lines(self, ids):
        """Return the lines of claims, by claim."""
        categories = self.env["product.category"].sudo()
        types = self.env["coop.member.type"].sudo()

        def line(row):
            category = categories.browse(row.pop("category_id"))
            tiers, tier_base = row.pop("tiers"), row.pop("tier_base")
            threshold = reached(tiers, tier_base)
            return Line(
                category=category.name,
                member_type=types.browse(row.pop("member_type_id")).name,
                unit=category.coop_uom_id.name or "",
                threshold=threshold,
                **row | {"marginal": row["marginal"] and threshold is not None},
            )

        return self._grouped(queries.LINES, ids, line)

    @api.model
    def _tier_texts(self, lines):
        """Return which tier lines reached, as text by the line's id."""
        self.env.flush_all()
        return {
            row["id"]: self._tier_text(
                reached(row["tiers"], row["tier_base"]), row["marginal"]
            )
            for row in self._rows(queries.TIERS, lines.ids)
        }

    @api.model
    def _tier_text(self, threshold, marginal):
        """Return a tier as text, e.g. ``from 5,000.00 on``; empty for none."""
        if threshold is None:
            return ""
        written = self.env["coop.report.mixin"]._format(shown(threshold), "percent")
        if marginal:
            return self.env._("for what is above %s", written)
        return self.env._("from %s on", written)
