# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening balances are proved, posted once, and taken back."""

from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form
from odoo.tools import mute_logger

from .opening_case import OpeningCase


class TestOpeningPosting(OpeningCase):
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
        part = "odoo.addons.coop_card.models.openings"
        with (
            patch(f"{part}.coop_opening_posting.PART", 2),
            patch(f"{part}.coop_opening_work.PART", 2),
        ):
            opening.sudo()._work(lambda _done: False)
            self.assertEqual((2, 3), (opening.booked_count, opening.unposted_count))
            opening.sudo()._work(lambda _done: True)
        self.assertEqual(("posted", 5), (opening.state, opening.booked_count))
        self.assertEqual(self.accountant, opening.line_ids[0].transaction_id.create_uid)


class TestOpeningForecast(OpeningCase):
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
        waiting = self.env["coop.transaction"].search(opening.action_waiting()["domain"])
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


class TestOpeningRoles(OpeningCase):
    def test_officers_and_accountants_enter_and_accountants_post(self):
        for role in ("officer", "accountant", "manager"):
            user = self.make_user(role)
            opening = self.make_opening((self.make_member(role), "5"), user=user)
            self.assertTrue(opening.with_user(user).agrees, role)
        with self.assertRaisesRegex(AccessError, "not yours"):
            self.make_opening((self.member, "5")).with_user(self.officer).action_post()

    def test_auditors_look_and_operators_do_not(self):
        opening = self.posted((self.member, "5"))
        auditor = opening.with_user(self.make_user("auditor"))
        self.assertEqual((1, 5), (auditor.booked_count, auditor.amount_total))
        self.assertEqual("booked", auditor.line_ids.state)
        with self.assertRaises(AccessError):
            auditor.write({"name": "Other"})
        with self.assertRaises(AccessError):
            opening.with_user(self.make_user("operator")).read(["name"])

    def test_every_role_that_may_look_opens_the_page_and_the_lists(self):
        opening = self.posted((self.member, "5"))
        for role in ("officer", "auditor", "accountant", "manager"):
            shown = opening.with_user(self.make_user(role))
            self.assertEqual(5, Form(shown).amount_total, role)
            action = shown.action_lines()
            lines = shown.line_ids.with_context(**action["context"])
            views = lines.get_views([(False, "list"), (False, "search")])
            fields = views["models"]["coop.opening.line"]["fields"]
            self.assertTrue(lines.web_read({name: {} for name in fields}), role)

    def test_figures_come_from_the_buttons(self):
        opening = self.make_opening((self.member, "5"))
        for record, vals in (
            (opening, {"state": "posted"}),
            (opening, {"posted_by_id": self.officer.id}),
            (opening.line_ids, {"finding": "book"}),
            (opening.line_ids, {"attempt": 7}),
        ):
            with self.assertRaises(AccessError):
                record.with_user(self.make_user("manager")).write(vals)

    def test_another_co_op_sees_nothing_of_it(self):
        opening = self.posted((self.member, "5"))
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self.make_user("manager")
        stranger.write(
            {"company_ids": [(6, 0, elsewhere.ids)], "company_id": elsewhere.id}
        )
        own = opening.with_user(stranger).with_context(allowed_company_ids=[])
        self.assertFalse(own.search([("id", "=", opening.id)]))
        lines = opening.line_ids.with_env(own.env)
        self.assertFalse(lines.search([("opening_id", "=", opening.id)]))
