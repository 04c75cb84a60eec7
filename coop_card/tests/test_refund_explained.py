# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every member is told how the refund comes about, or why there is none."""

import base64
import io
from decimal import Decimal
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tools import SQL

from ..models.letters import coop_rebate_run
from ..models.reporting import coop_report_delivery
from ..reports.streamed import Book
from ..reports.table import Column
from .letter_case import LetterCase

#: What is said to whom gets nothing, by member number.
SENTENCES = {
    "00003": "The part to be paid, 4.05, is below the smallest payout of 10.00. It is "
    "kept for you and waits for your next refund.",
    "00004": "Your purchases of 49.99 are below the smallest purchases of 50.00.",
    "00005": "The rate for what you bought or sold is 0.",
    "00006": "Your purchases of -60.00 are below the smallest purchases of 50.00.",
    "00007": "You had resigned by 12/31/2026, the day that counts for this refund.",
}


class TestRefundExplained(LetterCase):
    """Screen, letter, workbook and journal say the same of each member."""

    def test_the_reason_in_a_sentence(self):
        said = {
            number: claim.reason_text
            for number, claim in self.claims.items()
            if claim.reason_text
        }
        self.assertEqual(said, SENTENCES)

    def test_a_forfeited_part_is_not_said_to_wait(self):
        run = self.compute(minimum_payout=10, below_minimum="forfeit")
        claim = run.claim_ids.filtered(lambda one: one.member_id.number == "00003")
        self.assertIn("It goes to the co-op.", claim.reason_text)

    def test_what_was_given_back_outweighs_the_rest(self):
        run = self.compute(floor_negative=False, minimum_purchase=0)
        claim = run.claim_ids.filtered(lambda one: one.member_id.number == "00006")
        self.assertIn("your refund would come to -1.35", claim.reason_text)
        self.assertEqual((claim.earned_amount, claim.rounding_amount), (-1.35, 1.35))

    def test_the_note_on_a_member_left_out_is_told(self):
        self.env["coop.rebate.exclusion"].create(
            {
                "fiscal_year_id": self.year.id,
                "member_id": self.claims["00001"].member_id.id,
                "reason": "Loan 17 is overdue.",
            }
        )
        run = self.compute()
        claim = run.claim_ids.filtered(lambda one: one.reason_code == "defaulter")
        self.assertRegex(
            claim.reason_text, "no part in the refund .* Loan 17 is overdue.$"
        )

    def test_what_the_co_op_has_to_say_is_told_everywhere(self):
        note = "Your <b> & other cards are ready, ครบแล้ว"
        claim = self.claims["00002"]
        self.env["coop.rebate.note"].create(
            {
                "fiscal_year_id": self.year.id,
                "member_id": claim.member_id.id,
                "note": note,
            }
        )
        self.assertEqual(claim.letter_note, note)
        self.assertIn("Your <b> & other cards are ready", self.letter("00002").text())
        self.assertNotIn("cards are ready", self.letter("00001").text())
        members = self.by_number(self.workbook()["Members"])
        for number, [row] in members.items():
            self.assertEqual(
                row["Note for the letter"], note if number == "00002" else None
            )

    def test_every_reason_has_a_sentence(self):
        claim, explained = self.claims["00001"], self.env["coop.rebate.explanation"]
        explanation = explained._of(claim)[claim.id]
        codes = claim._fields["reason_code"].get_values(self.env)
        for code in codes:
            with self.subTest(code=code):
                found = self.replace(explanation, reason_code=code)
                self.assertTrue(claim._reason_sentence(found).endswith((".", ". ")))

    @staticmethod
    def replace(explanation, **values):
        """Return an explanation with other values."""
        names = explanation.__dataclass_fields__
        known = {name: getattr(explanation, name) for name in names}
        return type(explanation)(**known | values)

    def test_the_lines_tell_tier_and_returns(self):
        line = self.claims["00001"].line_ids
        self.assertEqual(line.tier_text, "from 5,000.00 on")
        self.assertEqual(line.returned_amount, -120.05)
        fuel, rice = self.claims["00002"].line_ids.sorted("basis")
        self.assertFalse(rice.tier_text or fuel.tier_text)
        self.assertEqual(fuel.unit_id, self.litre())

    def test_a_marginal_tier_counts_for_the_part_above(self):
        self.year.rate_ids.filtered("tier_ids").tier_mode = "marginal"
        run = self.compute()
        claim = run.claim_ids.filtered(lambda one: one.member_id.number == "00001")
        self.assertEqual(claim.line_ids.tier_text, "for what is above 5,000.00")

    def test_screen_letter_and_workbook_are_equal(self):
        sheets = self.workbook()
        members, lines = map(self.by_number, (sheets["Members"], sheets["Categories"]))
        figures = ("base_amount", "amount", "cash_amount", "retained_amount")
        for number, claim in self.claims.items():
            with self.subTest(number=number):
                [row], text = members[number], self.letter(number).text()
                base, amount, cash, _kept = self.exact(claim, *figures)[0]
                self.assertEqual((row["Base"], row["Refund"]), (base, amount))
                self.assertEqual(row["To be paid"], cash)
                self.assertEqual(row["To be paid"], Decimal(str(claim.payable_amount)))
                self.assertEqual(row["Why nothing"], claim.reason_text or None)
                self.assertEqual(sum(one["Refund"] for one in lines[number]), amount)
                for shown in (amount, cash, *(one["Base"] for one in lines[number])):
                    self.assertIn(f"{shown:,.2f}", text)

    def test_the_journal_books_what_the_letter_says(self):
        self.post(self.approve(self.refund_run))
        self.env.invalidate_all()
        for number in ("00001", "00002"):
            claim = self.claims[number]
            booked = self.env.execute_query(
                SQL(
                    "SELECT sum(-balance)::text FROM account_move_line"
                    " WHERE account_id = %s AND partner_id = %s",
                    self.co_op.coop_rebate_payable_account_id.id,
                    claim.member_id.partner_id.id,
                )
            )[0][0]
            self.assertEqual(Decimal(booked), self.exact(claim, "cash_amount")[0][0])
            self.assertIn(f"{Decimal(booked):,.2f}", self.letter(number).text())
            self.assertTrue(claim.is_booked)
            self.assertEqual(claim.owed_amount, claim.cash_amount)
            self.assertEqual(claim.move_ids.payable_id.balance, claim.owed_amount)

    def test_who_may_not_read_the_claim_gets_no_explanation(self):
        claim = self.as_role("operator", self.claims["00001"])
        with self.assertRaises(AccessError):
            claim.env["coop.rebate.explanation"]._of(claim)


