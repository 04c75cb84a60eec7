# SPDX-License-Identifier: LGPL-3.0-or-later
"""Receipts, lists to sign, lists of cheques and the file for the bank."""

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command

from ..rules.amount_in_words import BAHT_IN_ENGLISH, BAHT_IN_THAI
from .payout_case import PayoutCase
from .printing_case import Paper

#: What a bank wants of each payment: heading, source, format and width.
COLUMNS = (
    ("ACCOUNT", "account_number", "digits", 12),
    ("NAME", "member_name", "text", 16),
    ("AMOUNT", "amount", "hundredths", 10),
    ("DATE", "date", "day_compact", 8),
)


class TestPayoutPapers(PayoutCase):
    """What is printed says what the payments say."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        names = ("=Malee Boonmee", "สมชาย ใจดี", "Third")
        for member, name in zip(cls.members, names, strict=True):
            member.name = name
            cls.make_bank(member, f"123-4-5678{member.number[-1]}-0")
        cls.methods["bank"].bank_column_ids = [
            Command.create(
                {"heading": heading, "source": source, "form": form, "width": width}
            )
            for heading, source, form, width in COLUMNS
        ]

    def written(self, batch, paper):
        """Return a paper's bytes, as the accountant gets them."""
        stream = io.BytesIO()
        papers = self.env["coop.payout.paper"].with_user(self.accountant)
        papers._write_paper(batch.with_env(papers.env), paper, stream)
        return stream.getvalue()

    def test_a_receipt_for_each_payment_with_its_amount_in_words(self):
        batch = self.pay("cash")
        paper = Paper(self.written(batch, "receipts"))
        self.assertEqual(len(paper.pages), 3)
        text = paper.text(1)
        words = self.env["coop.payout.paper"]._in_words(batch.line_ids[1])
        self.assertRegex(words, "^Two hundred .* and five ")
        self.assertEqual(text.count(words), 2)
        self.assertIn(batch.line_ids[1].reference, text)
        self.assertIn("200.05", text)

    def test_baht_has_words_of_its_own(self):
        self.env["res.lang"]._activate_lang("th_TH")
        baht = self.env.ref("base.THB")
        papers = self.env["coop.payout.paper"]
        words = [
            papers.with_context(lang=lang)._money(baht) for lang in ("en_US", "th_TH")
        ]
        self.assertEqual(words, [BAHT_IN_ENGLISH, BAHT_IN_THAI])

    def test_where_words_of_a_language_are_not_known_all_is_english(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        line = self.pay("cash").line_ids[1]
        papers = self.env["coop.payout.paper"].with_context(lang="zh_CN")
        self.assertRegex(papers._in_words(line), "^Two hundred .* and five [A-Za-z]+$")

    def test_receipts_wait_for_their_numbers(self):
        with self.assertRaisesRegex(UserError, "Post the payout first"):
            self.plan("cash").action_receipts()

    def test_a_meeting_signs_by_group(self):
        groups = self.env["coop.member.group"].create(
            [
                {"name": name, "code": name, "company_id": self.co_op.id}
                for name in ("North", "South")
            ]
        )
        self.first.group_id, self.second.group_id = groups[1], groups[0]
        batch = self.plan("meeting")
        paper = Paper(self.written(batch, "signatures"))
        pages = [paper.text(page) for page in range(len(paper.pages))]
        for page, group, total in zip(
            pages,
            ("North", "South", "No group"),
            ("200.05", "100.00", "3.00"),
            strict=True,
        ):
            self.assertIn(group, page)
            self.assertEqual(page.count(total), 2)

    def test_cheques_with_payee_and_words(self):
        self.members.write({"street": "1 Main Road", "city": "Town"})
        batch = self.pay("cheque")
        text = Paper(self.written(batch, "cheques")).text()
        for line in batch.line_ids:
            self.assertIn(line.reference, text)
        self.assertIn("303.05", text)

    def test_a_file_as_the_bank_wants_it(self):
        batch = self.plan("bank")
        content = self.written(batch, "bank").decode()
        self.assertEqual(
            content.splitlines()[:3],
            [
                "ACCOUNT,NAME,AMOUNT,DATE",
                "001234567810,Malee Boonmee   ,0000010000,01042027",
                "001234567820,สมชาย ใจดี      ,0000020005,01042027",
            ],
        )

    def test_fixed_widths_in_thai_letters(self):
        method = self.methods["bank"]
        method.write({"bank_file_kind": "fixed", "bank_file_encoding": "cp874"})
        lines = self.written(self.plan("bank"), "bank").decode("cp874").splitlines()
        self.assertEqual({len(line) for line in lines}, {46})
        self.assertTrue(lines[1].startswith("001234567820สมชาย ใจดี "))

    def test_excel_has_real_amounts(self):
        method = self.methods["bank"]
        method.bank_file_kind = "excel"
        method.bank_column_ids.filtered(
            lambda one: one.source == "amount"
        ).form = "amount"
        content = self.written(self.plan("bank"), "bank")
        rows = list(load_workbook(io.BytesIO(content)).active.values)
        self.assertEqual(rows[0], ("ACCOUNT", "NAME", "AMOUNT", "DATE"))
        self.assertEqual(rows[2][2], 200.05)

    def test_who_has_no_account_is_named(self):
        batch = self.plan("bank")
        batch.line_ids.sudo().write({"bank_account_id": False})
        with self.assertRaisesRegex(UserError, "Without a bank account: .*00001"):
            batch.action_bank_file()

    def test_what_the_bank_cannot_read_is_named(self):
        self.methods["bank"].bank_file_encoding = "cp874"
        self.third.name = "Zoé"
        with self.assertRaisesRegex(UserError, "bank cannot read: .*00003"):
            self.plan("bank").action_bank_file()

    def test_a_column_that_cannot_be_written_is_refused(self):
        column = self.methods["bank"].bank_column_ids[0]
        with self.assertRaisesRegex(ValidationError, "cannot be written as"):
            column.form = "day"

    def test_what_came_back_is_on_no_paper(self):
        batch = self.pay("bank")
        self.take_back(lines=batch.line_ids[0])
        self.assertNotIn(b"Malee", self.written(batch, "bank"))

    def test_an_operator_gets_no_papers(self):
        batch = self.as_role("operator", self.pay("cash"))
        with self.assertRaises(AccessError):
            batch.env["coop.payout.paper"]._write_paper(batch, "receipts", io.BytesIO())
