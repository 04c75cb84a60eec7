# SPDX-License-Identifier: LGPL-3.0-or-later
"""The page of a day, on paper and as a workbook."""

from odoo import api, models

from ..rules.day import KINDS, NOTHING
from .table import Column, Table


class DayPage(models.AbstractModel):
    """The day by branch, channel, terminal and operator, and its comparisons."""

    _name = "report.coop_card.day_page"
    _description = "Page of a Day"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.day"
    _report_landscape = True

    @api.model
    def _build(self, record):
        """Return the tables of a day; comparisons are left out where there is none."""
        page = record._page()
        tables = [self._figures(page), self._terminals(page), self._sales(page)]
        filled = [
            table for table in tables if any(group.rows for group in table.groups)
        ]
        title = self.env._("Day %s", page["day"])
        return self._frame(
            title, record.company_id, self._signed(page), filled or tables[:1]
        )

    @api.model
    def _signed(self, page):
        """Return who signed off which branch, as pairs of label and text."""
        return [
            (
                branch["name"],
                self.env._(
                    "Signed off by %(person)s, %(moment)s",
                    person=branch["sign_off"]["by"],
                    moment=branch["sign_off"]["at"],
                )
                if branch["sign_off"]
                else self.env._("Not signed off"),
            )
            for branch in page["branches"]
        ]

    @api.model
    def _figures(self, page):
        """Return the figures by place; kinds of which the day has none are left out."""
        shown = [kind for kind in KINDS if any(page["totals"][kind])]
        rows = [
            {
                "branch": branch["name"],
                "place": row["place"],
                "operator": row["operator"],
                **self._cells(row["figures"], shown),
            }
            for branch in page["branches"]
            for row in branch["rows"]
        ]
        names = self.env["coop.day"]._kind_names()
        columns = [
            Column("branch", self.env._("Branch"), width=18),
            Column("place", self.env._("Terminal or channel"), width=26),
            Column("operator", self.env._("Operator"), width=18),
        ]
        for kind in shown:
            columns += [
                Column(f"{kind}_count", self.env._("Slips"), "integer", 7, total=True),
                Column(kind, names[kind], "amount", 20, total=True),
            ]
        title = self.env._("By branch, terminal and operator")
        return Table.of(title, columns, rows, group_by="branch")

    @api.model
    def _cells(self, figures, kinds):
        """Return count and amount of each kind as cells; empty where there is none."""
        cells = {}
        for kind in kinds:
            count, amount = figures.get(kind, NOTHING)
            empty = not count and not amount
            cells[f"{kind}_count"] = None if empty else count
            cells[kind] = None if empty else amount
        return cells

    @api.model
    def _terminals(self, page):
        """Return what terminals sent beside what they reported."""
        rows = [
            {
                "branch": each["branch"],
                "name": each["name"],
                "received_count": each["received"].count,
                "received": each["received"].amount,
                "reported_count": each["reported"] and each["reported"].count,
                "reported": each["reported"] and each["reported"].amount,
                "text": each["text"],
            }
            for each in page["terminals"]
        ]
        columns = [
            Column("branch", self.env._("Branch"), width=20),
            Column("name", self.env._("Terminal"), width=26),
            Column("received_count", self.env._("Slips here"), "integer", 9),
            Column("received", self.env._("Here"), "amount", 16),
            Column("reported_count", self.env._("Slips reported"), "integer", 12),
            Column("reported", self.env._("Reported"), "amount", 16),
            Column("text", self.env._("Difference"), width=40),
        ]
        title = self.env._("Compared with the terminals' own totals")
        return Table.of(title, columns, rows)

    @api.model
    def _sales(self, page):
        """Return all sales of the day beside what of them accumulates."""
        rows = [
            {
                "title": each["title"],
                "branch": each["branch"],
                "members": each["members"].amount,
                "others": each["others"].amount,
                "accumulated": each["accumulated"].amount,
                "text": each["text"],
            }
            for each in page["sales"]
        ]
        columns = [
            Column("title", self.env._("Sales"), width=24),
            Column("branch", self.env._("Branch"), width=20),
            Column("others", self.env._("To others"), "amount", 16, total=True),
            Column("members", self.env._("To members"), "amount", 16, total=True),
            Column("accumulated", self.env._("Accumulates"), "amount", 16, total=True),
            Column("text", self.env._("Difference"), width=40),
        ]
        title = self.env._("Compared with all sales of the day")
        return Table.of(title, columns, rows)
