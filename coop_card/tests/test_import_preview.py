# SPDX-License-Identifier: LGPL-3.0-or-later
"""The preview tells what importing would do; nothing is written before."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .import_case import ImportCase

HEAD = ["Member number", "Name", "Phone"]


@tagged("post_install", "-at_install")
class TestImportPreview(ImportCase):
    """The preview, and what may be left out."""

    def test_it_counts_new_changed_unchanged_and_bad_rows(self):
        self.make_member("Somchai Jaidee", number="1", phone="0810000001")
        self.make_member("Malee Boonmee", number="2")
        record = self.checked(
            HEAD,
            ["1", "Somchai Jaidee", "0810000009"],
            ["2", "Malee Boonmee", None],
            ["3", "Somsri Rakdee", None],
            ["4", "", "no phone"],
        )
        self.assertEqual(record.state, "checked", record.message)
        self.assertEqual(
            (
                record.new_count,
                record.changed_count,
                record.same_count,
                record.problem_count,
            ),
            (1, 1, 1, 1),
        )
        changed = record.row_ids.filtered(lambda row: row.finding == "changed")
        self.assertEqual(changed.changes, "Phone: 0810000001 → 0810000009")

    def test_nothing_is_written_before_the_import(self):
        before = self.env["coop.member"].search_count([])
        member = self.make_member("Somchai Jaidee", number="1")
        self.checked(HEAD, ["1", "Somchai Sukjai", None], ["2", "Malee", None])
        self.assertEqual(member.name, "Somchai Jaidee")
        self.assertEqual(self.env["coop.member"].search_count([]), before + 1)

    def test_rows_with_problems_keep_the_rest_from_being_imported(self):
        record = self.checked(HEAD, ["1", "Somchai", None], ["2", None, None])
        with self.assertRaisesRegex(UserError, "1 rows have problems"):
            record.action_import()
        self.assertFalse(self.member("1"))

    def test_rows_left_out_are_not_imported(self):
        record = self.checked(
            HEAD, ["1", "Somchai", None], ["2", None, None], ["3", "Malee", None]
        )
        record.action_leave_out()
        record.row_ids.filtered(lambda row: row.key == "3").left_out = True
        self.assertEqual((record.left_out_count, record.todo_count), (2, 1))
        record.action_import()
        self.work(record)
        self.assertEqual(record.state, "done")
        self.assertTrue(self.member("1"))
        self.assertFalse(self.member("2") or self.member("3"))

    def test_what_a_row_says_is_corrected_in_the_file_alone(self):
        record = self.checked(HEAD, ["1", "Somchai", None])
        with self.assertRaises(AccessError):
            record.row_ids.write({"content": {}})
        with self.assertRaises(AccessError):
            record.write({"row_count": 7})

    def test_another_file_begins_anew(self):
        record = self.checked(HEAD, ["1", "Somchai", None])
        other = self.make_import(HEAD, ["2", "Malee", None])
        record.file = other.file
        self.assertEqual((record.state, len(record.row_ids)), ("draft", 0))
        record.action_check()
        self.work(record)
        self.assertEqual(record.row_ids.key, "2")

    def test_the_first_rows_and_problems_are_shown(self):
        rows = [[str(number), None, None] for number in range(1, 30)]
        record = self.checked(HEAD, *rows)
        self.assertEqual(record.problem_count, 29)
        self.assertEqual(len(record.shown_problem_ids), 10)
        self.assertEqual(record.shown_row_ids.mapped("number"), [*range(2, 12)])
