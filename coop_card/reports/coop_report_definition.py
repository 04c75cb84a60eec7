# SPDX-License-Identifier: LGPL-3.0-or-later
"""What one kind of report is."""

from datetime import time, timedelta

from odoo import api, models
from odoo.tools import SQL


class CoopReportDefinition(models.AbstractModel):
    """The base of all reports: one small file of ``reports/catalogue/`` each.

    A definition names its columns and filters and returns one statement; screen, paper
    and workbook come from that. The statement has a column for each of ``_columns``,
    and ``<name>_id`` beside those with a ``link``. Its rows must come from
    ``_readable``, so that every reader sees what access rules let them see.
    """

    _name = "coop.report.definition"
    _description = "Definition of a Report"

    #: Where the catalogue shows it, by the names in ``report_catalogue.js``.
    _report_section = "register"
    #: The fields of ``coop.report`` that narrow it down.
    _report_filters = ()
    #: Columns whose values may make groups; the first does so unless chosen otherwise.
    _report_groups = ()
    #: The order of the rows: column names, each with ``desc`` where it falls.
    _report_order = ()
    #: Roles that see it in the catalogue; what they may read is up to access rules.
    _report_roles = ("officer", "auditor")
    #: Whether paper lies on its side.
    _report_landscape = False

    @api.model
    def _title(self):
        """Return the report's title, translated."""
        raise NotImplementedError

    @api.model
    def _about(self):
        """Return one sentence on what the report shows, translated."""
        raise NotImplementedError

    @api.model
    def _columns(self, report):
        """Return the ``table.Column`` of a report."""
        raise NotImplementedError

    @api.model
    def _query(self, report):
        """Return the statement that reads the rows of a report, as ``SQL``."""
        raise NotImplementedError

    @api.model
    def _finished(self, row):
        """Return a row as people read it, where its columns alone cannot tell.

        :param dict row: the values of a row by column name, as the statement has them
        """
        return row

    @api.model
    def _defaults(self):
        """Return the filters that a new question begins with, by field name."""
        company = self.env.company.root_id
        years = self.env["coop.fiscal.year"]._latest_two(company)
        return {"fiscal_year_id": years[:1].id}

    @api.model
    def _is_offered(self):
        """Tell whether the catalogue shows the report to the user."""
        user = self.env.user
        return any(
            user.has_group(f"coop_card.group_{role}") for role in self._report_roles
        )

    @api.model
    def _labels(self, model, name):
        """Return what people read for the values of a selection field."""
        return tuple(self.env[model]._fields[name]._description_selection(self.env))

    @api.model
    def _readable(self, model, domain=()):
        """Return a subquery of the ids that the reader may read and a domain finds.

        Records of all co-ops are found, archived ones too, unless the domain says else.
        """
        records = self.env[model].with_context(active_test=False)
        return records._search(list(domain)).subselect()

    @api.model
    def _rows(self, model, names, domain=()):
        """Return a subquery of fields of what the reader may read and a domain finds.

        It serves models that are no tables, such as sums; ``_readable`` serves tables.
        """
        records = self.env[model].with_context(active_test=False)
        query = records._search(list(domain))
        return query.select(
            *(
                SQL(
                    "%s AS %s",
                    records._field_to_sql(query.table, name, query),
                    SQL.identifier(name),
                )
                for name in names
            )
        )

    @api.model
    def _narrowed(self, report, **fields):
        """Return a domain of the report's co-op and those of its filters that are set.

        :param fields: the field of the rows by the filter's name, and an operator where
            it is neither ``in`` nor ``=``, e.g. ``branch_ids="branch_id"``,
            ``date_from="date >="``
        """
        domain = [("company_id", "=", report.company_id.id)]
        for name, field in fields.items():
            value = report._asked(name)
            if not value:
                continue
            several = report._fields[name].type == "many2many"
            field, _space, operator = field.partition(" ")
            default = "in" if several else "="
            value = value.ids if several else getattr(value, "id", value)
            domain.append((field, operator or default, value))
        return domain

    @api.model
    def _of_ledger(self, report, **fields):
        """Return the domain of lines, or of sums, that the usual filters leave.

        :param fields: further filters, as in ``_narrowed``
        """
        return self._narrowed(
            report,
            date_from="date >=",
            date_to="date <=",
            branch_ids="branch_id",
            category_ids="category_id child_of",
            direction="direction",
            **fields,
        )

    @api.model
    def _in_time(self, report, field):
        """Return the domain of the filters' days for a field that holds instants."""
        company = report.company_id.sudo()
        first, last = report._asked("date_from"), report._asked("date_to")
        domain = []
        if first:
            domain.append((field, ">=", company._coop_instant(first, time.min)))
        if last:
            after = company._coop_instant(last + timedelta(days=1), time.min)
            domain.append((field, "<", after))
        return domain

    @api.model
    def _translated(self, column):
        """Return a translatable column in the reader's language.

        :param str column: table alias and column, e.g. ``category.name``
        """
        return SQL(
            "COALESCE(%(column)s ->> %(lang)s, %(column)s ->> 'en_US')",
            column=SQL.identifier(*column.split(".")),
            lang=self.env.lang or "en_US",
        )
