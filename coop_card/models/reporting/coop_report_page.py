# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports on the screen."""

from odoo import models

from .coop_report_reading import NO_GROUPS

#: The most rows that one page of the screen may ask for.
LONGEST_PAGE = 500


class CoopReport(models.Model):
    """Adds what the screen shows: one page of rows, as texts, with links."""

    _inherit = "coop.report"

    def read_page(self, offset=0, limit=80, sort=None, group_by=None):
        """Return a page of the report as the screen shows it.

        :param sort: the column to order by, such as ``"amount desc"``; as before when
            left out. Both this and ``group_by`` are kept with the reader's own report.
        :return: dict of ``columns``, ``groups`` (that may be chosen), ``group_by``,
            ``sort``, ``count``, ``totals``, and ``rows``: dicts of ``cells`` (texts by
            column name), ``links`` (``[model, id]`` by column name), ``group``, and
            ``begins`` with the sums of the group where one begins
        """
        self = self._shown_as(sort=sort, group_by=group_by)
        columns, query = self._source()
        total = self._totals(columns, query).get(None, {"": 0})
        rows = self._page_rows(columns, query, offset, min(limit, LONGEST_PAGE))
        return {
            "columns": [self._shown_column(column) for column in columns],
            "groups": self._shown_groups(columns),
            "group_by": self._group_column() or NO_GROUPS,
            "sort": self._chosen("sort") or "",
            "count": total.pop(""),
            "totals": self._shown_sums(columns, total),
            "rows": self._shown_rows(columns, query, rows),
        }

    def _shown_as(self, **chosen):
        """Return the report in another order or grouping; the owner's keeps it."""
        chosen = {name: value for name, value in chosen.items() if value is not None}
        if chosen and self.user_id == self.env.user:
            self.write(chosen)
        return self.with_context(coop_report=chosen)

    def _shown_column(self, column):
        return {
            "name": column.name,
            "title": column.title,
            "kind": column.kind,
            "width": column.width,
            "total": column.total,
        }

    def _shown_groups(self, columns):
        titles = {column.name: column.title for column in columns}
        return [
            {"name": name, "title": titles[name]}
            for name in self._definition()._report_groups
            if name in titles
        ]

    def _shown_rows(self, columns, query, rows):
        by = self._group_column()
        sums = self._group_sums(columns, query, by) if by and rows else {}
        kinds = {column.name: column.kind for column in columns}
        shown, before = [], object()
        for row in rows:
            texts = {c.name: self._text(row[c.name], c.kind) for c in columns}
            links = {
                c.name: [c.link, row[f"{c.name}_id"]]
                for c in columns
                if c.link and row[f"{c.name}_id"]
            }
            line = {"cells": texts, "links": links}
            if by and row[by] != before:
                before = row[by]
                line["begins"] = {
                    "title": self._group_title(row[by], kinds[by]),
                    "count": sums[before][""],
                    "sums": self._shown_sums(columns, sums[before]),
                }
            shown.append(line)
        return shown

    def _group_sums(self, columns, query, by):
        """Return the sums of each group, by what its rows say of it."""
        read = self._reader([column for column in columns if column.name == by])
        sums = self._totals(columns, query, by)
        return {read({by: group})[by]: summed for group, summed in sums.items()}

    def _shown_sums(self, columns, sums):
        return {
            column.name: self._text(sums.get(column.name), column.kind)
            for column in columns
            if column.total
        }

    def _group_title(self, value, kind):
        """Return what stands above the rows that have a value in common."""
        return self._text(value, kind) or self.env._("None")

    def _text(self, value, kind):
        """Return a value as paper shows it, too."""
        return self.env["coop.report.mixin"]._format(value, kind)
