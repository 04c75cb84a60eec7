# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports as workbooks, to download."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

from ..reports.xlsx import MIMETYPE


class CoopReports(http.Controller):
    """Serves the workbook of any report that has ``coop.report.mixin``."""

    @http.route(
        "/coop_card/report/<string:name>/<int:record_id>.xlsx",
        type="http",
        auth="user",
        readonly=True,
    )
    def workbook(self, name, record_id):
        """Return the workbook of a report about one record the user may read."""
        report = request.env.get(f"report.coop_card.{name}")
        model = getattr(report, "_report_model", None)
        record = model and request.env[model].browse(record_id).exists()
        if not record:
            raise NotFound
        filename, content = report._workbook(record)
        headers = [
            ("Content-Type", MIMETYPE),
            ("Content-Disposition", content_disposition(filename)),
        ]
        return request.make_response(content, headers)
