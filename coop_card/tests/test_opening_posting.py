# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening balances are proved, posted once, and taken back."""

from contextlib import ExitStack, contextmanager
from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from .opening_case import OpeningCase


class TestOpeningPosting(OpeningCase):
    """A batch from its draft to its reversal."""

    def test_a_posted_batch_stands_in_the_ledger_line_by_line(self):
        opening = self.posted(
            (self.member, "100.25"), (self.member, "7", self.oil), (self.other, "0.01")
        )
        self.assertEqual("posted", opening.state)
        self.assertEqual(self.accountant, opening.posted_by_id)
        self.assert_ledger(self.member, "100.25")
        self.assert_ledger(self.member, "7", self.oil)
        self.assert_ledger(self.other, "0.01")
        slip = opening.line_ids[0].transaction_id
        self.assertEqual("opening", slip.origin)
        self.assertEqual(date(2026, 3, 31), slip.date)
        self.assertEqual(opening.name, slip.reference)
        self.assertEqual(self.year, slip.line_ids.fiscal_year_id)
        self.assertEqual({"booked"}, {*opening.line_ids.mapped("state")})

    def test_the_control_total_must_match_to_the_satang(self):
        opening = self.make_opening((self.member, "100.10"), control_total=100.11)
        self.assertFalse(opening.agrees)
        with self.assertRaisesRegex(UserError, "0.01"):
            self.post(opening)
        opening.control_total = 100.10
        self.post(opening)
        self.assertEqual("posted", opening.state)

    def test_the_number_of_members_must_match(self):
        opening = self.make_opening((self.member, "5"), control_members=2)
        self.assertEqual(-1, opening.members_over)
        with self.assertRaisesRegex(UserError, "written down beforehand"):
            self.post(opening)

    def test_many_small_amounts_add_up_exactly(self):
        lines = [(self.make_member(f"M{number}"), "0.10") for number in range(30)]
        self.assertTrue(self.make_opening(*lines, control_total=3).agrees)

    def test_what_is_posted_stays_as_it_is(self):
        opening = self.posted((self.member, "100"))
        for change in (
            lambda: opening.write({"control_total": 1}),
            lambda: opening.line_ids.write({"amount": 1}),
            lambda: opening.line_ids.unlink(),
            lambda: opening.unlink(),
        ):
            with self.assertRaisesRegex(UserError, "stays as it is"):
                change()
        with self.assertRaisesRegex(UserError, "not possible"):
            self.post(opening)
        self.assert_ledger(self.member, "100")

    def test_the_same_balance_is_refused_in_another_list(self):
        first = self.posted((self.member, "100"))
        again = self.make_opening((self.member, "90"), (self.other, "5"))
        self.assertEqual("refuse", again.line_ids[0].finding)
        self.assertIn("balance in this category", again.line_ids[0].remark_text)
        self.assertEqual("book", again.line_ids[1].finding)
        with self.assertRaisesRegex(UserError, "cannot be posted"):
            self.post(again)
        self.reverse(first)
        self.post(again)  # says that something has changed
        self.post(again)
        self.assert_ledger(self.member, "90")

    def test_another_year_category_or_direction_is_another_balance(self):
        self.make_year(2025)
        self.posted((self.member, "1"))
        self.posted((self.member, "2"), date=date(2025, 12, 31))
        self.posted((self.member, "4", self.oil))
        sale = self.make_opening((self.member, "8"), direction="sale")
        self.assertEqual("sale", sale.line_ids.direction)
        self.post(sale)
        self.assert_ledger(self.member, "11")
        self.assert_ledger(self.member, "4", self.oil)

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_a_balance_twice(self):
        first, second = (self.make_opening((self.member, "100")) for _time in "12")
        self.post(first)
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            second._reserve()
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            self.make_opening((self.other, "1"), (self.other, "2"))

    def test_a_reversed_batch_leaves_nothing_and_may_be_entered_anew(self):
        opening = self.posted((self.member, "100"), (self.other, "5"))
        self.reverse(opening, "Amounts of another year")
        self.assertEqual("reversed", opening.state)
        self.assertEqual(["reversed"] * 2, opening.line_ids.mapped("state"))
        self.assert_ledger(self.member, "0")
        slip = opening.line_ids[0].transaction_id
        self.assertEqual("Amounts of another year", slip.reversed_by_id.reason)
        self.assertEqual("opening", slip.reversed_by_id.origin)
        anew = opening.copy()
        self.assertEqual(2, len(anew.line_ids))
        self.post(anew)
        self.assert_ledger(self.member, "100")

    def test_one_line_is_reversed_and_entered_anew(self):
        opening = self.posted((self.member, "100"), (self.other, "5"))
        line = opening.line_ids[0]
        for amount in ("101", "102"):
            self.reverse(line)
            again = self.posted((self.member, amount))
            self.assert_ledger(self.member, amount)
            line = again.line_ids
        self.assertEqual("posted", opening.state)
        self.assertEqual(1, opening.gone_count)
        self.assert_ledger(self.other, "5")

    def test_a_reversal_is_not_reversed(self):
        opening = self.posted((self.member, "100"))
        slip = opening.line_ids.transaction_id
        self.reverse(opening)
        with self.assertRaisesRegex(UserError, "anew"):
            slip.reversed_by_id.with_user(self.make_user("manager"))._reverse("No")

    def test_a_merged_members_balance_stands_for_the_survivor(self):
        opening = self.posted((self.member, "100"))
        self.member._merge_into(self.other, "Registered twice")
        self.env.invalidate_all()
        self.assertEqual("booked", opening.line_ids.state)
        again = self.make_opening((self.other, "100"))
        self.assertEqual("refuse", again.line_ids.finding)
        self.assertIn("balance in this category", again.line_ids.remark_text)
        self.reverse(opening)
        self.assertEqual("reversed", opening.line_ids.state)
        self.assert_nothing_left(self.member, self.other)
        self.post(again)  # says that something has changed
        self.post(again)
        self.assertEqual("posted", again.state)

    def assert_nothing_left(self, *members):
        """Check that members have nothing, through whatever channels."""
        for member in members:
            lines = self.env["coop.accumulation"].search(
                [("member_id", "=", member.id)]
            )
            self.assertEqual(0, sum(lines.mapped("amount")))

    def test_an_officer_takes_no_balance_back_by_its_transaction(self):
        opening = self.posted((self.member, "100"))
        slip = opening.line_ids.transaction_id
        with self.assertRaises(AccessError):
            slip.with_user(self.officer)._reverse("Wrong")
        slip.with_user(self.accountant)._reverse("Wrong")
        opening.line_ids.invalidate_recordset()
        self.assertEqual("reversed", opening.line_ids.state)

    def test_work_that_was_stopped_goes_on_and_does_nothing_twice(self):
        lines = [(self.make_member(f"M{number}"), "1") for number in range(5)]
        opening = self.make_opening(*lines)
        opening.sudo()._take_step("post", posted_by_id=self.accountant.id)
        opening._reserve()
        with self.parts_of(2):
            opening.sudo()._work(lambda _done: False)
            self.assertEqual((2, 3), (opening.booked_count, opening.unposted_count))
            opening.sudo()._work(lambda _done: True)
        self.assertEqual(("posted", 5), (opening.state, opening.booked_count))
        self.assertEqual(self.accountant, opening.line_ids[0].transaction_id.create_uid)

    def test_a_large_batch_is_looked_at_by_the_job(self):
        lines = [(self.make_member(f"M{number}"), "1") for number in range(5)]
        opening = self.make_opening(*lines)
        with self.parts_of(2):
            self.post(opening)
            self.assertEqual(("posting", True), (opening.state, opening.looking))
            opening.sudo()._work(lambda _done: False)
            self.assertEqual((40, 0), (opening.progress, opening.booked_count))
            opening.sudo()._work(lambda _done: True)
        self.assertEqual(("posted", 5), (opening.state, opening.booked_count))

    def test_a_large_batch_that_changed_is_a_draft_again(self):
        lines = [(self.make_member(f"M{number}"), "1") for number in range(3)]
        changed = self.make_opening(*lines)
        sales = self.make_opening(*lines, direction="sale")
        with self.parts_of(2):
            self.post(changed)
            self.post(sales)
            self.posted(lines[2])  # the place of one line
            for opening in (changed, sales):
                opening.sudo()._work(lambda _done: True)
        self.assertEqual(("draft", 1), (changed.state, changed.refused_count))
        self.assertIn("nothing is posted yet", changed.message)
        self.assertFalse(changed.posted_by_id)
        self.assertEqual("posted", sales.state)
        changed.action_check()
        self.assertFalse(changed.message)

    @mute_logger("odoo.sql_db")
    def test_a_large_batch_finds_its_places_taken_at_the_last_moment(self):
        lines = [(self.make_member(f"M{number}"), "1") for number in range(3)]
        opening = self.make_opening(*lines)
        with self.parts_of(2):
            self.post(opening)
            opening.sudo().looked_at_id = max(opening.line_ids.ids)
            self.posted(lines[0])
            opening.sudo()._work(lambda _done: True)
        self.assertEqual(("draft", 0), (opening.state, opening.booked_count))

    @contextmanager
    def parts_of(self, count):
        """Have the job work on so few lines at a time."""
        with ExitStack() as patches:
            for name in ("posting", "work", "looking"):
                module = f"odoo.addons.coop_card.models.openings.coop_opening_{name}"
                patches.enter_context(patch(f"{module}.PART", count))
            yield
