# SPDX-License-Identifier: LGPL-3.0-or-later
"""What imports keep of people, and for how long."""

from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time
from psycopg2 import OperationalError

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.imports import coop_import_work, coop_import_writing
from .import_case import ImportCase

HEAD = ["Member number", "Name", "National ID", "Phone"]
ROWS = [
    ["10", "Somchai Jaidee", "1234545678781", "0810000010"],
    ["11", "Malee Boonmee", None, "ask her"],
    ["12", "Manee Rakdee", None, None],
]


@tagged("post_install", "-at_install")
class TestImportCleaning(ImportCase):
    """Files and rows go after a while; figures stay."""

    def clean(self, days):
        """Let the job clean up as if so many days had passed."""
        self.env.flush_all()
        cron = self.env["ir.cron"]
        with (
            freeze_time(fields.Datetime.now() + timedelta(days=days)),
            patch.object(type(cron), "_commit_progress"),
        ):
            self.env["coop.import"]._cron_clean()

    def done(self):
        """Return an import of three rows, one of them left out, that is done."""
        record = self.checked(HEAD, *ROWS)
        record.action_leave_out()
        record.action_import()
        self.work(record)
        return record

    def kept(self, record):
        """Return all that is stored of an import and its rows, as one text."""
        tables = ("coop_import", "coop_import_row", "coop_import_problem")
        self.env.flush_all()
        texts = []
        for table in tables:
            name = "id" if table == "coop_import" else "import_id"
            query = f"SELECT t::text FROM {table} t WHERE {name} = %s"
            self.env.cr.execute(query, [record.id])
            texts += [text for [text] in self.env.cr.fetchall()]
        return " ".join(texts)

    def test_nothing_of_people_is_kept_after_thirty_days(self):
        record = self.done()
        self.assertIn("1234545678781", self.kept(record))
        self.clean(29)
        self.assertTrue(record.file)
        self.clean(31)
        self.assertFalse(record.file)
        for secret in ("1234545678781", "Somchai", "Malee", "0810000010", "ask her"):
            self.assertNotIn(secret, self.kept(record))

    def test_figures_and_results_stay(self):
        record = self.done()
        before = record.read(["new_count", "left_out_count", "row_count", "done_count"])
        self.clean(31)
        self.assertEqual(record.read([*before[0]]), before)
        self.assertEqual(record.row_ids.mapped("outcome"), ["new", False, "new"])
        self.assertEqual(record.row_ids.mapped("key"), ["10", "11", "12"])
        with self.assertRaisesRegex(UserError, "not there any more"):
            record._result()

    def test_the_co_op_says_how_long(self):
        record = self.done()
        self.co_op.coop_import_days = 3
        until = record.write_date + timedelta(days=3)
        self.assertEqual(record.kept_until, self.co_op._coop_local_date(until))
        self.clean(2)
        self.assertTrue(record.file)
        self.clean(4)
        self.assertFalse(record.file)

    def test_an_import_that_was_never_started_goes_as_a_whole(self):
        record = self.checked(HEAD, *ROWS)
        attachments = self.env["ir.attachment"].sudo()
        mine = [("res_model", "=", record._name), ("res_field", "=", "file")]
        before = attachments.search_count(mine)
        self.clean(31)
        self.assertFalse(record.exists())
        self.assertEqual(attachments.search_count(mine), before - 1)

    def test_an_import_that_was_paused_ends(self):
        record = self.checked(HEAD, ROWS[0], ROWS[2])
        record.action_import()
        with patch.object(coop_import_writing, "PART", 1):
            self.work(record, parts=0)
        record.action_pause()
        self.clean(31)
        self.assertEqual((record.state, record.done_count), ("done", 1))
        self.assertFalse(record.file)

    def test_an_import_at_work_is_left_alone(self):
        record = self.checked(HEAD, ROWS[0])
        record.action_import()
        self.clean(31)
        self.assertTrue(record.file)


@tagged("post_install", "-at_install")
class TestImportAttempts(ImportCase):
    """An import that does not get on keeps no other waiting."""

    def work_once(self):
        """Let the job run once, as long as it likes."""
        with patch.object(type(self.env["ir.cron"]), "_commit_progress"):
            self.env["coop.import"]._cron_work()

    def test_one_that_keeps_failing_lets_others_go_first_and_ends(self):
        stuck, other = self.make_import(HEAD, ROWS[0]), self.make_import(HEAD, ROWS[2])
        (stuck | other).action_check()
        check = type(stuck)._checking

        def checking(record):
            if record.id == stuck.id:
                raise OperationalError("could not serialize access")
            return check(record)

        def parts(record):
            yield from checking(record)

        with patch.object(type(stuck), "_checking", parts):
            for attempt in range(coop_import_work.ATTEMPTS):
                self.assertEqual((stuck.state, stuck.attempts), ("checking", attempt))
                self.work_once()
                self.assertEqual(other.state, "checked")
            self.work_once()
        self.assertEqual(stuck.state, "failed")
        self.assertIn("tried 5 times", stuck.message)
        stuck.action_check()
        self.work_once()
        self.assertEqual((stuck.state, stuck.message), ("checked", False))

    @mute_logger("odoo.addons.coop_card.models.imports.coop_import_work")
    def test_what_gets_on_begins_to_count_anew(self):
        record = self.make_import(HEAD, ROWS[0])
        record.action_check()
        record.sudo().attempts = 3
        self.work_once()
        self.assertEqual((record.state, record.attempts), ("checked", 0))
