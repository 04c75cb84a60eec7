# SPDX-License-Identifier: LGPL-3.0-or-later
"""Printed papers, to download."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request


class CoopPrinting(http.Controller):
    """Serves labels and sample cards as PDF."""

    @http.route(
        "/coop_card/labels/<int:wizard_id>.pdf",
        type="http",
        auth="user",
    )
    def labels(self, wizard_id):
        """Return the labels of a dialog the user has opened."""
        wizard = _found("coop.label.wizard", wizard_id)
        if wizard.create_uid != request.env.user:
            raise NotFound
        request.env["coop.security.event"]._note_export(
            request.env["ir.model"]._get("coop.label.wizard").name,
            len(wizard.member_ids),
        )
        return _pdf(wizard._paper(), request.env._("labels.pdf"))

    @http.route(
        "/coop_card/card_template/<int:template_id>.pdf",
        type="http",
        auth="user",
        readonly=True,
    )
    def card_template(self, template_id):
        """Return a sample card of a template the user may read, in its real size."""
        template = _found("coop.card.template", template_id)
        return _pdf(template._sample_pdf(), f"{template.name}.pdf", shown=True)


def _found(model, record_id):
    """Return a record the user may read."""
    record = request.env[model].browse(record_id).exists()
    if not record:
        raise NotFound
    record.check_access("read")
    return record


def _pdf(content, filename, shown=False):
    """Return a PDF as an answer, to be saved or shown in the browser."""
    disposition = content_disposition(filename, "inline" if shown else "attachment")
    headers = [
        ("Content-Type", "application/pdf"),
        ("Content-Length", len(content)),
        ("Content-Disposition", disposition),
    ]
    return request.make_response(content, headers)
