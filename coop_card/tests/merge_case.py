# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of merged members begin with."""

from decimal import Decimal

from odoo.tools import SQL

from .builders import CoopCase

#: What the ledger holds for members, to the last digit.
TOTALS = """
SELECT fiscal_year_id, category_id, direction,
       SUM(amount)::text, SUM(amount_tax)::text, SUM(quantity)::text
FROM coop_accumulation
WHERE member_id = ANY(%(members)s) AND company_id = %(company)s
GROUP BY fiscal_year_id, category_id, direction
HAVING SUM(amount) <> 0 OR SUM(amount_tax) <> 0 OR SUM(quantity) <> 0
"""


class MergeCase(CoopCase):
    """A member who was registered twice, and a way to make one of the two."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.double = cls.make_member("Somchai Jaidee")
        cls.member = cls.make_member("Somchai Jaidee")

    @classmethod
    def merge(cls, merged=None, survivor=None):
        """Merge one member into another; by default the double into the member."""
        merged, survivor = merged or cls.double, survivor or cls.member
        merged._merge_into(survivor, "Registered twice")

    @classmethod
    def totals(cls, *members):
        """Return the exact totals of members by year, category and direction."""
        cls.env.flush_all()
        ids = [member.id for member in members]
        query = SQL(TOTALS, members=ids, company=cls.co_op.id)
        cls.env.cr.execute(query)
        rows = cls.env.cr.fetchall()
        return {row[:3]: tuple(map(Decimal, row[3:])) for row in rows}

    @classmethod
    def bought(cls, member):
        """Return what a member bought in all, in all years."""
        return sum((sums[0] for sums in cls.totals(member).values()), Decimal())
