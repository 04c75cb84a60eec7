# SPDX-License-Identifier: LGPL-3.0-or-later
"""The files of letters."""

import base64
import io

from odoo import api, fields, models

from ...printing import letters


class CoopLetterFile(models.Model):
    """So many letters as one file holds, in the order they are printed in."""

    _name = "coop.letter.file"
    _description = "File of Letters"
    _log_access = False
    _order = "job_id, sequence"
    _rec_name = "sequence"

    job_id = fields.Many2one(
        "coop.letter.job",
        "Part of",
        required=True,
        index=True,
        ondelete="cascade",
        help="The letters it is a part of.",
    )
    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, ondelete="cascade", help="The co-op."
    )
    sequence = fields.Integer("File", required=True, help="Counts the files.")
    letter_count = fields.Integer("Letters", help="How many letters it holds.")
    first_number = fields.Char("First member", help="The number on the first letter.")
    last_number = fields.Char("Last member", help="The number on the last letter.")
    claims = fields.Json("Refunds", help="The ids of the refunds, in order.")
    is_done = fields.Boolean("Written", help="Whether the file is there.")
    file = fields.Binary("PDF", attachment=True, help="The letters.")
    file_name = fields.Char(compute="_compute_file_name", help="As it is downloaded.")

    @api.depends("sequence", "first_number", "last_number")
    def _compute_file_name(self):
        for file in self:
            file.file_name = self.env._(
                "letters %(number)03d, %(first)s to %(last)s.pdf",
                number=file.sequence,
                first=file.first_number,
                last=file.last_number,
            ).replace("/", "-")

    def _content(self):
        """Return the bytes of the file, and free the memory they took."""
        self.ensure_one()
        content = base64.b64decode(self.with_context(bin_size=False).file)
        self.env.invalidate_all(flush=False)
        return content

    def _write_letters(self):
        """Write the letters of the file."""
        self.ensure_one()
        content = self._paper(
            self.env["coop.rebate.claim"].browse(self.claims), self.job_id.template_id
        )
        self.write({"file": base64.b64encode(content), "is_done": True})
        self.env.invalidate_all()

    @api.model
    def _paper(self, claims, template):
        """Return the letters of claims as the bytes of a PDF, in the claims' order."""
        written = self.env["coop.letter"]._write_letters(claims, template)
        stream = io.BytesIO()
        letters.write(stream, (written[claim.id] for claim in claims))
        return stream.getvalue()
