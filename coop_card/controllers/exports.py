# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo's own export of lists, in their order and with the days readers know."""

import json

from odoo.http import request

from odoo.addons.web.controllers.export import (
    CSVExport,
    ExcelExport,
    ExportXlsxWriter,
    GroupExportXlsxWriter,
)

from ..models.base import list_shown
from ..models.control.base import DOMAIN
from ..reports.xlsx import BUDDHIST_DATE


class BuddhistDays:
    """Lets a writer of Odoo's show the Buddhist year; the cells stay real days."""

    def __init__(self, *args):
        """Prepare the sheet as Odoo does, with other formats of days and instants."""
        super().__init__(*args)
        days = {"text_wrap": True, "num_format": BUDDHIST_DATE}
        self.date_style = self.workbook.add_format(days)
        instants = days | {"num_format": f"{BUDDHIST_DATE} hh:mm:ss"}
        self.datetime_style = self.workbook.add_format(instants)


class BuddhistWriter(BuddhistDays, ExportXlsxWriter):
    """Writes a list."""


class BuddhistGroupWriter(BuddhistDays, GroupExportXlsxWriter):
    """Writes a list with groups."""


class CoopCsvExport(CSVExport):
    """Tells the security log how lists were narrowed down."""

    def base(self, data):
        """Export as Odoo does."""
        return super().base(json.dumps(_with_domain(json.loads(data))))


class CoopExcelExport(ExcelExport):
    """Writes lists of co-ops' data as they are shown; others as Odoo does.

    They keep the order that was clicked, and days are in the era of the reader.
    """

    def base(self, data):
        """Export the rows that a list shows, in the list's order."""
        asked = _with_domain(json.loads(data))
        model = request.env[asked["model"]].with_context(**asked.get("context", {}))
        order = list_shown.order(model)
        if order and not asked["ids"]:
            asked["ids"] = model.search(asked["domain"], order=order).ids
        return super().base(json.dumps(asked))

    def from_data(self, fields, columns_headers, rows):
        """Return the workbook of a list."""
        if not self._wants_buddhist_days():
            return super().from_data(fields, columns_headers, rows)
        with BuddhistWriter(fields, columns_headers, len(rows)) as writer:
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    writer.write_cell(number, column, value)
        return writer.value

    def from_group_data(self, fields, columns_headers, groups):
        """Return the workbook of a list with groups."""
        if not self._wants_buddhist_days():
            return super().from_group_data(fields, columns_headers, groups)
        with BuddhistGroupWriter(fields, columns_headers, groups.count) as writer:
            row, column = 1, 0
            for name, group in groups.children.items():
                row, column = writer.write_group(row, column, name, group)
        return writer.value

    def _wants_buddhist_days(self):
        """Tell whether the list is a co-op's and its reader's language Thai.

        A file that is to be imported again keeps the days as Odoo reads them.
        """
        asked = json.loads(request.params["data"])
        model = request.env[asked["model"]]
        has_era = hasattr(model, "_shows_buddhist_era")
        return has_era and not asked["import_compat"] and model._shows_buddhist_era()


def _with_domain(asked):
    """Let what exports know how the list was narrowed down: see ``export_data``."""
    picked = [("id", "in", asked["ids"])] if asked["ids"] else asked["domain"]
    return asked | {"context": {**asked.get("context", {}), DOMAIN: picked}}
