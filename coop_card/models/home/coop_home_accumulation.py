# SPDX-License-Identifier: LGPL-3.0-or-later
"""The year on the home page, month by month against the year before."""

from collections import defaultdict
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.tools import SQL, format_date

from . import queries

#: How many categories and branches have a bar of their own; the rest share one.
BARS = 8
#: Which of a row's columns tell its group, by what PostgreSQL's grouping() says.
GROUPS = {0b011: "month", 0b101: "category_id", 0b110: "branch_id"}


class CoopHome(models.AbstractModel):
    """Sums up two years for the graphs of the home page."""

    _inherit = "coop.home"

    def _accumulation(self, co_op):
        """Return this year's accumulation against the last, for each direction."""
        year, before = self._two_years(co_op)
        sums = self._sums(year, before)
        titles = self.env["coop.day"]._kind_names()
        return {
            "year": year.name or "",
            "before": before.name or "",
            "directions": [
                {
                    "direction": name,
                    "title": titles[name],
                    **self._direction(sums[name], year, before),
                }
                for name in ("purchase", "sale")
                if name in sums
            ],
        }

    def _two_years(self, co_op):
        """Return the fiscal year of today, or else the last, and the one before it."""
        years = self.env["coop.fiscal.year"]._latest_two(co_op)
        return years[:1], years[1:]

    def _sums(self, year, before):
        """Return exact sums: by direction, group, year (id) and value of the group."""
        years = [each.id for each in (year, before) if each]
        source = self._source(year | before, years)
        sums = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
        for row in self.env.execute_query_dict(SQL(queries.SUMS, source=source)):
            group = GROUPS[row["kind"]]
            of_year = sums[row["direction"]][group][row["fiscal_year_id"]]
            of_year[row[group]] = Decimal(row["amount"])
        return sums

    def _source(self, records, years):
        """Return the statement of what the user may see of some years."""
        days = self.env["coop.accumulation.day"]
        if not records or self.env["ir.rule"]._coop_shows_all(days._name):
            return SQL(queries.MONTHS, years=years)
        names = ("date", "category_id", "branch_id", "direction", "amount_total")
        query = days._search(
            [
                ("company_id", "=", records.company_id.id),
                ("date", ">=", min(records.mapped("date_start"))),
                ("date", "<=", max(records.mapped("date_end"))),
            ]
        )
        columns = [SQL.identifier(query.table, name) for name in names]
        return SQL(queries.DAYS, days=query.select(*columns), years=years)

    def _direction(self, sums, year, before):
        """Return totals, months, categories and branches of one direction."""
        months = self._months(sums["month"], year, before)
        ended = [month for month in months if month["ended"]]
        return {
            "total": sum(month["amount"] for month in months),
            "before_total": sum(sums["month"][before.id].values()),
            "until": ended[-1]["title"] if ended else "",
            "until_total": sum(month["amount"] for month in ended),
            "until_before": sum(month["before"] for month in ended),
            "months": months,
            "categories": self._bars(
                "product.category", sums["category_id"], year, before
            ),
            "branches": self._bars("coop.branch", sums["branch_id"], year, before),
        }

    def _months(self, amounts, year, before):
        """Return the months of a year, each with what came a year earlier."""
        today = year.company_id._coop_today()
        months, first = [], year.date_start.replace(day=1)
        while first <= year.date_end:
            after = first + relativedelta(months=1)
            earlier = first - relativedelta(years=1)
            months.append(
                {
                    "key": str(first),
                    "label": format_date(self.env, first, date_format="MMM"),
                    "title": self.env["coop.report.mixin"]._format(first, "month"),
                    "amount": amounts[year.id].get(first, Decimal()),
                    "before": amounts[before.id].get(earlier, Decimal()),
                    "ended": after <= today,
                    "ahead": first > today,
                }
            )
            first = after
        return months

    def _bars(self, model, amounts, year, before):
        """Return a year's largest amounts by record; the rest as one (key None)."""
        now, then = amounts[year.id], amounts[before.id]
        ids = sorted(now, key=lambda id_: (-now[id_], id_ or 0))
        shown = ids[:BARS] if len(ids) > BARS + 1 else ids
        rest = ids[len(shown) :]
        records = self.env[model].browse(filter(None, shown))
        names = {record.id: record.display_name for record in records.sudo()}
        bars = [
            {
                "key": id_ or False,
                "title": names.get(id_) or self.env._("None"),
                **_bar([id_], now, then),
            }
            for id_ in shown
        ]
        if rest:
            title = self.env._("%s others", len(rest))
            bars.append({"key": None, "title": title, **_bar(rest, now, then)})
        return bars


def _bar(ids, now, then):
    """Return what some categories or branches come to in two years."""
    return {
        "amount": sum(now[id_] for id_ in ids),
        "before": sum(then.get(id_, Decimal()) for id_ in ids),
    }
