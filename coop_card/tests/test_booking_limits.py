# SPDX-License-Identifier: LGPL-3.0-or-later
"""Amounts beyond a limit, and cards used too often in a day."""

from datetime import date
from itertools import count

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.tools import mute_logger

from .builders import CoopCase

_uids = count(1)


@freeze_time("2026-06-15 05:00:00")
class TestBookingLimits(CoopCase):
    """Limits of category, card type and terminal warn unless the co-op wants more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.card = cls.make_card(cls.member)
        branch = cls.env["coop.branch"].create(
            {
                "name": "Shop",
                "merchant_number": "000000000000001",
                "company_id": cls.co_op.id,
            }
        )
        cls.terminal = cls.env["coop.terminal"].create(
            {"name": "Till", "number": "LIMIT001", "branch_id": branch.id}
        )

    def slip(self, amount="100", **values):
        """Return the document of one purchase with the card at the terminal."""
        return self.document(
            amount=amount,
            **{
                "origin": "terminal",
                "key": f"uid-{next(_uids)}",
                "card": self.card.number,
                "terminal_id": self.terminal.id,
                **values,
            },
        )

    def warnings_of(self, *documents):
        """Book documents together and return the warnings of each."""
        return [one.warnings or "" for one in self.book(*documents)]

    def test_without_limits_nothing_is_odd(self):
        slips = (self.slip("99999999") for _ in range(3))
        self.assertEqual(self.warnings_of(*slips), ["", "", ""])

    def test_limits_include_what_they_name(self):
        for holder in (self.card.type_id, self.terminal):
            holder.write({"minimum_amount": 10, "maximum_amount": 500})
            for amount, expected in (
                ("9.99", "amount_low"),
                ("10", ""),
                ("500", ""),
                ("500.01", "amount_high"),
            ):
                self.assertEqual(self.book(self.slip(amount)).warnings, expected)
            holder.write({"minimum_amount": 0, "maximum_amount": 0})

    def test_what_comes_back_may_be_as_little_as_it_is(self):
        self.terminal.write({"minimum_amount": 10, "maximum_amount": 500})
        for amount, expected in (("-5", ""), ("-500.01", "amount_high")):
            self.assertEqual(self.book(self.slip(amount)).warnings or "", expected)

    def test_the_narrower_of_two_limits_counts(self):
        self.card.type_id.maximum_amount = 500
        self.terminal.maximum_amount = 300
        self.assertEqual(self.book(self.slip("400")).warnings, "amount_high")

    def test_tax_counts_and_lines_add_up(self):
        self.terminal.maximum_amount = 100
        for lines, expected in (
            ([("60", "0"), ("40", "0")], ""),
            ([("60", "0"), ("40", "0.01")], "amount_high"),
        ):
            written = [
                {"code": "RICE", "amount": amount, "amount_tax": tax}
                for amount, tax in lines
            ]
            self.assertEqual(self.book(self.slip(lines=written)).warnings, expected)

    def test_a_category_limits_each_line_by_itself(self):
        self.rice.coop_maximum = 50
        for amounts, expected in ((["40", "40"], ""), (["40", "51"], "amount_high")):
            lines = [{"code": "RICE", "amount": amount} for amount in amounts]
            self.assertEqual(self.book(self.slip(lines=lines)).warnings, expected)

    def test_only_what_was_keyed_at_a_counter_is_limited(self):
        self.rice.coop_maximum = self.card.type_id.maximum_amount = 50
        for origin in ("invoice", "opening"):
            self.assertFalse(self.book(self.slip(origin=origin)).warnings)

    def test_taking_back_is_not_limited(self):
        first = self.book(self.slip("400"))
        self.terminal.maximum_amount = 300
        self.terminal.minimum_amount = 10
        back = self.slip("-400", return_of_id=first.id)
        self.assertFalse(self.book(back).warnings)
        self.assertFalse(self.book(self.slip("200"))._reverse().warnings)

    def test_the_co_op_may_have_them_held(self):
        self.terminal.maximum_amount = 50
        self.env["coop.booking.rule"].search(
            [("reason", "=", "amount_high"), ("company_id", "=", self.co_op.id)]
        ).action = "hold"
        held = self.book(self.slip())
        self.assertEqual(held.status, "held")
        self.assertFalse(held.line_ids)

    def test_a_card_used_too_often_in_a_day(self):
        self.card.type_id.daily_count = 2
        self.assertEqual(
            self.warnings_of(self.slip(), self.slip(), self.slip()),
            ["", "", "too_many"],
        )
        self.assertEqual(self.warnings_of(self.slip()), ["too_many"])
        other_day = self.slip(date=date(2026, 3, 2))
        self.assertEqual(self.warnings_of(other_day), [""])
        other_card = self.make_card(self.member)
        self.assertEqual(self.warnings_of(self.slip(card=other_card.number)), [""])

    def test_what_is_sent_again_or_was_reversed_is_not_counted(self):
        self.card.type_id.daily_count = 2
        first, second, third = self.slip(), self.slip(), self.slip()
        self.book(first, second)[1]._reverse()
        self.assertEqual(self.warnings_of(first, third), ["", ""])
        self.assertEqual(self.warnings_of(self.slip()), ["too_many"])

    @mute_logger("odoo.sql_db")
    def test_the_smallest_cannot_be_above_the_largest(self):
        for record, low, high in (
            (self.card.type_id, "minimum_amount", "maximum_amount"),
            (self.terminal, "minimum_amount", "maximum_amount"),
            (self.rice, "coop_minimum", "coop_maximum"),
        ):
            with self.assertRaises(CheckViolation), self.cr.savepoint():
                record.write({low: 10, high: 5})
                record.flush_recordset()
