# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports as workbooks, to download."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.report import ReportController

from ..reports.xlsx import MIMETYPE
from .downloads import found, sent


class CoopReports(http.Controller):
    """Serves the workbook of any report that has ``coop.report.mixin``."""

    @http.route(
        "/coop_card/report/<string:name>/<int:record_id>.xlsx",
        type="http",
        auth="user",
    )
    def workbook(self, name, record_id):
        """Return the workbook of a report about one record the user may read."""
        report = request.env.get(f"report.coop_card.{name}")
        model = getattr(report, "_report_model", None)
        if not model:
            raise NotFound
        filename, content = report._workbook(found(model, record_id))
        return sent(content, filename, MIMETYPE)


class CoopReportPages(ReportController):
    """Serves reports as Odoo does; those of co-ops are noted, which is a write."""

    def _only_reads(self, _rule, args):
        """Return whether an address is answered without writing anything."""
        return not args["reportname"].startswith("coop_card.")

    @http.route(readonly=_only_reads)
    def report_routes(self, reportname, docids=None, converter=None, **data):
        """Return a report as Odoo does."""
        return super().report_routes(reportname, docids, converter, **data)
