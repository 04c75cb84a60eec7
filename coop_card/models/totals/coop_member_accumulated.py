# SPDX-License-Identifier: LGPL-3.0-or-later
"""How much a member accumulated, for lists of many members."""

from dataclasses import dataclass
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

#: What in the context tells which accumulation is meant; see ``_slice``.
SLICE = ("accumulation_year", "accumulation_category", "accumulation_direction")

COMPARISONS = {"<": SQL("<"), "<=": SQL("<="), ">": SQL(">"), ">=": SQL(">=")}

#: Settled and pending together; NULL where there is neither.
EXACT = "COALESCE(%(settled)s + %(pending)s, %(settled)s, %(pending)s)"


@dataclass(frozen=True, slots=True)
class Joined:
    """What a query of members knows of amounts.

    The ``amount`` of a member, the part of it that is ``settled``, and the ``least``
    and the ``most`` that what is pending may add to it.
    """

    amount: SQL
    settled: SQL
    least: Decimal = Decimal()
    most: Decimal = Decimal()

    def limit(self, operator, value):
        """Return what the settled part of an amount must be beyond, too.

        None where members without a settled part may fit.
        """
        rising = operator in (">", ">=")
        added = self.most if rising else self.least
        beyond = value > added if rising else value < added
        strict = operator in (">", "<") and value == added
        return value - added if beyond or strict else None


class CoopMember(models.Model):
    """Finds, orders and ranks members by what they accumulated.

    All of it is done by the database, from totals and what is pending.
    """

    _inherit = "coop.member"

    accumulated = fields.Monetary(
        compute="_compute_accumulated",
        search="_search_accumulated",
        aggregator=None,
        help="What counts for the refund: of this year's purchases, unless another "
        "year, category or direction was chosen.",
    )
    accumulated_rank = fields.Integer(
        "Rank",
        compute="_compute_accumulated_rank",
        help="The member's place among all members of the co-op by that amount.",
    )

    @api.depends_context("company", "uid", *SLICE)
    def _compute_accumulated(self):
        amounts = self.env["coop.accumulation.member.total"]._amounts(self._origin)
        for member in self:
            member.accumulated = amounts.get(member._origin.id, 0)

    @api.depends_context("company", "uid", *SLICE)
    def _compute_accumulated_rank(self):
        totals = self.env["coop.accumulation.member.total"]
        amounts = totals._amounts(self._origin)
        positive = [amount for amount in amounts.values() if amount > 0]
        lowest = min(positive, default=None)
        ranks = totals._ranks(self._origin, lowest) if positive else {}
        for member in self:
            member.accumulated_rank = ranks.get(member._origin.id, 0)

    def _search_accumulated(self, operator, value):
        if operator == "in":
            return Domain.custom(to_sql=self._accumulated_is_one_of(value))
        if operator in COMPARISONS:
            return Domain.custom(to_sql=self._accumulated_compares(operator, value))
        return NotImplemented

    @staticmethod
    def _accumulated_is_one_of(values):
        amounts = tuple({Decimal(str(value or 0)) for value in values})

        def to_sql(model, alias, query):
            joined = model._join_accumulated(alias, query)
            return SQL("COALESCE(%s, 0) IN %s", joined.amount, amounts)

        return to_sql

    @staticmethod
    def _accumulated_compares(operator, value):
        """Return what makes the condition that an amount compares to a value.

        Where the settled amount alone must be beyond a limit, too, that is said: it
        lets the database begin with an index.
        """
        sign, value = COMPARISONS[operator], Decimal(str(value))

        def to_sql(model, alias, query):
            joined = model._join_accumulated(alias, query)
            exact = SQL("COALESCE(%s, 0) %s %s", joined.amount, sign, value)
            limit = joined.limit(operator, value)
            if limit is None:
                return exact
            return SQL("(%s AND %s %s %s)", exact, joined.settled, sign, limit)

        return to_sql

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **options):
        """Look only among those who can be on a page that begins with the largest."""
        if limit and (order or "").startswith("accumulated desc"):
            domain = Domain(domain)
            domain &= self._among_the_first(domain, offset + limit, options)
        return super()._search(domain, offset, limit, order, **options)

    @api.model
    def _among_the_first(self, domain, count, options):
        """Return what the first of a domain by amount have in common, and few others.

        So many have at least the settled amount of the last of as many. What is pending
        takes no more from it than the least pending sum.
        """
        query = self._search(domain, **options)
        totals = self.env["coop.accumulation.member.total"]
        if query.is_empty():
            return Domain.TRUE
        parts = totals._parts()
        amount = self._join_slice(self._table, "settled", query, parts["settled"])
        query.add_where(SQL("%s > 0", amount))
        query.order = SQL("%s DESC NULLS LAST", amount)
        query.limit, query.offset = 1, count - 1
        last = self.env.execute_query(query.select(SQL("%s::text", amount)))
        if not last:
            return Domain.TRUE
        bounds = totals._pending_bounds(parts["pending"])
        smallest = Decimal(last[0][0]) + (min(bounds[0], 0) if bounds else 0)
        return Domain.custom(to_sql=self._accumulated_compares(">=", smallest))

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Put those last, or first in rising order, who accumulated nothing."""
        if field_name != "accumulated":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        amount = self._join_accumulated(alias, query).amount
        falling = direction.code == "DESC"
        nulls = SQL("NULLS LAST") if falling else SQL("NULLS FIRST")
        return SQL("%s %s %s", amount, direction, nulls)

    def _join_accumulated(self, alias, query):
        """Join a query of members with what they accumulated, settled and pending."""
        totals = self.env["coop.accumulation.member.total"]
        parts = totals._parts()
        settled = self._join_slice(alias, "settled", query, parts["settled"])
        bounds = totals._pending_bounds(parts["pending"])
        if not bounds:
            return Joined(settled, settled)
        pending = self._join_slice(alias, "pending", query, parts["pending"])
        return Joined(
            amount=SQL(EXACT, settled=settled, pending=pending),
            settled=settled,
            least=min(bounds[0], 0),
            most=max(bounds[1], 0),
        )

    @api.model
    def _join_slice(self, alias, name, query, amounts):
        """Join a query of members with amounts by member; return the amount."""
        joined = query.make_alias(alias, name)
        condition = SQL(
            "%s = %s", SQL.identifier(joined, "member_id"), SQL.identifier(alias, "id")
        )
        query.add_join("LEFT JOIN", joined, SQL("(%s)", amounts), condition)
        return SQL.identifier(joined, "amount")
