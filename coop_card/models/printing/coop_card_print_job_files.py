# SPDX-License-Identifier: LGPL-3.0-or-later
"""The files of a print job: the PDF of the cards and what the encoder wants."""

import base64
import csv
import io
from operator import itemgetter

from odoo import api, models
from odoo.tools import groupby

from ...printing import card_papers

COLUMNS = ("card", "track1", "lrc1", "track2", "lrc2", "track3", "lrc3")


class CoopCardPrintJob(models.Model):
    """Makes the files of a job and lets them be downloaded."""

    _inherit = "coop.card.print.job"

    @api.model
    def _make(self, designs, faces, sheets=False, first_place=1):
        """Return a new job with its files.

        :param designs: pairs of card and template, in the order of printing; those of
            one template come out together
        :param faces: ``front``, ``back`` or both
        :param bool sheets: eight on each A4 page, the first on ``first_place``
        """
        designs = [pair for _, run in groupby(designs, itemgetter(1)) for pair in run]
        cards = self.env["coop.card"].union(*[card for card, _template in designs])
        printed, stream = {}, io.BytesIO()
        papers = self._papers(designs, printed)
        card_papers.write(stream, papers, faces, sheets, first_place)
        job = self.sudo().create(
            {
                "company_id": cards.company_id.id,
                "card_ids": cards.ids,
                "card_count": len(designs),
                "file": base64.b64encode(stream.getvalue()),
                "track_file": self._track_file(designs),
                "printed": printed,
            }
        )
        job = job.with_env(self.env)
        job.check_access("create")
        log = self.env["coop.security.event"]
        log._note_export(self.env._("Printed cards"), len(cards), about=job)
        return job

    def _papers(self, designs, printed):
        """Yield design and values of each card; note what stands for its print."""
        for template, pairs in groupby(designs, itemgetter(1)):
            cards = self.env["coop.card"].union(*[card for card, _template in pairs])
            cards._check_printable(template)
            design = template._design()
            for card, values in zip(cards, cards._face_values(template), strict=True):
                printed[card.id] = [template.id, card._print_digest(values)]
                yield design, values

    def _track_file(self, designs):
        """Return the tracks of cards whose template has any, as base64 CSV, or False.

        Each track stands with its sentinels; its check character (LRC) follows in a
        column of its own, since most encoders compute it themselves.
        """
        rows = [
            [card.number, *template._tracks(card)]
            for card, template in designs
            if template._has_tracks()
        ]
        if not rows:
            return False
        stream = io.StringIO()
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerows([COLUMNS, *rows])
        return base64.b64encode(stream.getvalue().encode("ascii"))

    def action_download(self):
        """Download the PDF."""
        return self._download("pdf")

    def action_download_tracks(self):
        """Download the file for the encoder."""
        return self._download("csv")

    def _download(self, ending):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/print_job/{self.id}.{ending}",
            "target": "download",
        }
