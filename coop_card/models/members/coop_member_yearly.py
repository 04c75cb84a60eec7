# SPDX-License-Identifier: LGPL-3.0-or-later
"""Birthdays and anniversaries of members."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...rules import yearly

#: By which stored key the days that come round every year are found and put in order.
KEYS = {"next_birthday": "birthday_key", "next_anniversary": "anniversary_key"}


class CoopMember(models.Model):
    """Knows whose birthday or anniversary comes next, among a million members too.

    What is stored is month and day as one number (``rules/yearly.py``): it stays right
    from day to day, and an index finds it.
    """

    _inherit = "coop.member"

    birthday_key = fields.Integer(
        "Birthday (month and day)",
        compute="_compute_birthday_key",
        store=True,
        aggregator=None,
        help="Month and day of birth as one number: 314 for 14 March.",
    )
    next_birthday = fields.Date(
        compute="_compute_next_birthday",
        search="_search_next_birthday",
        help="The member's next birthday, today included.",
    )
    anniversary_key = fields.Integer(
        "Anniversary (month and day)",
        compute="_compute_anniversary_key",
        store=True,
        aggregator=None,
        help="Month and day of admission as one number: 314 for 14 March.",
    )
    next_anniversary = fields.Date(
        compute="_compute_next_anniversary",
        search="_search_next_anniversary",
        help="When the membership completes its next year, today included.",
    )
    member_years = fields.Integer(
        "Years of membership",
        compute="_compute_next_anniversary",
        help="Full years from the day of admission to today.",
    )

    _birthday_idx = models.Index("(company_id, birthday_key) WHERE birthday_key > 0")
    _anniversary_idx = models.Index(
        "(company_id, anniversary_key) WHERE anniversary_key > 0"
    )

    @api.depends("birthdate")
    def _compute_birthday_key(self):
        for member in self:
            member.birthday_key = yearly.key(member.birthdate)

    @api.depends("join_date")
    def _compute_anniversary_key(self):
        for member in self:
            member.anniversary_key = yearly.key(member.join_date)

    @api.depends("birthdate")
    def _compute_next_birthday(self):
        for member in self:
            today, born = member.company_id._coop_today(), member.birthdate
            member.next_birthday = yearly.coming(born, today) if born else False

    @api.depends("join_date")
    def _compute_next_anniversary(self):
        for member in self:
            today, joined = member.company_id._coop_today(), member.join_date
            member.next_anniversary = yearly.coming(joined, today) if joined else False
            member.member_years = relativedelta(today, joined).years if joined else 0

    def _search_next_birthday(self, operator, value):
        return self._search_coming("birthday_key", operator, value)

    def _search_next_anniversary(self, operator, value):
        return self._search_coming("anniversary_key", operator, value)

    def _search_coming(self, key, operator, value):
        """Return the domain of those whose day comes round in a span of dates."""
        today = self.env.company._coop_today()
        end = yearly.in_year(today, today.year + 1) - timedelta(days=1)
        if operator == "in":
            unknown = Domain(key, "=", 0) if False in value else Domain.FALSE
            return unknown | Domain.OR(
                self._kept_between(key, max(day, today), min(day, end))
                for day in value
                if day
            )
        one_day = timedelta(days=1)
        spans = {
            "<=": lambda day: (today, min(day, end)),
            "<": lambda day: (today, min(day - one_day, end)),
            ">=": lambda day: (max(day, today), end),
            ">": lambda day: (max(day + one_day, today), end),
        }
        if operator not in spans:
            return NotImplemented
        return self._kept_between(key, *spans[operator](fields.Date.to_date(value)))

    @api.model
    def _kept_between(self, key, first, last):
        return Domain.OR(
            Domain(key, ">=", low) & Domain(key, "<=", high)
            for low, high in yearly.spans(first, last)
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Put those first whose day comes round soonest."""
        if field_name not in KEYS:
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        key = self._field_to_sql(alias, KEYS[field_name], query)
        today = yearly.first_key(self.env.company._coop_today())
        return SQL("%s < %s %s, %s %s", key, today, direction, key, direction)
