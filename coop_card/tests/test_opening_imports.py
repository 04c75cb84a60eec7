# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening balances come from Excel: checked row by row, written to a draft, once."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError

from .opening_case import OpeningCase

LONG = ["Member number", "Name", "Category", "Direction", "Quantity", "Amount"]


class TestOpeningImports(OpeningCase):
    """An officer fills a draft from workbooks of either shape."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.opening = cls.draft()

    @classmethod
    def draft(cls, **values):
        """Return an empty batch."""
        return cls.make_opening(control_total=100, control_members=2, **values)

    def fill(self, *rows, opening=None, done=True, user=None):
        """Return an import of rows into a batch; the first are the titles."""
        run = self.imported if done else self.checked
        values = {"kind": "opening", "opening_id": (opening or self.opening).id}
        return run(*rows, user=user, **values)

    def amounts(self, opening=None):
        """Return what a batch holds: amounts by member number, code and direction."""
        lines = (opening or self.opening).line_ids
        return {
            (line.member_id.number, line.category_id.coop_code, line.direction): (
                Decimal(f"{line.amount:.2f}")
            )
            for line in lines
        }

    def test_the_rows_become_lines_of_the_draft(self):
        record = self.fill(
            LONG,
            [12, "นายSomchai Jaidee", "RICE", None, "3", "1,234.50"],
            [12, None, "Oil", "ขาย", None, 0.1 + 0.2],
            ["00013", "Malee Boonmee", "rice", "purchase", 2.5, None],
        )
        self.assertEqual("done", record.state, record.message)
        self.assertEqual(
            {
                ("00012", "RICE", "purchase"): Decimal("1234.50"),
                ("00012", "OIL", "sale"): Decimal("0.30"),
                ("00013", "RICE", "purchase"): Decimal(0),
            },
            self.amounts(),
        )
        self.assertEqual({"book"}, {*self.opening.line_ids.mapped("finding")})
        self.assertEqual(record, self.opening.line_ids.import_id)
        self.assert_ledger(self.member, "0")

    def test_one_row_for_each_member_with_a_column_for_each_category(self):
        record = self.fill(
            ["เลขทะเบียนสมาชิก", "ชื่อ-สกุล", "RICE", "Oil", "Remark"],
            [12, "Somchai Jaidee", 60, "0"],
            [13, "Malee Boonmee", "39.50", 0.5],
            [13, None, None, 0],
        )
        self.assertEqual("done", record.state, record.message)
        self.assertIn("Remark", record.remarks)
        self.assertEqual("same", record.row_ids[2].finding)
        self.assertEqual(
            {
                ("00012", "RICE", "purchase"): Decimal(60),
                ("00013", "RICE", "purchase"): Decimal("39.50"),
                ("00013", "OIL", "purchase"): Decimal("0.50"),
            },
            self.amounts(),
        )
        self.assertTrue(self.opening.agrees)
        self.post(self.opening)
        self.assert_ledger(self.other, "39.50")

    def test_a_code_goes_before_a_name_and_a_shared_name_means_nothing(self):
        self.make_category("77", name="RICE")
        for code in ("78", "79"):
            self.make_category(code, name="Salt")
        record = self.fill(["Member number", "rice", "Salt"], [12, 5, 6])
        self.assertIn("Salt", record.remarks)
        self.assertEqual(
            {("00012", "RICE", "purchase"): Decimal(5)}, self.amounts(), record.message
        )
        refused = self.fill(LONG, [12, None, "salt", None, None, 6], done=False)
        self.assert_problem(refused, 2, "Category", "or this name alone")

    #: A row for each thing that may be wrong.
    BAD = (
        [99, None, "RICE", None, None, 5],
        [12, "Malee Boonmee", "RICE", None, None, 5],
        [12, None, "SALT", None, None, 5],
        [12, None, "RICE", "both", None, 5],
        [12, None, "RICE", None, "many", 5],
        [12, None, "RICE", None, None, "-5"],
        [12, None, "RICE", None, None, "5.005"],
        [12, None, "RICE", None, None, None],
        [12, None, None, None, None, 5],
        [None, "Nobody", "RICE", None, None, 5],
        [14, None, "RICE", None, None, 5],
    )

    def test_every_problem_is_told_by_row_and_column(self):
        gone = self.make_member("Double", number="00014")
        gone._merge_into(self.member, "Registered twice")
        record = self.fill(
            LONG,
            *self.BAD,
            done=False,
        )
        self.assertEqual(
            [
                (2, "Member number", "No member has this number"),
                (3, "First and last name", "This member is called Somchai Jaidee"),
                (
                    4,
                    "Category",
                    "No category that accumulates has this code, or this name alone",
                ),
                (5, "Direction", "Write purchase or sale; ซื้อ or ขาย"),
                (6, "Quantity", "Not a number"),
                (7, "Amount", "Below zero"),
                (8, "Amount", "Too many digits after the point"),
                (9, "Amount", "Empty, but needed"),
                (10, "Category", "Empty, but needed"),
                (11, "Member number", "Empty, but needed"),
                (12, "Member number", "This number was given up in favour of 00012"),
            ],
            [
                (number, column, message.partition(".")[0])
                for number, column, message in self.problems(record)
            ],
        )
        self.assertEqual(11, record.problem_count)
        with self.assertRaisesRegex(UserError, "11 rows have problems"):
            record.action_import()

    def test_the_same_balance_twice_in_a_file_is_found(self):
        record = self.fill(
            LONG,
            [12, None, "RICE", None, None, 5],
            ["00012", None, "Rice", "ซื้อ", None, 6],
            [12, None, "RICE", "ขาย", None, 7],
            done=False,
        )
        self.assert_problem(record, 3, False, "The same stands in row 2")

    def test_a_balance_that_was_posted_is_found_and_may_be_left_out(self):
        posted = self.posted((self.member, "5"))
        rows = (LONG, [12, None, "RICE", None, None, 5], [13, None, "OIL", None, 0, 6])
        record = self.fill(*rows, done=False)
        self.assert_problem(record, 2, "Member number", posted.name)
        record.action_leave_out()
        record.action_import()
        self.work(record)
        self.assertEqual({("00013", "OIL", "purchase")}, {*self.amounts()})
        last = self.result_rows(record)[1]
        self.assertEqual("Left out", last[6])
        self.assertIn(posted.name, last[7])
        self.reverse(posted)
        again = self.fill(*rows)
        self.assertEqual("done", again.state)
        self.assertEqual(2, len(self.opening.line_ids))

    def test_the_same_file_again_changes_nothing_and_another_corrects(self):
        rows = (LONG, [12, None, "RICE", None, None, 5], [13, None, "RICE", None, 1, 6])
        self.fill(*rows)
        before = self.amounts()
        again = self.fill(*rows)
        self.assertEqual(["same", "same"], again.row_ids.mapped("finding"))
        self.assertEqual(before, self.amounts())
        self.fill(LONG, [12, None, "RICE", None, None, 50])
        changed = self.env["coop.import"].search([], limit=1).row_ids
        self.assertEqual("RICE Rice: 5.00 → RICE Rice: 50.00", changed.changes)
        self.assertEqual(Decimal(50), self.amounts()["00012", "RICE", "purchase"])
        self.assertEqual(2, len(self.opening.line_ids))

    def test_a_list_without_categories_is_told_so(self):
        record = self.fill(["Member number", "Name"], [12, "Somchai"], done=False)
        self.assertEqual("failed", record.state)
        self.assertIn("“Category” is missing", record.message)

    def test_a_batch_that_was_posted_meanwhile_takes_no_rows(self):
        row = [13, None, "RICE", None, None, 5]
        record = self.fill(LONG, row, done=False)
        opening = self.opening
        opening.write({"control_total": 5, "control_members": 1})
        opening.write({"line_ids": [(0, 0, self.line(self.member, 5))]})
        self.post(opening)
        record.action_import()
        self.work(record)
        self.assertEqual("refused", record.row_ids.outcome)
        self.assertIn("stays as it is", record.row_ids.problems)
        with self.assertRaisesRegex(UserError, "stays as it is"):
            self.fill(LONG, row, done=False)

    def line(self, member, amount):
        """Return the values of a line in rice."""
        values = {"member_id": member.id, "amount": amount}
        return {**values, "category_id": self.rice.id}

    def test_without_a_batch_nothing_is_read(self):
        record = self.make_import(LONG, kind="opening")
        with self.assertRaisesRegex(UserError, "Choose the opening balances"):
            record.action_check()

    def test_the_table_to_fill_in_explains_itself(self):
        _name, content = self.env["coop.import"]._template("opening")
        book = load_workbook(io.BytesIO(content))
        titles = [cell.value for cell in book.worksheets[0][1]]
        self.assertEqual("Member number", titles[0])
        self.assertEqual(6, len(titles))
        explained = " ".join(str(row[1].value) for row in book.worksheets[1].rows)
        self.assertIn("RICE Rice", explained)

    def test_accountants_import_balances_and_nothing_else(self):
        record = self.fill(
            LONG, [12, None, "RICE", None, None, 5], user=self.accountant
        )
        self.assertEqual("done", record.state, record.message)
        self.assertEqual(1, len(record.row_ids))
        with self.assertRaises(AccessError):
            self.make_import(["Member number"], user=self.accountant)
        members = self.make_import(["Member number"])
        with self.assertRaises(AccessError):
            members.with_user(self.accountant).read(["filename"])
        members.with_user(self.make_user("manager")).read(["filename"])
