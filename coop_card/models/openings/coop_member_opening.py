# SPDX-License-Identifier: LGPL-3.0-or-later
"""What of a member's totals was brought in."""

from odoo import models
from odoo.tools import SQL

#: What a member's opening balances come to, by direction and year, less what was taken
#: back of them. They have no tax beside the amount.
BROUGHT_IN = """
SELECT direction, fiscal_year_id, sum(amount)
FROM %(lines)s AS line
WHERE member_id = %(member)s AND origin = 'opening'
GROUP BY 1, 2
HAVING sum(amount) <> 0
"""


class CoopMember(models.Model):
    """Marks in the table of years what comes from opening balances."""

    _inherit = "coop.member"

    def _accumulation_tables(self):
        """Add to the tables that have any a row of opening balances."""
        tables = super()._accumulation_tables()
        lines = self.env["coop.accumulation"]._readable()
        query = SQL(BROUGHT_IN, lines=lines, member=self.id or 0)
        amounts = {
            (direction, year_id): amount
            for direction, year_id, amount in self.env.execute_query(query)
        }
        for table in tables:
            mine = [
                {year: amounts.get((table["direction"], year)) for year in years.ids}
                for years in table["columns"]
            ]
            if any(any(by_year.values()) for by_year in mine):
                table["opening"] = [self._brought_in(one.values()) for one in mine]
        return tables

    def _brought_in(self, amounts):
        """Return the sum of the amounts there are as text; empty for none."""
        found = [amount for amount in amounts if amount]
        report = self.env["coop.report.mixin"]
        return report._format(sum(found), "amount") if found else ""
