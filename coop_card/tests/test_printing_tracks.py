# SPDX-License-Identifier: LGPL-3.0-or-later
"""The encoding file: what the encoder writes on the stripes."""

import base64
import csv
import io

from odoo.exceptions import UserError, ValidationError

from ..rules.tracks import lrc
from .printing_case import PrintingCase


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
