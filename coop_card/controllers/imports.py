# SPDX-License-Identifier: LGPL-3.0-or-later
"""The workbooks of imports, to download."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

from ..reports.xlsx import MIMETYPE


class CoopImports(http.Controller):
    """Serves the table to fill in, and the file with what became of its rows."""

    @http.route(
        "/coop_card/import/<string:kind>/template.xlsx",
        type="http",
        auth="user",
        readonly=True,
    )
    def template(self, kind):
        """Return the empty table of a kind of import."""
        imports = request.env["coop.import"]
        if kind not in imports._fields["kind"].get_values(request.env):
            raise NotFound
        return _download(*imports._template(kind))

    @http.route(
        "/coop_card/import/<int:import_id>/result.xlsx",
        type="http",
        auth="user",
    )
    def result(self, import_id):
        """Return the file of an import with what is said of each of its rows."""
        found = request.env["coop.import"].browse(import_id).exists()
        if not found:
            raise NotFound
        answer = found._result()
        request.env["coop.security.event"]._note_export(
            request.env._("Result of an import"), found.row_count, about=found
        )
        return _download(*answer)


def _download(filename, content):
    headers = [
        ("Content-Type", MIMETYPE),
        ("Content-Disposition", content_disposition(filename)),
    ]
    return request.make_response(content, headers)
