# SPDX-License-Identifier: LGPL-3.0-or-later
"""What each member accumulated, and the places of members by it."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from . import queries


class CoopAccumulationMemberTotal(models.Model):
    """What a member accumulated in a year in a category and all categories below it.

    It is what counts for the refund: with tax where the year counts it. One row per
    member answers who accumulated how much, among a million members, from an index.
    ``node`` is the id of the category, or 0 for all categories. Nobody reads these rows
    on a screen, and the ledger has checked what they refer to.
    """

    _name = "coop.accumulation.member.total"
    _description = "Accumulated Amount of a Member"
    _log_access = False

    fiscal_year_id = fields.Integer(required=True, help="The year.")
    member_id = fields.Integer(required=True, help="The member.")
    direction = fields.Char(
        required=True, help="The direction of the lines: purchase or sale."
    )
    node = fields.Integer(
        required=True, help="The category's number; 0 for all categories."
    )
    amount = fields.Float(digits=0, help="What counts for the refund.")

    _key_uniq = models.Constraint(
        "UNIQUE (member_id, fiscal_year_id, direction, node)",
        "The member stands there already.",
    )
    _amount_idx = models.Index(
        "(fiscal_year_id, direction, node, amount DESC NULLS LAST) INCLUDE (member_id)"
    )

    @api.model
    def _slice(self):
        """Return which totals the context asks for.

        They are this year's purchases in all categories unless it says otherwise.

        :return: dict of ``year`` and ``node`` (ids; 0 for none and for all categories)
            and ``direction``
        """
        context = self.env.context
        year = context.get("accumulation_year") or self._year_of_today()
        return {
            "year": int(year or 0),
            "node": int(context.get("accumulation_category") or 0),
            "direction": str(context.get("accumulation_direction") or "purchase"),
        }

    @api.model
    def _year_of_today(self):
        company = self.env.company.root_id
        today = company._coop_today()
        of_today = [
            ("company_id", "=", company.id),
            ("date_start", "<=", today),
            ("date_end", ">=", today),
        ]
        return self.env["coop.fiscal.year"].sudo().search(of_today, limit=1).id

    @api.model
    def _pending_bounds(self, pending):
        """Return the smallest and largest pending sum of a member in a slice.

        :param pending: the statement of what is pending there; see ``_parts``
        :return: pair of ``Decimal``; None if nothing is pending there
        """
        query = SQL("SELECT min(amount)::text, max(amount)::text FROM (%s) p", pending)
        [[low, high]] = self.env.execute_query(query)
        return (Decimal(low), Decimal(high)) if low is not None else None

    @api.model
    def _amounts(self, members):
        """Return what each of some members accumulated: ``Decimal`` by member id."""
        query = SQL(queries.AMOUNTS, members=members.ids, **self._parts())
        return {member: Decimal(text) for member, text in self.env.execute_query(query)}

    @api.model
    def _ranks(self, members, lowest):
        """Return the rank of each of some members, 1 for the largest amount.

        :param lowest: the smallest amount among the members
        """
        query = SQL(queries.RANKS, members=members.ids, lowest=lowest, **self._parts())
        return dict(self.env.execute_query(query))

    @api.model
    def _parts(self, of=None):
        """Return what members accumulated in a slice, in two statements.

        They are what is ``settled`` and what is ``pending``. Totals name no branch, so
        that for whom rules limit to some lines, those lines are summed up instead.

        :param of: the slice; what the context asks for unless given
        """
        of = of or self._slice()
        if self._shows_all():
            pending = SQL("coop_accumulation_pending")
            return {
                "settled": SQL(queries.SETTLED, **of),
                "pending": SQL(queries.SLICE, source=pending, **of),
            }
        return {
            "settled": SQL(queries.SLICE, source=self._source(), **of),
            "pending": SQL(queries.NOTHING),
        }

    @api.model
    def _source(self):
        """Return what the reader may see of members, by year and category, as ``SQL``.

        It is what is summed up already, or else lines.
        """
        if self._shows_all():
            return SQL(queries.SUMMED)
        lines = self.env["coop.accumulation"]._readable()
        return SQL(queries.LINES, lines=lines)

    @api.model
    def _shows_all(self):
        return self.env["ir.rule"]._coop_shows_all("coop.accumulation")
