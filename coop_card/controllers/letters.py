# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters, explanations and papers of payouts, to download."""

import tempfile
import zipfile

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from ..models.payouts.coop_payout_paper import PAPERS
from ..reports.xlsx import MIMETYPE
from .downloads import PDF, found, sent, streamed

#: What kind of file each ending stands for.
ENDINGS = {
    "pdf": PDF,
    "csv": "text/csv",
    "txt": "text/plain",
    "xlsx": MIMETYPE,
}

#: Files up to this size are put together in memory, larger ones on the disk.
IN_MEMORY = 8 * 1024 * 1024


class CoopLetters(http.Controller):
    """Serves what members are told about their refunds."""

    @http.route("/coop_card/letter/<int:claim_id>.pdf", type="http", auth="user")
    def letter(self, claim_id):
        """Return the letter about one refund the user may read."""
        claim = found("coop.rebate.claim", claim_id)
        _note(request.env._("Letter about a refund"), claim)
        template = request.env["coop.letter.template"]._first(claim.company_id)
        content = request.env["coop.letter.file"]._paper(claim, template)
        name = f"{claim.member_id.number}.pdf"
        return sent(content, name, PDF, shown=True)

    @http.route("/coop_card/letters/<int:job_id>.zip", type="http", auth="user")
    def letters(self, job_id):
        """Return all files of a job that are written."""
        job = found("coop.letter.job", job_id)
        files = job.file_ids.filtered("is_done")
        _note(
            request.env._("Letters about refunds"),
            job,
            sum(files.mapped("letter_count")),
        )
        stream = _file()
        with zipfile.ZipFile(stream, "w") as archive:
            for file in files:
                archive.writestr(file.file_name, file._content())
        return streamed(stream, f"{job.display_name}.zip", "application/zip")

    @http.route("/coop_card/refunds/<int:run_id>.xlsx", type="http", auth="user")
    def workbook(self, run_id):
        """Return the workbook that explains the refunds of a run."""
        run = found("coop.rebate.run", run_id)
        stream = _file()
        name = request.env["report.coop_card.refund_explanation"]._write_workbook(
            run, stream
        )
        return streamed(stream, name, MIMETYPE)


class CoopPayoutPapers(http.Controller):
    """Serves the papers of payouts."""

    @http.route(
        "/coop_card/payout/<int:batch_id>/<string:paper>",
        type="http",
        auth="user",
    )
    def paper(self, batch_id, paper):
        """Return a paper of a payout the user may read, or the bank's file."""
        if paper not in PAPERS:
            raise NotFound
        batch, stream = found("coop.payout.batch", batch_id), _file()
        ending = request.env["coop.payout.paper"]._write_paper(batch, paper, stream)
        lines = request.env["coop.payout.line"]
        count = lines.search_count([("batch_id", "=", batch.id)])
        _note(request.env._("Papers of payouts: %s", paper), batch, count)
        name = f"{batch.name} {paper}.{ending}"
        return streamed(stream, name, ENDINGS[ending])


def _note(what, record, count=1):
    """Have the security log tell that the user took a paper out."""
    request.env["coop.security.event"]._note_export(what, count, about=record)


def _file():
    """Return a file for an answer, which closes it once it is sent."""
    return tempfile.SpooledTemporaryFile(IN_MEMORY)
