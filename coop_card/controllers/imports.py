# SPDX-License-Identifier: LGPL-3.0-or-later
"""The workbooks of imports, to download."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from ..reports.xlsx import MIMETYPE
from .downloads import found, sent


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
        name, content = imports._template(kind)
        return sent(content, name, MIMETYPE)

    @http.route(
        "/coop_card/import/<int:import_id>/result.xlsx",
        type="http",
        auth="user",
    )
    def result(self, import_id):
        """Return the file of an import with what is said of each of its rows."""
        done = found("coop.import", import_id)
        name, content = done._result()
        request.env["coop.security.event"]._note_export(
            request.env._("Result of an import"), done.row_count, about=done
        )
        return sent(content, name, MIMETYPE)
