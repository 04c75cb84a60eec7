# SPDX-License-Identifier: LGPL-3.0-or-later
"""Printed papers, to download."""

from odoo import http
from odoo.http import request

from .downloads import PDF, found, sent


class CoopPrinting(http.Controller):
    """Serves labels, cards and sample cards."""

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

    @http.route("/coop_card/print_job/<int:job_id>.pdf", type="http", auth="user")
    def cards(self, job_id):
        """Return the cards of a print job the user may read."""
        what = request.env._("Printed cards")
        return self._job_file(job_id, "file", what, request.env._("cards.pdf"), PDF)

    @http.route("/coop_card/print_job/<int:job_id>.csv", type="http", auth="user")
    def tracks(self, job_id):
        """Return what the encoder writes for a print job the user may read."""
        what, name = request.env._("Encoding file"), request.env._("tracks.csv")
        return self._job_file(job_id, "track_file", what, name, "text/csv")

    def _job_file(self, job_id, field, what, name, mimetype):
        """Return a file of a print job, and have the security log tell of it."""
        job = found("coop.card.print.job", job_id)
        stream = request.env["ir.binary"]._get_stream_from(
            job.sudo(), field, filename=name, mimetype=mimetype
        )
        log = request.env["coop.security.event"]
        log._note_export(what, job.card_count, about=job)
        return stream.get_response(as_attachment=True)

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
