# SPDX-License-Identifier: LGPL-3.0-or-later
"""The encoding file: what the encoder writes on the stripes."""

import base64
import csv
import io

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from ..rules.tracks import lrc
from .printing_case import Paper, PrintingCase


class TestTracks(PrintingCase):
    """Each track stands in a column, its check character in the next."""

    def rows(self, *cards):
        """Return the rows of the encoding file of cards."""
        job = self.job(self.env["coop.card"].union(*cards))
        text = base64.b64decode(job.track_file).decode("ascii")
        return list(csv.DictReader(io.StringIO(text)))

    def test_no_file_without_tracks(self):
        self.assertFalse(self.job(self.make_card()).track_file)

    def test_a_row_for_each_card(self):
        self.template.write(
            {
                "track1_format": "%B{number}^{name}^{expiry}?",
                "track2_format": ";{number}={expiry}?",
                "track3_format": ";{member}?",
            }
        )
        member = self.make_member("José Núñez", title="Mr", number="00042")
        card = self.make_card(member, number="9764001000001235", valid_to="2029-12-31")
        [row] = self.rows(card)
        self.assertEqual(row["card"], "9764001000001235")
        self.assertEqual(row["track1"], "%B9764001000001235^MR JOSE NUNEZ^2912?")
        self.assertEqual(row["track2"], ";9764001000001235=2912?")
        self.assertEqual(row["track3"], ";00042?")
        for number in (1, 2, 3):
            text = row[f"track{number}"]
            self.assertEqual(row[f"lrc{number}"], lrc(number, text), text)

    def test_a_track_that_is_not_set_stays_empty(self):
        self.template.track2_format = ";{number}?"
        [row] = self.rows(self.make_card())
        self.assertEqual((row["track1"], row["lrc1"]), ("", ""))

    def test_a_thai_name_is_refused_with_what_to_do(self):
        self.template.track1_format = "%B{number}^{name}?"
        card = self.make_card(self.make_member("สมชาย ใจดี"))
        with self.assertRaisesRegex(UserError, "take the member number instead"):
            self.job(card)

    def test_a_format_no_reader_would_read_is_refused(self):
        for name, text in (
            ("track1_format", "B{number}?"),
            ("track2_format", ";{pin}?"),
            ("track2_format", ";{number}-?"),
        ):
            with self.assertRaises(ValidationError), self.cr.savepoint():
                self.template[name] = text


class TestJobDownload(PrintingCase, HttpCase):
    """Each download of a job's files is in the security log, and is the only way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template.track2_format = ";{number}?"
        cls.print_job = cls.job(cls.make_card(cls.make_member("Anong")))
        cls.auditor = cls.make_user("auditor", password="auditor-auditor")

    def noted(self):
        """Return what the security log tells of the job, the oldest first."""
        about = [("res_model", "=", self.print_job._name)]
        events = self.env["coop.security.event"].search(about, order="id")
        return events.filtered(lambda event: event.res_id == self.print_job.id)

    def test_each_download_is_noted(self):
        self.authenticate(self.auditor.login, "auditor-auditor")
        before = self.noted()
        paper = self.url_open(self.print_job.action_download()["url"])
        self.assertEqual(paper.headers["Content-Type"], "application/pdf")
        self.assertIn("Anong", Paper(paper.content).text())
        tracks = self.url_open(self.print_job.action_download_tracks()["url"])
        self.assertIn('"track2"', tracks.text)
        taken = self.noted() - before
        self.assertEqual(taken.user_id, self.auditor)
        told = [(event.what, event.count) for event in taken]
        self.assertEqual(told, [("Printed cards", 1), ("Encoding file", 1)])

    @mute_logger("odoo.http")
    def test_nothing_else_serves_the_files(self):
        self.authenticate(self.auditor.login, "auditor-auditor")
        attached = self.env["ir.attachment"].search(
            [("res_model", "=", self.print_job._name), ("res_field", "!=", False)]
        )
        addresses = [f"/web/content/{one.id}" for one in attached]
        addresses += [
            f"/web/content/{self.print_job._name}/{self.print_job.id}/{name}"
            for name in ("file", "track_file")
        ]
        self.assertEqual(len(addresses), 4)
        for address in addresses:
            self.assertNotEqual(self.url_open(address).status_code, 200, address)
        job = self.print_job.with_user(self.auditor)
        for name in ("file", "track_file"):
            with self.assertRaises(AccessError):
                job.read([name])
        self.assertTrue(job.has_tracks)

    @mute_logger("odoo.http")
    def test_confirmed_jobs_have_no_files(self):
        self.authenticate(self.auditor.login, "auditor-auditor")
        self.print_job.action_confirm()
        url = self.print_job.action_download()["url"]
        self.assertEqual(self.url_open(url).status_code, 404)
        self.assertFalse(self.print_job.has_tracks)
