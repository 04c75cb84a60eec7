# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal learns of a card what a counter may know, and nothing more."""

from odoo.tests import tagged

from ..rules import masking
from .terminal_case import TerminalCase


@tagged("post_install", "-at_install")
class TestTerminalBalance(TerminalCase):
    """Whose card it is, and what the member has accumulated."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year.write(cls.days_of_today())
        cls.member = cls.card.member_id

    @classmethod
    def days_of_today(cls):
        """Return first and last day of the year of today."""
        today = cls.co_op._coop_today()
        return {
            "date_start": today.replace(month=1, day=1),
            "date_end": today.replace(month=12, day=31),
        }

    def ask(self, card=None, **options):
        """Ask for a card and return the response."""
        return self.call(
            "POST", "/inquiry", {"card": card or self.card.number}, **options
        )

    def answer(self, card=None):
        """Return what is told of a card that is known."""
        response = self.ask(card)
        self.assertEqual(response.status_code, 200, response.text)
        return response.json()

    def test_names_and_numbers_are_masked(self):
        response = self.ask()
        self.assertEqual(
            response.json()["card"],
            {
                "number": "************1235",
                "state": "active",
                "live": True,
                "type": self.card.type_id.name,
                "valid_to": None,
            },
        )
        self.assertEqual(
            response.json()["member"],
            {
                "name": "Somchai J***",
                "number": masking.number(self.member.number),
                "type": "Ordinary",
                "state": "active",
            },
        )
        self.assertNotIn(self.member.number, response.text)
        self.assertNotIn("Jaidee", response.text)
        self.assertNotIn(self.card.number, response.text)

    def test_the_sums_are_those_of_the_year(self):
        day = self.co_op._coop_today()
        self.purchase(self.member, "100.25", day, amount_tax="7.02", quantity="1.5")
        self.purchase(self.member, "10", day, direction="sale")
        self.purchase(self.member, "-0.25", day)
        told = self.answer()
        rice = {"category": "RICE", "name": "Rice"}
        bought = {"quantity": "1.5", "amount": 10000, "amount_tax": 702}
        sold = {"quantity": "0", "amount": 1000, "amount_tax": 0}
        self.assertEqual(
            told["totals"],
            [
                {**rice, "direction": "purchase", **bought},
                {**rice, "direction": "sale", **sold},
            ],
        )
        self.assertEqual(told["total"], {"purchase": 10702, "sale": 1000})
        self.assertEqual(told["year"]["name"], self.year.name)

    def test_a_card_nobody_has_is_a_problem(self):
        problem = self.assertProblem(self.ask("NOBODY"), 404, "card_unknown")
        self.assertTrue(problem["detail_th"])

    def test_a_card_that_was_lost_is_told_as_such(self):
        self.card.action_report_lost(reason="Left in the bus")
        card = self.answer()["card"]
        self.assertEqual((card["state"], card["live"]), ("lost", False))

    def test_a_card_that_is_nobodys_has_no_member(self):
        stock = self.env["coop.card"].create(
            {"number": "9764001000001243", "company_id": self.co_op.id}
        )
        stock.action_accept()
        told = self.answer(stock.number)
        self.assertEqual((told["member"], told["totals"]), (None, []))
        self.assertFalse(told["card"]["live"])

    def test_without_a_year_there_are_no_sums(self):
        self.year.unlink()
        told = self.answer()
        self.assertEqual((told["year"], told["totals"]), (None, []))

    def test_the_same_card_is_found_whatever_reads_it(self):
        """Case 17: a tag read reversed or in decimal is the card it is."""
        self.env["coop.card.identifier"].create(
            {"card_id": self.card.id, "medium": "rfid", "value": "05E4FA9D"}
        )
        for kind, read in (
            ("printed", "05E4FA9D"),
            ("reversed", "9DFAE405"),
            ("decimal", "98892445"),
            ("decimal_reversed", "2650465285"),
        ):
            self.terminal.reader_kind = kind
            self.assertEqual(self.answer(read)["card"]["state"], "active")

    def test_a_family_members_card_tells_the_main_members_sums(self):
        child = self.make_member("Manee Jaidee", main_member_id=self.member.id)
        self.purchase(self.member, "30", self.co_op._coop_today())
        told = self.answer(self.make_card(child).number)
        masked = masking.number(self.member.number)
        self.assertEqual(told["member"]["number"], masked)
        self.assertEqual(told["total"]["purchase"], 3000)

    def test_a_card_of_another_co_op_is_unknown(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        card = self.env["coop.card"].create(
            {"number": "9764001000009998", "company_id": other.id}
        )
        self.assertProblem(self.ask(card.number), 404, "card_unknown")

    def test_asking_writes_nothing(self):
        before = self.env["coop.transaction"].search_count([])
        self.answer()
        self.assertEqual(self.env["coop.transaction"].search_count([]), before)
