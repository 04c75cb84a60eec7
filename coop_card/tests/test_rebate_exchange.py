# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refunds go to Excel, are changed where they may be, and come back."""

import base64
import io
from datetime import timedelta
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError

from ..models.letters import coop_rebate_run
from .import_case import ImportCase
from .rebate_case import RebateCase


class TestRebateExchange(ImportCase, RebateCase):
    """An accountant edits what may be edited, and sees what changes before it does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_rate(cls.rice, 10)
        cls.ann, cls.bob = (
            cls.make_member(name, number=number)
            for name, number in (("Ann", "00021"), ("Bob", "00022"))
        )
        for member in (cls.ann, cls.bob):
            cls.purchase(member, "1000")
        cls.refunds = cls.compute()
        cls.bank = cls.env["coop.payout.method"].search(
            [("company_id", "=", cls.co_op.id), ("kind", "=", "bank")], limit=1
        )

    @classmethod
    def purchase(cls, member, amount):
        """Book one purchase of a member; ``book`` makes workbooks here."""
        return cls.env["coop.transaction"]._book([cls.document(member, amount)])

    @classmethod
    def exported(cls, run=None):
        """Return the exported rows: dicts by title, by member number."""
        report = cls.env["report.coop_card.refund_exchange"].with_user(cls.accountant)
        return cls.rows_of(report._workbook(run or cls.refunds)[1])

    @classmethod
    def rows_of(cls, content):
        """Return the rows of a workbook: dicts by title, by member number."""
        rows = [*load_workbook(io.BytesIO(content)).active.values]
        start = next(n for n, row in enumerate(rows) if row[0] == "Member number")
        header = rows[start]
        return {
            row[0]: dict(zip(header, row, strict=True)) for row in rows[start + 1 :]
        }

    def back(self, changes, done=True, run=None, **values):
        """Return an import of the exported rows with changes, by member number."""
        rows = self.exported(run)
        for number, changed in changes.items():
            rows[number].update(changed)
        header = [*next(iter(rows.values()))]
        cells = [[row[title] for title in header] for row in rows.values()]
        usual = {
            "kind": "rebate",
            "run_id": (run or self.refunds).id,
            "reason": "Board 5",
        }
        work = self.imported if done else self.checked
        return work(header, *cells, user=self.accountant, **usual | values)

    def test_the_export_says_what_was_computed_and_what_is_set(self):
        self.assertEqual(["00021", "00022"], [*self.exported()])
        row = self.exported()["00021"]
        self.assertEqual(
            (1000, 100, 100, 0),
            tuple(row[title] for title in ("Base", "Refund", "Cash", "Retained")),
        )
        self.assertEqual("yes", row["Takes part"])
        self.assertIn("Ann", row["First and last name"])

    def test_with_many_members_the_export_comes_by_message(self):
        run = self.refunds.with_user(self.accountant)
        self.assertEqual("ir.actions.act_url", run.action_exchange()["type"])
        with patch.object(coop_rebate_run, "AT_ONCE", 1):
            self.assertEqual("display_notification", run.action_exchange()["tag"])
        delivery = self.env["coop.report.delivery"].search([("run_id", "=", run.id)])
        delivery._work(lambda _done: True)
        self.assertEqual("sent", delivery.state)
        self.assertIn("Refunds to edit of", delivery.display_name)
        sent = self.rows_of(base64.b64decode(delivery.content))
        self.assertEqual(self.exported(), sent)

    def test_an_export_that_comes_back_as_it_was_changes_nothing(self):
        record = self.back({}, done=False)
        self.assertEqual((2, 0), (record.same_count, record.problem_count))
        self.assertFalse(record.todo_count)

    def test_changes_are_shown_first_then_set_and_the_run_stays(self):
        changes = {
            "00021": {"Takes part": "no", "Why left out": "Default on loan 12"},
            "00022": {"Payout method": "bank", "Note for the letter": "Thank you"},
        }
        record = self.back(changes, done=False)
        self.assertEqual(2, record.changed_count, self.problems(record))
        told = record.row_ids.sorted("number").mapped("changes")
        self.assertIn("Why left out: – → Default on loan 12", told[0])
        self.assertIn(f"Payout method: – → {self.bank.name}", told[1])
        before = self.exact(self.refunds.claim_ids, "amount", "cash_amount")
        record.action_import()
        self.work(record)
        self.assertEqual(["changed"] * 2, record.row_ids.mapped("outcome"))
        exclusion = self.env["coop.rebate.exclusion"].search([])
        self.assertEqual(
            (self.ann, "excluded", "Default on loan 12"),
            (exclusion.member_id, exclusion.kind, exclusion.reason),
        )
        self.assertEqual(self.bank, self.bob.payout_method_id)
        note = self.env["coop.rebate.note"].search([])
        self.assertEqual((self.bob, "Thank you"), (note.member_id, note.note))
        now = self.exact(self.refunds.claim_ids, "amount", "cash_amount")
        self.assertEqual(before, now)

    def test_who_comes_or_goes_makes_the_next_version(self):
        record = self.back({"00021": {"Takes part": "no", "Why left out": "Asked to"}})
        draft = record.next_run_id
        self.assertEqual(("draft", 2), (draft.state, draft.version))
        self.assertIn("Board 5", draft.message_ids[0].body)
        draft.with_user(self.accountant).action_compute()
        self.assertClaim(draft, self.ann, "0", reason="excluded")
        self.assertClaim(self.refunds, self.ann, "100")
        again = self.back({"00021": {"Takes part": "yes"}}, run=draft)
        self.assertEqual(3, again.next_run_id.version)
        self.assertFalse(self.env["coop.rebate.exclusion"].search([]))

    def test_notes_and_methods_alone_need_no_new_version(self):
        record = self.back({"00021": {"Note for the letter": "See you"}})
        self.assertFalse(record.next_run_id)
        self.back({"00021": {"Note for the letter": None}})
        self.assertFalse(self.env["coop.rebate.note"].search([]))

    def test_what_may_not_be_changed_is_refused(self):
        for title, value, words in (
            ("Refund", 101, "100.00 in the run"),
            ("First and last name", "Malee", "called Ann"),
            ("Takes part", "perhaps", "yes or no"),
            ("Takes part", "no", "Say why"),
            ("Payout method", "Gold", "this name"),
            ("Note for the letter", "=HYPERLINK(1)", "formula"),
            ("Note for the letter", "@now", "formula"),
            ("Member number", "00099", "no member of this number"),
            ("Stamp", "1-aaaa-bbbb", "another run"),
        ):
            with self.subTest(title=title, value=value):
                record = self.back({"00021": {title: value}}, done=False)
                where = "Why left out" if words == "Say why" else title
                self.assert_problem(record, 2, where, words)

    def test_a_stale_file_is_refused(self):
        rows = {"00021": self.exported()["00021"] | {"Note for the letter": "Hello"}}
        self.env["coop.rebate.note"].create(
            {
                "fiscal_year_id": self.year.id,
                "member_id": self.ann.id,
                "note": "From another desk",
            }
        )
        record = self.back(rows, done=False)
        self.assert_problem(record, 2, "Stamp", "changed since")
        later = self.refunds.computed_at + timedelta(minutes=1)
        self.env.cr.execute(
            "UPDATE coop_rebate_run SET computed_at = %s WHERE id = %s",
            [later, self.refunds.id],
        )
        self.refunds.invalidate_recordset()
        record = self.back(rows, done=False)
        self.assert_problem(record, 2, "Stamp", "computed again")

    def test_a_column_that_is_left_out_changes_nothing(self):
        self.bob.payout_method_id = self.bank
        rows = self.exported().values()
        titles = ("Member number", "Takes part", "Stamp")
        cells = [[row[title] for title in titles] for row in rows]
        values = {"kind": "rebate", "run_id": self.refunds.id}
        record = self.checked(titles, *cells, user=self.accountant, **values)
        self.assertEqual(2, record.same_count, self.problems(record))

    def test_a_reason_and_a_run_are_asked_for(self):
        with self.assertRaisesRegex(UserError, "Choose the refund run"):
            self.back({}, run_id=False)
        changed = {"00021": {"Note for the letter": "Hello"}}
        with self.assertRaisesRegex(UserError, "Say why"):
            self.back(changed, reason=False)

    def test_officers_change_no_refunds(self):
        rows = self.exported()
        header = [*rows["00021"]]
        cells = [*(rows["00021"] | {"Note for the letter": "Hello"}).values()]
        values = {"kind": "rebate", "run_id": self.refunds.id, "reason": "Mine"}
        with self.assertRaises(AccessError):
            self.make_import(header, cells, **values).action_check()
