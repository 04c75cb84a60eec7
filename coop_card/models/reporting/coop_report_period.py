# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that a report counts from the day it is read."""

from dateutil.relativedelta import MO, SU, relativedelta

from odoo import api, fields, models

#: How far the first and the last day of a period are from today.
PERIODS = {
    "today": (relativedelta(), relativedelta()),
    "yesterday": (relativedelta(days=-1), relativedelta(days=-1)),
    "week": (relativedelta(weekday=MO(-1)), relativedelta(weekday=SU)),
    "last_week": (
        relativedelta(weeks=-1, weekday=MO(-1)),
        relativedelta(weeks=-1, weekday=SU),
    ),
    "month": (relativedelta(day=1), relativedelta(day=31)),
    "last_month": (relativedelta(months=-1, day=1), relativedelta(months=-1, day=31)),
}
#: Periods that are fiscal years, by how many years ago they are.
YEARS = {"year": 0, "last_year": 1}
#: The filters that a period stands for.
DAYS = ("date_from", "date_to")


class CoopReport(models.Model):
    """Adds periods: what is kept or sent every month is about that month, each time."""

    _inherit = "coop.report"

    period = fields.Selection(
        [
            ("today", "Today"),
            ("yesterday", "Yesterday"),
            ("week", "This week"),
            ("last_week", "Last week"),
            ("month", "This month"),
            ("last_month", "Last month"),
            ("year", "This fiscal year"),
            ("last_year", "Last fiscal year"),
        ],
        help="The days it is about, counted anew whenever it is read or sent. Leave it "
        "empty to choose the days yourself.",
    )
    days = fields.Char("Dates", compute="_compute_days", help="The days of the period.")

    @api.depends("period", "company_id")
    @api.depends_context("lang")
    def _compute_days(self):
        day = self.env["coop.era.mixin"]._format_day
        for report in self:
            first, last = map(day, report._days())
            report.days = first if first == last else f"{first} – {last}"

    @api.onchange("period")
    def _onchange_period(self):
        if self.period:
            self.date_from, self.date_to = self._days()

    def _has_period(self):
        """Tell whether the report may be asked about a period."""
        return set(DAYS) <= {*self._definition()._report_filters}

    def _shown_filters(self):
        """Return the names of the report's filters, in order."""
        names = self._definition()._report_filters
        if not self._has_period():
            return names
        place = names.index(DAYS[0])
        return (*names[:place], "period", *names[place:])

    def _asked(self, name):
        """Return what is asked for by a filter.

        Days of a period are those of today, and a fiscal year does not narrow them.
        """
        if name not in (*DAYS, "fiscal_year_id"):
            return self[name]
        if not (self.period and self._has_period()):
            return self[name]
        if name == "fiscal_year_id":
            return self[name].browse()
        return self._days()[DAYS.index(name)]

    def _days(self):
        """Return the first and the last day of the period; False where it has none."""
        if self.period in YEARS:
            return self._year_days(YEARS[self.period])
        if not self.period:
            return False, False
        today = self.company_id._coop_today()
        first, last = PERIODS[self.period]
        return today + first, today + last

    def _year_days(self, ago):
        """Return the first and the last day of the fiscal year so many years ago.

        A year before the co-op's first is as Accounting has it.
        """
        company = self.company_id
        year = self.env["coop.fiscal.year"]._latest_two(company)[ago : ago + 1]
        if year:
            return year.date_start, year.date_end
        day = company._coop_today() - relativedelta(years=ago)
        dates = company.sudo().compute_fiscalyear_dates(day)
        return dates["date_from"], dates["date_to"]
