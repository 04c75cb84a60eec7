# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the rows of reports are read."""

from decimal import Decimal

import pytz

from odoo import models
from odoo.tools import SQL

from ..base.fetching import fetched

#: Kinds of columns whose numbers are exact: they come as text.
EXACT = ("amount", "quantity", "percent")
#: What says that rows make no groups.
NO_GROUPS = "none"


class CoopReport(models.Model):
    """Adds the statements around that of a definition: pages, sums and groups."""

    _inherit = "coop.report"

    def _source(self):
        """Return columns and statement of the report, for the reader.

        :raise AccessError: for who may not read what the report is made of
        """
        self.ensure_one()
        self.check_access("read")
        self.env.flush_all()
        definition = self._definition()
        return definition._columns(self), definition._query(self)

    def _group_column(self):
        """Return the name of the column that makes groups, or None."""
        groups = self._definition()._report_groups
        chosen = self._chosen("group_by") or (groups[0] if groups else None)
        return chosen if chosen in groups else None

    def _chosen(self, name):
        """Return how the reader wants the rows now, or as they were kept."""
        return self.env.context.get("coop_report", {}).get(name, self[name])

    def _select(self, columns, query):
        """Return the statement of all rows, in order."""
        fields_read = [name for column in columns for name in self._read_of(column)]
        return SQL(
            "SELECT %s FROM (%s) AS report ORDER BY %s",
            SQL(", ").join(fields_read),
            query,
            SQL(", ").join(self._order_terms(columns)),
        )

    def _read_of(self, column):
        """Return what is read for a column: its value, and what it links to."""
        name = SQL.identifier(column.name)
        exact = column.kind in EXACT
        read = [SQL("%s::text AS %s", name, name) if exact else name]
        if column.link:
            read.append(SQL.identifier(f"{column.name}_id"))
        return read

    def _order_terms(self, columns):
        """Return what the rows are ordered by: group, what was chosen, the default.

        They are columns of the source: numbers are text in what is selected of it.
        """
        sort = self._chosen("sort")
        asked = [self._group_column(), sort, *self._definition()._report_order]
        known = {column.name for column in columns}
        terms = [term.split() for term in asked if term and term.strip()]
        return [
            SQL(
                "%s %s",
                SQL.identifier("report", name),
                SQL("DESC NULLS LAST" if falls else ""),
            )
            for name, *falls in terms
            if name in known
        ] or [SQL("1")]

    def _totals(self, columns, query, by=None):
        """Return the number of rows and the sums of columns, in all or by group.

        :return: dict by group (None for all) of dict by column name; ``""`` counts rows
        """
        summed = [column for column in columns if column.total]
        sums = [
            SQL("COALESCE(sum(%s), 0)::text", SQL.identifier(column.name))
            for column in summed
        ]
        key = SQL.identifier(by) if by else SQL("NULL")
        rows = self.env.execute_query(
            SQL(
                "SELECT %s, count(*), %s FROM (%s) AS report GROUP BY 1",
                key,
                SQL(", ").join([*sums, SQL("NULL")]),
                query,
            )
        )
        return {
            group: {
                "": count,
                **{
                    column.name: Decimal(value)
                    for column, value in zip(summed, values, strict=False)
                },
            }
            for group, count, *values in rows
        }

    def _page_rows(self, columns, query, offset, limit):
        """Return some of the rows as dicts by column name."""
        page = SQL("%s LIMIT %s OFFSET %s", self._select(columns, query), limit, offset)
        read, finished = self._reader(columns), self._definition()._finished
        return [read(finished(row)) for row in self.env.execute_query_dict(page)]

    def _all_rows(self, columns, query):
        """Yield all rows, a few at a time: memory does not grow with their number."""
        read, finished = self._reader(columns), self._definition()._finished
        for row in fetched(self.env, self._select(columns, query)):
            yield read(finished(row))

    def _reader(self, columns):
        """Return the function that gives a row its kinds of values."""
        zone = pytz.timezone(self.company_id.sudo().coop_tz)
        makers = {
            **dict.fromkeys(EXACT, Decimal),
            "datetime": lambda moment: (
                pytz.utc.localize(moment).astimezone(zone).replace(tzinfo=None)
            ),
        }
        converted = [
            (column.name, _labelled(column) if column.labels else maker)
            for column in columns
            if (maker := makers.get(column.kind)) or column.labels
        ]

        def read(row):
            for name, maker in converted:
                if row[name] is not None:
                    row[name] = maker(row[name])
            return row

        return read


def _labelled(column):
    """Return the function that gives a value its label; others stay as they are."""
    labels = dict(column.labels)
    return lambda value: labels.get(value, value)
