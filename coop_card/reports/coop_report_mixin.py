# SPDX-License-Identifier: LGPL-3.0-or-later
"""What all reports of co-ops share."""

from babel.dates import format_skeleton

from odoo import models
from odoo.tools import get_lang
from odoo.tools.image import image_data_uri
from odoo.tools.misc import babel_locale_parse

from ..rules.era import buddhist_year
from ..rules.filter_text import HIDDEN
from .paging import pages
from .table import Report
from .xlsx import workbook

#: Models whose records stand for one person.
PEOPLE = ("coop.card", "coop.member", "res.partner")


class CoopReportMixin(models.AbstractModel):
    """A report about records of one model, on paper or as a workbook.

    A subclass is named after its QWeb report, names the model in ``_report_model`` and
    returns the report of one record from ``_build``. Whoever may read the record may
    have the report; the rows follow the reader's own access rules.
    """

    _name = "coop.report.mixin"
    _description = "Report of a Co-op"

    _report_model = None
    _report_landscape = False

    def _get_report_values(self, docids, data=None):
        """Return what the QWeb template shows: a ``table.Report`` for each record."""
        records = self.env[self._report_model].browse(docids)
        records.check_access("read")
        reports = [self._build(record) for record in records]
        for record, report in zip(records, reports, strict=True):
            self._note(record, report)
        return {
            "docs": records,
            "reports": reports,
            "pages": pages,
            "cell": self._format,
        }

    def _workbook(self, record):
        """Return the name and the bytes of the report's workbook."""
        record.check_access("read")
        report = self._build_for_workbook(record)
        content = workbook(report)
        self._note(record, report)
        return f"{report.title}.xlsx", content

    def _build_for_workbook(self, record):
        """Return the ``table.Report`` of a record whose rows need not be in memory."""
        return self._build(record)

    def _note(self, record, report):
        """Have the security log tell that the user took the report out."""
        self.env["coop.security.event"]._note_export(
            self._report_name(record),
            report.row_count,
            self._told_filters(record, report),
            about=record,
        )

    def _told_filters(self, record, report):
        """Return the filters of a report as text, without names and numbers of people.

        What was typed, and members or cards that were chosen, may be about one person.
        """
        fields = record.fields_get(attributes=["string", "type", "relation"]).values()
        private = {
            field["string"]
            for field in fields
            if field["type"] in ("char", "text") or field.get("relation") in PEOPLE
        }
        *chosen, _printed_on = report.filters
        return ", ".join(
            f"{label}: {HIDDEN if label in private else text}" for label, text in chosen
        )

    def _report_name(self, _record):
        """Return what kind of report it is, whomever it is about."""
        return self.env["ir.model"]._get(self._name).name

    def _build(self, record):
        """Return the ``table.Report`` of a record."""
        raise NotImplementedError

    def _frame(self, title, company, filters, tables):
        """Return a report with what each of them bears: co-op, logo and date."""
        company = company.sudo()
        logo = not company.uses_default_logo and company.logo
        printed_on = self._format(company._coop_today(), "date")
        return Report(
            title=title,
            company=company.name,
            filters=[*filters, (self.env._("Printed on"), printed_on)],
            tables=tables,
            total_title=self.env._("Total"),
            logo=image_data_uri(logo) if logo else None,
            landscape=self._report_landscape,
            buddhist=self.env["coop.era.mixin"]._shows_buddhist_era(),
        )

    def _used_filters(self, record, names):
        """Return those of some fields that are filled in, as pairs of label and text.

        :param record: what a report was asked by: a dialog, or a kept report
        """
        labels = record.fields_get(names, ["string"])
        return [
            (labels[name]["string"], self._filter_text(record, name))
            for name in names
            if self._asked(record, name)
        ]

    def _asked(self, record, name):
        """Return what is asked for by a field."""
        return record[name]

    def _filter_text(self, record, name):
        """Return the value of a field as people read it."""
        field, value = record._fields[name], self._asked(record, name)
        if field.relational:
            return ", ".join(value.mapped("display_name"))
        if field.type == "selection":
            return dict(field._description_selection(self.env))[value]
        kind = {"date": "date", "monetary": "amount"}.get(field.type, "text")
        return self._format(value, kind)

    def _format(self, value, kind):
        """Return a value as text, in the reader's language."""
        if value is None:
            return ""
        formatters = {
            "text": str,
            "integer": lambda number: self._number("%d", number),
            "amount": lambda number: self._number("%.2f", number),
            "quantity": lambda number: self._places(number, 0),
            "percent": lambda number: self._places(number, 2),
            "date": self.env["coop.era.mixin"]._format_day,
            "datetime": self._moment,
            "month": self._month,
        }
        return formatters[kind](value)

    def _places(self, number, least):
        """Return a number with some decimal places, and more only where it has more."""
        places = max(least, -number.normalize().as_tuple().exponent)
        return self._number(f"%.{places}f", number)

    def _month(self, day):
        """Return the month of a day, with the year the reader knows."""
        buddhist = self.env["coop.era.mixin"]._shows_buddhist_era()
        year = buddhist_year(day.year) if buddhist else day.year
        locale = babel_locale_parse(get_lang(self.env).code)
        return format_skeleton("yMMM", day.replace(year=year, day=1), locale=locale)

    def _moment(self, moment):
        """Return an instant of the co-op's clock."""
        day = self.env["coop.era.mixin"]._format_day(moment.date())
        return f"{day} {moment:%H:%M}"

    def _number(self, template, number):
        language = self.env["res.lang"]._lang_get(self.env.lang or "en_US")
        return language.format(template, number, grouping=True)
