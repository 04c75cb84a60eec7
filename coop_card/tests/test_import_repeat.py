# SPDX-License-Identifier: LGPL-3.0-or-later
"""An import may be repeated, stopped and gone on with: nothing is doubled or erased."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.imports import coop_import_writing
from .import_case import ImportCase

HEAD = ["Member number", "Name", "Phone", "Member since", "Card number"]
ROWS = [
    [
        str(number),
        f"Member {number}",
        f"08100000{number:02}",
        "2020-01-01",
        f"90{number}",
    ]
    for number in range(10, 40)
]


@tagged("post_install", "-at_install")
class TestImportRepeat(ImportCase):
    """Imports again, stopped ones, and others working meanwhile."""

    def test_the_same_file_again_changes_nothing(self):
        self.imported(HEAD, *ROWS)
        record = self.checked(HEAD, *ROWS)
        self.assertEqual((record.same_count, record.todo_count), (30, 0))
        self.assertEqual(len(self.member("10").card_ids), 1)

    def test_a_file_imported_before_is_recognised(self):
        record = self.make_import(HEAD, *ROWS)
        content = record._content()
        record.action_check()
        self.work(record)
        record.action_import()
        self.work(record)
        again = self.checked(content=content)
        self.assertIn("The same file was imported on", again.remarks)

    def test_a_row_without_a_number_does_not_double_a_member(self):
        self.imported(["Name", "National ID"], ["Malee", "1234545678781"])
        record = self.checked(["Name", "National ID"], ["Malee", "1234545678781"])
        self.assertEqual(record.same_count, 1)
        record = self.checked(["Name"], ["Malee"])
        self.assert_problem(record, 2, "Member number", "has the same name")

    def test_empty_cells_erase_nothing(self):
        self.imported(HEAD, ROWS[0])
        record = self.checked(HEAD, ["10", "Member 10", None, None, None])
        self.assertEqual(record.same_count, 1)
        record = self.imported(HEAD, ["10", "Somsri Rakdee", None, None, None])
        member = self.member("10")
        self.assertEqual((member.name, member.phone), ("Somsri Rakdee", "0810000010"))
        self.assertEqual(member.card_ids.number, "9010")

    def test_it_goes_on_where_it_was_stopped(self):
        record = self.checked(HEAD, *ROWS)
        record.action_import()
        with patch.object(coop_import_writing, "PART", 10):
            self.work(record, parts=1)
            self.assertEqual((record.state, record.done_count), ("importing", 20))
            self.work(record)
        self.assertEqual((record.state, record.done_count), ("done", 30))
        self.assertEqual(
            self.env["coop.card"].search_count([("number", "=", "9025")]), 1
        )

    def test_it_can_be_paused_and_gone_on_with(self):
        record = self.checked(HEAD, *ROWS)
        record.action_import()
        with patch.object(coop_import_writing, "PART", 10):
            self.work(record, parts=0)
            record.action_pause()
            self.work(record)
            self.assertEqual((record.state, record.done_count), ("checked", 10))
            self.assertEqual(record.todo_count, 20)
            with self.assertRaisesRegex(UserError, "in the register already"):
                record.action_check()
            record.action_import()
            self.work(record)
        self.assertEqual((record.state, record.done_count), ("done", 30))

    def test_what_others_register_meanwhile_is_not_doubled(self):
        record = self.checked(HEAD, *ROWS[:2])
        member = self.make_member("Member 10", number="10", phone="0810000010")
        record.action_import()
        self.work(record)
        self.assertEqual(record.state, "done")
        self.assertEqual(self.member("10"), member)
        self.assertEqual(member.card_ids.number, "9010")
        outcomes = {row.key: row.outcome for row in record.row_ids}
        self.assertEqual(outcomes, {"10": "changed", "11": "new"})

    def test_a_row_that_is_refused_meanwhile_refuses_no_other(self):
        record = self.checked(HEAD, *ROWS[:2])
        self.make_card(number="9010")
        record.action_import()
        self.work(record)
        self.assertEqual(record.state, "done")
        self.assertEqual([*map(bool, map(self.member, ("10", "11")))], [False, True])
        self.assertEqual(
            dict(record.row_ids.mapped(lambda row: (row.key, row.outcome))),
            {"10": "refused", "11": "new"},
        )

    def test_a_row_the_addon_refuses_refuses_no_other(self):
        """Nothing in the row is wrong by itself, but a constraint refuses it."""
        self.make_member("Other", number="7")
        head = self.make_member("Head", number="6")
        self.make_member("Family", number="5", main_member_id=head.id)
        titles = ["Member number", "Name", "Main member"]
        record = self.imported(titles, ["6", "Head", "7"], ["8", "Malee", "7"])
        self.assertEqual(record.state, "done", record.message)
        self.assertFalse(head.main_member_id)
        self.assertEqual(self.member("8").main_member_id, self.member("7"))
        self.assert_problem(record, 2, False, "cannot be a family member")
