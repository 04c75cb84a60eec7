# SPDX-License-Identifier: LGPL-3.0-or-later
"""Files that cannot be read, or are odd, are met with a sentence."""

import io
import zipfile

from odoo.tests import tagged

from .import_case import ImportCase

HEAD = ["Member number", "Name"]
ROW = ["1", "Somchai Jaidee"]


def _changed(content, old, new):
    """Return a workbook with something else in the text of its first sheet."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(old, new)
            target.writestr(name, part)
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestImportFiles(ImportCase):
    """Files are read, or refused as a whole."""

    def assert_unreadable(self, content, words):
        """Check that the file is refused as a whole, with these words."""
        record = self.checked(content=content)
        self.assertEqual(record.state, "failed")
        self.assertIn(words, record.message)

    def test_what_is_no_workbook_is_named(self):
        self.assert_unreadable(b"\xd0\xcf\x11\xe0" + bytes(600), "old Excel format")
        self.assert_unreadable(b"number,name\n1,Somchai", "no Excel workbook")
        self.assert_unreadable(b"PK\x03\x04" + bytes(40), "damaged")
        content = self.book(HEAD, ROW)
        self.assert_unreadable(content[: len(content) // 2], "damaged")

    def test_a_sheet_without_titles_or_rows_is_refused(self):
        self.assert_unreadable(self.book(ROW, ROW), "titles of the columns")
        self.assert_unreadable(self.book(HEAD), "no rows below")

    def test_a_title_that_stands_twice_is_refused(self):
        content = self.book(["Name", "Phone", "NAME"], ["A", None, "B"])
        words = "Two columns have the title “First and last name”"
        self.assert_unreadable(content, words)

    def test_the_titles_may_stand_further_down(self):
        record = self.checked(["Members of the co-op"], [], HEAD, ROW)
        self.assertEqual((record.new_count, record.row_ids.number), (1, 4))

    def test_unknown_columns_are_named_and_left_alone(self):
        record = self.checked([*HEAD, "Shoe size"], [*ROW, 42])
        self.assertIn("Shoe size", record.remarks)
        self.assertEqual(record.new_count, 1)

    def test_merged_cells_and_hidden_rows_are_named(self):
        def change(sheet):
            sheet.merge_cells("B2:B3")
            sheet.row_dimensions[3].hidden = True

        content = self.book(HEAD, ROW, ["2", "Malee"], change=change)
        record = self.checked(content=content)
        self.assertIn("B2:B3", record.remarks)
        self.assertIn("hidden in Excel (3)", record.remarks)

    def test_a_formula_without_a_result_is_a_problem(self):
        content = self.book(HEAD, ["1", "=A2&B9"])
        record = self.checked(content=content)
        self.assertIn(
            (2, "First and last name", "formula whose result was not saved"),
            [
                (number, column, "formula whose result was not saved")
                for number, column, message in self.problems(record)
                if "result was not saved" in message
            ],
        )

    def test_a_formula_counts_by_the_result_excel_saved(self):
        content = _changed(
            self.book(HEAD, ["1", "=CONCAT(1)"]),
            b"<f>CONCAT(1)</f><v></v>",
            b"<f>CONCAT(1)</f><v>Malee</v>",
        )
        content = _changed(content, b'<c r="B2">', b'<c r="B2" t="str">')
        self.assertEqual(self.checked(content=content).row_ids.name, "Malee")

    def test_the_file_may_have_gaps_and_empty_cells_far_out(self):
        def change(sheet):
            sheet["A9"], sheet["B9"] = "9", "Malee"
            sheet["ZZ9"] = " "

        record = self.checked(content=self.book(HEAD, ROW, change=change))
        self.assertEqual(record.row_ids.mapped("number"), [2, 9])
