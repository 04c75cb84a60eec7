# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of imports begin with: workbooks in a line, and imports that are run."""

import base64
import io

from openpyxl import Workbook, load_workbook

from .builders import CoopCase


class ImportCase(CoopCase):
    """An officer of a Thai co-op who imports workbooks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.co_op.country_id = cls.env.ref("base.th")
        cls.officer = cls.make_user("officer")

    @staticmethod
    def book(*rows, change=None):
        """Return the bytes of a workbook with these rows; the first are the titles.

        :param change: function that gets the sheet before it is saved
        """
        book = Workbook()
        for row in rows:
            book.active.append(row)
        if change:
            change(book.active)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    @classmethod
    def make_import(cls, *rows, content=None, user=None, **values):
        """Return an import of a workbook with these rows, not checked yet."""
        content = cls.book(*rows) if content is None else content
        return (
            cls.env["coop.import"]
            .with_user(user or cls.officer)
            .create(
                {
                    "filename": "members.xlsx",
                    "file": base64.b64encode(content),
                    "company_id": cls.co_op.id,
                    **values,
                }
            )
        )

    @classmethod
    def work(cls, record, parts=None):
        """Let the job work on an import: to its end, or on so many parts."""
        left = iter(range(parts)) if parts is not None else iter(int, 1)
        record.sudo()._work(lambda _done: next(left, None) is not None)
        record.invalidate_recordset()

    @classmethod
    def checked(cls, *rows, **values):
        """Return an import that shows its preview."""
        record = cls.make_import(*rows, **values)
        record.action_check()
        cls.work(record)
        return record

    @classmethod
    def imported(cls, *rows, **values):
        """Return an import that is done."""
        record = cls.checked(*rows, **values)
        record.action_import()
        cls.work(record)
        return record

    @classmethod
    def problems(cls, record):
        """Return row, column and message of the problems."""
        found = record.problem_ids.filtered(lambda one: one.level == "problem")
        return [(one.number, one.column, one.message) for one in found]

    def assert_problem(self, record, number, column, words):
        """Check that exactly one problem is listed: there, with these words in it."""
        found = self.problems(record)
        self.assertEqual([(number, column)], [problem[:2] for problem in found], found)
        self.assertIn(words, found[0][2])

    @classmethod
    def member(cls, number):
        """Return the member of the co-op with a number."""
        domain = [("company_id", "=", cls.co_op.id), ("number", "=", number)]
        return cls.env["coop.member"].with_context(active_test=False).search(domain)

    @staticmethod
    def result_rows(record):
        """Return the cells of the result workbook."""
        book = load_workbook(io.BytesIO(record._result()[1]))
        return [list(row) for row in book.active.iter_rows(values_only=True)]
