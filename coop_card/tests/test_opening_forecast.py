# SPDX-License-Identifier: LGPL-3.0-or-later
"""What posting would do is told beforehand, and what waits is shown."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .opening_case import OpeningCase


class TestOpeningForecast(OpeningCase):
    """The forecast is what happens, and it is asked for again."""

    def test_a_closed_year_is_told_beforehand_and_waits_for_review(self):
        self.year.action_close()
        opening = self.make_opening((self.member, "100"), (self.other, "5"))
        self.assertEqual(["hold"] * 2, opening.line_ids.mapped("finding"))
        self.assertIn("review: 2. The fiscal year is closed", opening.forecast)
        self.post(opening)
        self.assertEqual((0, 2), (opening.booked_count, opening.waiting_count))
        self.assert_ledger(self.member, "0")
        shown = opening.action_waiting()["domain"]
        held = self.env["coop.transaction"].search(shown)
        self.assertEqual(opening.line_ids.transaction_id, held)
        held[0].with_user(self.accountant).action_book()
        opening.invalidate_recordset()
        self.assertEqual((1, 1), (opening.booked_count, opening.waiting_count))

    def test_a_reversal_in_a_closed_year_waits_and_the_balance_stands_until_then(self):
        opening = self.posted((self.member, "100"))
        self.year.action_close()
        self.reverse(opening)
        self.assertEqual("reversing", opening.line_ids.state)
        self.assertEqual((0, 1), (opening.booked_count, opening.waiting_count))
        self.assert_ledger(self.member, "100")
        again = self.make_opening((self.member, "90"))
        self.assertEqual("refuse", again.line_ids.finding)
        waiting = self.env["coop.transaction"].search(
            opening.action_waiting()["domain"]
        )
        waiting.with_user(self.accountant).action_book()
        self.env.invalidate_all()
        self.assertEqual("reversed", opening.line_ids.state)
        self.assert_ledger(self.member, "0")

    def test_a_reviewer_gives_a_held_balance_to_nobody_else(self):
        self.year.action_close()
        slip = self.posted((self.member, "100")).line_ids.transaction_id
        for change in ({"member_id": self.other.id}, {"date": date(2026, 1, 1)}):
            with self.assertRaisesRegex(UserError, "enter it anew"):
                slip.with_user(self.accountant).write(change)

    def test_a_held_balance_is_no_place_for_another_until_it_is_dismissed(self):
        self.year.action_close()
        opening = self.posted((self.member, "100"))
        again = self.make_opening((self.member, "90"))
        self.assertEqual("refuse", again.line_ids.finding)
        self.reverse(opening)
        self.assertEqual("dismissed", opening.line_ids.state)
        again.action_check()
        self.assertEqual("hold", again.line_ids.finding)

    def test_what_changed_since_entry_is_shown_before_anything_is_posted(self):
        opening = self.make_opening((self.member, "100"))
        self.assertIn("Would be booked: 1.", opening.forecast)
        self.year.action_close()
        answer = self.post(opening)
        self.assertEqual("display_notification", answer["tag"])
        self.assertEqual("draft", opening.state)
        self.assertIn("review: 1", opening.forecast)

    def test_a_day_without_a_fiscal_year_is_refused(self):
        opening = self.make_opening((self.member, "100"), date=date(2019, 1, 1))
        self.assertIn("no fiscal year", opening.forecast)
        with self.assertRaisesRegex(UserError, "no fiscal year"):
            self.post(opening)
        opening.date = date(2026, 1, 1)
        self.assertEqual("book", opening.line_ids.finding)

    def test_a_category_that_does_not_accumulate_stands_in_the_way(self):
        opening = self.make_opening((self.member, "100"))
        self.rice.coop_accumulates = False
        opening.action_check()
        self.assertEqual("refuse", opening.line_ids.finding)

    def test_a_member_who_left_is_booked_with_a_remark(self):
        gone = self.make_member("Gone", state="resigned", leave_date=date(2026, 2, 1))
        opening = self.make_opening((gone, "100"))
        self.assertEqual("warn", opening.line_ids.finding)
        self.assertIn("booked with a remark: 1. The member was not", opening.forecast)
        self.post(opening)
        self.assert_ledger(gone, "100")

    def test_a_number_that_was_given_up_gets_no_balance(self):
        opening = self.make_opening((self.other, "100"))
        self.other._merge_into(self.member, "Registered twice")
        opening.action_check()
        self.assertEqual(1, opening.refused_count)
        self.assertIn("merger", opening.line_ids.remark_text)

    def test_nothing_and_less_than_nothing_are_no_balance(self):
        for amount in ("0", "-5"):
            with (
                mute_logger("odoo.sql_db"),
                self.subTest(amount=amount),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                self.make_opening((self.member, amount), control_total=0)
