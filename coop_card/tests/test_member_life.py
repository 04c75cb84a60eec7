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

    def test_suspension_ends(self):
        member = self.make_member()
        member.action_suspend()
        self.assertEqual(member.state, "suspended")
        member.action_reinstate()
        self.assertEqual(member.state, "active")

    def test_the_dead_stay_dead(self):
        member = self.make_member()
        member.action_decease()
        for step in ("admit", "suspend", "reinstate", "resign", "terminate"):
            with self.assertRaisesRegex(UserError, "not possible"):
                getattr(member, f"action_{step}")()

    def test_a_step_is_taken_by_all_or_none(self):
        active, applicant = self.make_member(), self.make_member(state="applicant")
        with self.assertRaises(UserError):
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
