# SPDX-License-Identifier: LGPL-3.0-or-later
"""The table of years and categories on the member."""

from datetime import date

from .totals_case import TotalsCase


class TestMemberYears(TotalsCase):
    """Purchases and sales stand apart; the sums are exact, settled or not."""

    def tables(self, member):
        """Return the tables of a member by their titles."""
        return {table["title"]: table for table in member._accumulation_tables()}

    def test_each_direction_has_its_table(self):
        self.buy_some()
        for limit in (0, 3, 100):
            self.settlement._settle(limit=limit)
            tables = self.tables(self.somchai)
            bought = tables["Purchase"]
            self.assertEqual(bought["years"], ["2025", "2026", "Total"])
            rows = {
                name.rpartition("/")[2].strip(): row for name, row in bought["rows"]
            }
            self.assertEqual(rows["Rice"], ["70.00", "107.11", "177.11"])
            self.assertEqual(rows["Food"], ["", "50.00", "50.00"])
            self.assertEqual(bought["totals"], ["70.00", "157.11", "227.11"])
            self.assertEqual(tables["Sale to the co-op"]["totals"], ["9.00", "9.00"])

    def test_years_long_ago_share_a_column(self):
        for year in range(2019, 2025):
            self.make_year(year)
            self.buy(self.somchai, "1", day=date(year, 2, 1))
        self.buy(self.somchai, "1")
        table = self.tables(self.somchai)["Purchase"]
        self.assertEqual(
            table["years"], ["Earlier", "2021", "2022", "2023", "2024", "2026", "Total"]
        )
        self.assertEqual(table["totals"][0], "2.00")
        self.assertEqual(table["totals"][-1], "7.00")

    def test_whoever_reads_the_member_reads_the_table(self):
        self.buy_some()
        for role in ("operator", "auditor"):
            shown = self.as_role(role, self.somchai).accumulation_table
            self.assertIn("157.11", shown)
        self.assertFalse(self.idle.accumulation_table)
