# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that people may write and read in the Buddhist era."""

import re
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from babel.dates import get_month_names

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date, get_lang
from odoo.tools.misc import babel_locale_parse

from ...rules.era import (
    buddhist_year,
    format_buddhist,
    gregorian_year,
    iso_to_gregorian,
    to_gregorian,
)

SEVERAL = (list, tuple, AbstractSet)


class CoopEraMixin(models.AbstractModel):
    """Reads years of the Buddhist era, and shows them to readers of Thai.

    Days are kept in the Gregorian calendar, whatever was typed: records and searches
    with a year from 2400 to 2643 mean the year 543 before.
    """

    _name = "coop.era.mixin"
    _description = "Days of Either Era"

    @api.model_create_multi
    def create(self, vals_list):
        """Keep days in the Gregorian calendar."""
        return super().create([self._gregorian_values(vals) for vals in vals_list])

    def write(self, vals):
        """Keep days in the Gregorian calendar."""
        return super().write(self._gregorian_values(vals))

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **kwargs):
        """Look for days of the Gregorian calendar, in whatever era they were typed."""
        domain = Domain(domain).map_conditions(self._gregorian_condition)
        return super()._search(domain, offset, limit, order, **kwargs)

    @api.model
    def _selection_month(self):
        """Return the months of any year, with their names in the reader's language.

        Not as they stand alone: Babel gives those of whichever language asked first.
        """
        locale = babel_locale_parse(self.env.lang)
        names = get_month_names("wide", "format", locale)
        return [(str(number), name) for number, name in names.items()]

    def _gregorian_values(self, vals):
        days = {
            name: _gregorian(value)
            for name, value in vals.items()
            if value and self._holds_days(name)
        }
        return {**vals, **days} if days else vals

    def _gregorian_condition(self, condition):
        """Return a condition of a search that means the Gregorian calendar."""
        name, _dot, part = condition.field_expr.partition(".")
        if not self._holds_days(name) or (part and part != "year_number"):
            return condition
        return Domain(
            name + _dot + part, condition.operator, _gregorian(condition.value)
        )

    def _holds_days(self, name):
        field = self._fields.get(name)
        return bool(field) and field.type in ("date", "datetime")

    @api.model
    def _shows_buddhist_era(self):
        """Tell whether the reader's language is Thai."""
        return get_lang(self.env).code.startswith("th")

    @api.model
    def _format_day(self, day):
        """Return a day as text in the reader's language; empty for no day.

        Of an instant it is the day in the reader's time zone.
        """
        if isinstance(day, datetime):
            day = fields.Datetime.context_timestamp(self, day).date()
        if day and self._shows_buddhist_era():
            return format_buddhist(day, get_lang(self.env).date_format)
        return format_date(self.env, day)

    def _web_read_group_groupby_formatter(self, groupby_spec, values):
        """Name groups of days by the years the reader knows; the labels end with it."""
        formatter = super()._web_read_group_groupby_formatter(groupby_spec, values)
        name, _colon, granularity = groupby_spec.partition(":")
        numbers = granularity.endswith("_number") or granularity.startswith("day_of")
        if numbers or not self._holds_days(name) or not self._shows_buddhist_era():
            return formatter

        def buddhist_formatter(value):
            key, domain = formatter(value)
            return (key[0], _buddhist_label(key[1])) if key else key, domain

        return buddhist_formatter


def _gregorian(value):
    """Return days, texts of days or years with Gregorian years; the rest as it is."""
    if isinstance(value, str):
        return iso_to_gregorian(value)
    if isinstance(value, date):
        return to_gregorian(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return gregorian_year(value)
    if isinstance(value, SEVERAL):
        return [_gregorian(single) for single in value]
    return value


def _buddhist_label(label):
    """Return the name of a day, week, month, quarter or year with its Buddhist year."""
    return re.sub(r"\d{4}$", lambda year: str(buddhist_year(int(year[0]))), label)
