# SPDX-License-Identifier: LGPL-3.0-or-later
"""The template explains itself; the result says what became of each row."""

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from ..models.imports.member_columns import COLUMNS
from ..models.imports.outgoing import result
from .import_case import ImportCase

HEAD = ["Member number", "Name", "Group", "Note"]


@tagged("post_install", "-at_install")
class TestImportWorkbooks(ImportCase, HttpCase):
    """The template and the result."""

    def test_no_two_columns_share_a_title_in_thai(self):
        titles = [column.title._translate("th_TH") for column in COLUMNS]
        self.assertEqual(len(titles), len(set(titles)))

    def test_a_filled_in_template_is_imported(self):
        _name, content = (
            self.env["coop.import"].with_user(self.officer)._template("members")
        )
        book = load_workbook(io.BytesIO(content))
        titles = [cell.value for cell in next(book.worksheets[0].iter_rows())]
        self.assertEqual(titles[:3], ["Member number", "Title", "First and last name"])
        self.assertEqual(book.worksheets[0].max_row, 1)
        book.worksheets[0].append(["7", None, "Malee Boonmee"])
        stream = io.BytesIO()
        book.save(stream)
        self.imported(content=stream.getvalue())
        self.assertEqual(self.member("7").name, "Malee Boonmee")

    def test_the_template_names_what_the_co_op_has(self):
        self.env["coop.member.group"].create({"name": "Village 4", "code": "V4"})
        _name, content = self.env["coop.import"]._template("members")
        sheet = load_workbook(io.BytesIO(content)).worksheets[1]
        explained = {row[0].value: row[1].value for row in sheet.iter_rows()}
        self.assertIn("V4 – Village 4", explained["Group"])
        self.assertIn("ORD – Ordinary", explained["Member type"])

    def test_the_result_has_the_rows_and_what_became_of_them(self):
        record = self.checked(
            HEAD,
            ["1", "Somchai", None, "first"],
            ["2", "Malee", "G9", None],
            ["3", None, "G9", None],
        )
        record.action_leave_out()
        record.action_import()
        self.work(record)
        header, first, second, third = self.result_rows(record)
        self.assertEqual(header, [*HEAD, "Result", "Problems"])
        self.assertEqual(first, ["1", "Somchai", None, "first", "Registered", None])
        self.assertEqual(second[4], "Left out")
        self.assertIn("Group: Nothing has this code", second[5])
        self.assertEqual(len(third[5].split("\n")), 2)

    def test_texts_that_look_like_formulas_stay_texts(self):
        texts = ["=1+1", "+1", "-1", "@SUM(A1)"]
        content = result("Result", ["Note"], [[text] for text in texts])
        sheet = load_workbook(io.BytesIO(content)).active
        cells = [row[0] for row in sheet.iter_rows(min_row=2)]
        self.assertEqual([cell.value for cell in cells], texts)
        self.assertEqual({cell.data_type for cell in cells}, {"s"})

    def test_both_are_downloads_for_officers_only(self):
        record = self.checked(HEAD, ["1", "Somchai", None, None])
        officer = self.make_user("officer", password="officer-of-tests")
        operator = self.make_user("operator", password="operator-of-tests")
        template = "/coop_card/import/members/template.xlsx"
        outcome = f"/coop_card/import/{record.id}/result.xlsx"
        self.authenticate(officer.login, "officer-of-tests")
        for url in (template, outcome):
            answer = self.url_open(url)
            self.assertEqual(answer.status_code, 200)
            self.assertTrue(answer.content.startswith(b"PK"))
        self.assertEqual(
            self.url_open("/coop_card/import/other/template.xlsx").status_code, 404
        )
        self.authenticate(operator.login, "operator-of-tests")
        for url in (template, outcome):
            self.assertEqual(self.url_open(url).status_code, 403)

    def test_only_officers_import(self):
        record = self.checked(HEAD, ["1", "Somchai", None, None])
        for role in ("operator", "auditor", "accountant"):
            user = self.make_user(role)
            with self.assertRaises(AccessError):
                self.make_import(HEAD, user=user)
            with self.assertRaises(AccessError):
                record.with_user(user).read(["filename"])
            with self.assertRaises(AccessError):
                record.row_ids.with_user(user).read(["content"])
