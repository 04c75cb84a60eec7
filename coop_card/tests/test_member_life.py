# SPDX-License-Identifier: LGPL-3.0-or-later
"""The states of a membership."""

from datetime import date

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from .builders import LONG_AGO, CoopCase


@freeze_time("2026-06-15 05:00:00")
class TestMemberLife(CoopCase):
    """A membership moves by its steps alone."""

    def test_admission_dates_the_membership(self):
        member = self.make_member(state="applicant", join_date=False)
        member.action_admit()
        self.assertEqual(
            (member.state, member.join_date), ("active", date(2026, 6, 15))
        )

    def test_leaving_is_dated(self):
        for step, state in (
            ("resign", "resigned"),
            ("decease", "deceased"),
            ("terminate", "terminated"),
        ):
            member = self.make_member()
            getattr(member, f"action_{step}")()
            self.assertEqual(member.state, state)
            self.assertEqual(member.leave_date, date(2026, 6, 15))

    def test_a_day_of_leaving_that_was_set_stays(self):
        member = self.make_member(leave_date=date(2026, 5, 1))
        member.action_resign()
        self.assertEqual(member.leave_date, date(2026, 5, 1))

    def test_who_had_left_may_come_back_under_the_same_number(self):
        member = self.make_member()
        number = member.number
        member.action_resign()
        member.action_admit()
        self.assertEqual((member.state, member.number), ("active", number))
        self.assertFalse(member.leave_date)

    def test_a_step_keeps_why_and_by_which_resolution(self):
        member = self.make_member()
        member.action_terminate(
            reason="Broke the rules",
            resolution="7/2026",
            resolution_date=date(2026, 6, 1),
            date=date(2026, 6, 2),
        )
        event = member.event_ids.sorted("id")[-1]
        self.assertEqual(member.leave_date, date(2026, 6, 2))
        self.assertEqual(
            (event.what, event.text_from, event.text_to, event.date),
            ("terminate", "Active", "Terminated", date(2026, 6, 2)),
        )
        self.assertEqual(
            (event.reason, event.resolution, event.resolution_date),
            ("Broke the rules", "7/2026", date(2026, 6, 1)),
        )

    def test_who_comes_back_joins_anew(self):
        member = self.make_member()
        member.action_resign(date=date(2026, 5, 1))
        member.action_admit(date=date(2026, 6, 1))
        self.assertEqual(member.join_date, date(2026, 6, 1))
        self.assertEqual(
            [(event.what, event.date) for event in member.event_ids.sorted("id")],
            [
                ("admit", LONG_AGO),
                ("resign", date(2026, 5, 1)),
                ("admit", date(2026, 6, 1)),
            ],
        )

    def test_nobody_leaves_on_a_day_ahead(self):
        member, tomorrow = self.make_member(), date(2026, 6, 16)
        with self.assertRaisesRegex(UserError, "lies ahead"):
            member.action_resign(date=tomorrow)
        with self.assertRaisesRegex(UserError, "lies ahead"):
            member.leave_date = tomorrow

    def test_people_say_why_they_suspend_or_terminate(self):
        member = self.as_role("officer", self.make_member())
        for step in (member.action_suspend, member.action_terminate):
            with self.assertRaisesRegex(UserError, "needs a reason"):
                step()
        member.action_suspend(reason="Did not pay")
        self.assertEqual(member.state, "suspended")

    def test_cards_of_who_leaves_are_refused_at_once(self):
        for step in ("resign", "decease", "terminate"):
            member = self.make_member()
            child = self.make_member(main_member_id=member.id)
            cards = self.make_card(member) + self.make_card(child)
            getattr(member, f"action_{step}")(reason="Moved away")
            self.assertEqual(cards.mapped("state"), ["blocked", "blocked"], step)
            self.assertEqual(cards[0].event_ids.sorted("id")[-1].reason, "Moved away")

    def test_suspension_leaves_the_cards(self):
        card = self.make_card()
        card.member_id.action_suspend()
        self.assertEqual(card.state, "active")

    def test_suspension_ends(self):
        member = self.make_member()
        member.action_suspend()
        self.assertEqual(member.state, "suspended")
        member.action_reinstate()
        self.assertEqual(member.state, "active")

    def test_a_membership_rests_and_goes_on_in_the_order_of_the_days(self):
        member = self.make_member()
        with self.assertRaisesRegex(UserError, "Enter that day or a later one"):
            member.action_suspend(date="1850-01-01")
        member.action_suspend(date="2026-03-03")
        with self.assertRaisesRegex(UserError, "Enter that day or a later one"):
            member.action_reinstate(date="2026-03-02")
        member.action_decease(date="2026-03-01")

    def test_the_dead_stay_dead(self):
        member = self.make_member()
        member.action_decease()
        for step in ("admit", "suspend", "reinstate", "resign", "terminate"):
            with self.assertRaisesRegex(UserError, "not possible"):
                getattr(member, f"action_{step}")()

    def test_a_step_is_taken_by_all_or_none(self):
        active, applicant = self.make_member(), self.make_member(state="applicant")
        with self.assertRaisesRegex(UserError, "“Suspend” is not possible"):
            (active + applicant).action_suspend()
        self.assertEqual(active.state, "active")

    @mute_logger("odoo.sql_db")
    def test_the_database_wants_a_day_for_the_end_of_a_membership(self):
        member = self.make_member()
        member.action_resign()
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            member.leave_date = False
            member.flush_recordset()

    def test_nobody_sets_a_state_directly(self):
        member = self.as_role("officer", self.make_member())
        with self.assertRaisesRegex(AccessError, "buttons"):
            member.state = "deceased"
        with self.assertRaisesRegex(AccessError, "buttons"):
            member.create(
                {"name": "Ghost", "state": "deceased", "leave_date": LONG_AGO}
            )
        with self.assertRaisesRegex(AccessError, "buttons"):
            member.with_context(default_state="suspended").create({"name": "Ghost"})
