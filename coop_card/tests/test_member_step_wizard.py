# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog for the steps of a membership."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .builders import LONG_AGO, CoopCase

TODAY = date(2026, 6, 15)


@freeze_time("2026-06-15 05:00:00")
class TestMemberStepWizard(CoopCase):
    """One dialog for one or many members, by what the table of steps asks for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer")

    def dialog(self, step, members, user=None):
        """Return the dialog as an officer opens it from the form or the list."""
        action = self.env.ref(f"coop_card.coop_member_step_wizard_action_{step}")
        wizards = (
            self.env[action.res_model]
            .with_user(user or self.officer)
            .with_context(default_step=step, active_ids=members.ids)
        )
        return Form(wizards)

    def applicant(self, **values):
        """Return somebody who waits for admission."""
        return self.make_member(state="applicant", **{"join_date": False, **values})

    def test_applicants_are_admitted_by_one_resolution(self):
        applicants = self.applicant() + self.applicant()
        form = self.dialog("admit", applicants)
        self.assertTrue(form.by_resolution)
        form.resolution = "7/2026"
        form.resolution_date = date(2026, 6, 1)
        form.save().action_confirm()
        self.assertEqual(applicants.mapped("state"), ["active", "active"])
        self.assertEqual(applicants.mapped("join_date"), [TODAY, TODAY])
        self.assertEqual(set(applicants.event_ids.mapped("resolution")), {"7/2026"})

    def test_a_day_entered_for_an_applicant_is_offered(self):
        planned = date(2026, 6, 1)
        applicant = self.applicant(join_date=planned)
        self.assertEqual(self.dialog("admit", applicant).date, planned)
        form = self.dialog("admit", applicant + self.applicant())
        self.assertFalse(form.date)
        form.save().action_confirm()
        self.assertEqual(applicant.join_date, planned)

    def test_each_step_it_offers_can_be_taken(self):
        steps = self.env["coop.member.step.wizard"]._fields["step"]
        for step in steps.get_values(self.env):
            self.assertTrue(
                callable(getattr(self.env["coop.member"], f"action_{step}"))
            )
        with self.assertRaisesRegex(ValueError, "merge"):
            self.dialog("merge", self.make_member())

    def test_a_reason_is_asked_where_the_table_says_so(self):
        form = self.dialog("suspend", self.make_member())
        with self.assertRaises(AssertionError):
            form.save()
        form.reason = "Did not pay"
        form.save().action_confirm()
        form = self.dialog("resign", self.make_member())
        self.assertFalse(form.by_resolution)
        form.save().action_confirm()

    def test_it_says_how_many_cards_are_blocked(self):
        member = self.make_member()
        child = self.make_member(main_member_id=member.id)
        cards = self.make_card(member) + self.make_card(member) + self.make_card(child)
        form = self.dialog("resign", member)
        self.assertEqual(form.card_count, 3)
        form.save().action_confirm()
        self.assertEqual(set(cards.mapped("state")), {"blocked"})
        self.assertEqual(self.dialog("admit", member).card_count, 0)

    def test_it_names_whom_it_leaves_out(self):
        active, gone = self.make_member("Active"), self.make_member("Gone")
        gone.action_decease()
        form = self.dialog("resign", active + gone)
        self.assertEqual(form.taken_text, active.display_name)
        self.assertEqual(form.skipped_text, gone.display_name)
        form.save().action_confirm()
        self.assertEqual((active.state, gone.state), ("resigned", "deceased"))
        with self.assertRaisesRegex(UserError, "not possible any more"):
            self.dialog("resign", active + gone).save().action_confirm()

    def test_many_are_counted(self):
        members = self.make_member() + self.make_member()
        text = self.dialog("resign", members).taken_text
        self.assertIn("2 members", text)
        self.assertIn(members[0].number, text)

    def test_the_day_may_lie_back_but_not_ahead(self):
        member = self.make_member()
        form = self.dialog("decease", member)
        self.assertEqual(form.date, TODAY)
        form.date = date(2026, 6, 16)
        with self.assertRaisesRegex(UserError, "lies ahead"):
            form.save().action_confirm()
        form.date = date(2026, 6, 1)
        form.save().action_confirm()
        self.assertEqual(member.leave_date, date(2026, 6, 1))

    def test_who_comes_back_keeps_the_number_and_joins_anew(self):
        member = self.make_member()
        number = member.number
        member.action_resign()
        form = self.dialog("admit", member)
        self.assertEqual(form.date, TODAY)
        form.save().action_confirm()
        self.assertEqual((member.number, member.join_date), (number, TODAY))
        self.assertEqual(member.event_ids.sorted("id")[0].date, LONG_AGO)

    def test_it_is_for_officers(self):
        for role in ("operator", "accountant", "auditor"):
            with self.assertRaises(AccessError):
                self.dialog("resign", self.make_member(), self.make_user(role)).save()
