# SPDX-License-Identifier: LGPL-3.0-or-later
"""Printed papers, to download."""

from odoo import http
from odoo.http import request

from .downloads import PDF, found, sent


class CoopPrinting(http.Controller):
    """Serves labels and sample cards as PDF."""

    @http.route(
        "/coop_card/labels/<int:wizard_id>.pdf",
        type="http",
        auth="user",
    )
    def labels(self, wizard_id):
        """Return the labels of a dialog the user has opened."""
        wizard = found("coop.label.wizard", wizard_id)
        request.env["coop.security.event"]._note_export(
            request.env["ir.model"]._get("coop.label.wizard").name,
            len(wizard.member_ids),
        )
        return sent(wizard._paper(), request.env._("labels.pdf"), PDF)

    @http.route(
        "/coop_card/card_template/<int:template_id>.pdf",
        type="http",
        auth="user",
        readonly=True,
    )
    def card_template(self, template_id):
        """Return a sample card of a template the user may read, in its real size."""
        template = found("coop.card.template", template_id)
        content, name = template._sample_pdf(), f"{template.name}.pdf"
        return sent(content, name, PDF, shown=True)