class TestRefundWorkbook(LetterCase):
    """The workbook of a run: real numbers, safe texts, any number of rows."""

    def test_numbers_are_numbers_and_texts_no_formulas(self):
        self.claims["00002"].member_id.name = "=1+1"
        [member] = self.by_number(self.workbook()["Members"])["00002"]
        self.assertEqual(member["Name"], "Ms =1+1")
        self.assertIsInstance(member["Refund"], Decimal)

    def test_with_many_members_it_comes_by_message(self):
        reader = self.make_user("auditor")
        run = self.refund_run.with_user(reader)
        self.assertEqual(run.action_explain()["type"], "ir.actions.act_url")
        with patch.object(coop_rebate_run, "AT_ONCE", 1):
            self.assertEqual(run.action_explain()["tag"], "display_notification")
        delivery = self.env["coop.report.delivery"].search([("run_id", "=", run.id)])
        self.assertEqual((delivery.state, delivery.user_id), ("waiting", reader))
        with patch.object(coop_report_delivery, "LARGEST_ATTACHED", 1):
            delivery._work(lambda _done: True)
        self.assertEqual(delivery.state, "sent")
        book = load_workbook(io.BytesIO(base64.b64decode(delivery.content)))
        self.assertEqual(book.worksheets[0].max_row, 1 + len(run.claim_ids))
        message = self.env["mail.message"].search(
            [("model", "=", delivery._name), ("res_id", "=", delivery.id)]
        )
        self.assertEqual(message.partner_ids, reader.partner_id)
        self.assertFalse(message.attachment_ids)
        self.assertIn("Sent reports", message.body)

    def test_all_settings_and_rates_stand_in_it(self):
        sheets = self.workbook()
        settings = dict(sheets["Settings"][1:])
        self.assertEqual(settings["Fiscal year"], self.year.name)
        self.assertEqual(settings["Smallest payout"], "10")
        self.assertEqual(len(sheets["Rates"]), 1 + len(self.refund_run.rate_ids))

    def test_what_does_not_fit_goes_on_in_a_further_sheet(self):
        stream = io.BytesIO()
        book = Book(most_rows=3)
        write = book.sheet("Members", [Column("number", "Number")])
        for number in range(5):
            write((str(number),))
        book.save(stream)
        sheets = load_workbook(stream).worksheets
        rows = [[row[0] for row in sheet.values] for sheet in sheets]
        titles = [sheet.title for sheet in sheets]
        self.assertEqual(titles, ["Members", "Members 2", "Members 3"])
        self.assertEqual(
            rows, [["Number", "0", "1"], ["Number", "2", "3"], ["Number", "4"]]
        )
