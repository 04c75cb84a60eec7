# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members who were registered twice: what moves, what stays, what is refused."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .builders import LONG_AGO
from .merge_case import MergeCase


class TestMemberMerge(MergeCase):
    """The survivor takes over; the old number stays and leads to the survivor."""

    def test_the_old_number_ends_and_leads_to_the_survivor(self):
        number = self.double.number
        self.merge()
        self.assertEqual(self.double.merged_into_id, self.member)
        self.assertEqual((self.double.state, self.double.active), ("terminated", False))
        self.assertEqual(self.double.number, number)
        self.assertEqual(self.member.merged_numbers, number)

    def test_its_history_says_why(self):
        self.merge()
        event = self.double.event_ids[:1]
        self.assertEqual(
            (event.what, event.value_to, event.reason),
            ("merge", "terminated", "Registered twice"),
        )

    def test_a_membership_that_had_ended_keeps_its_last_day(self):
        self.double.action_resign(date=date(2024, 5, 1))
        self.merge()
        self.assertEqual(self.double.leave_date, date(2024, 5, 1))
        self.assertEqual(self.double.state, "terminated")

    def test_an_applicant_who_is_a_member_already_is_merged(self):
        applicant = self.make_member(state="applicant", join_date=date(2999, 1, 1))
        self.merge(applicant)
        self.assertEqual(applicant.merged_into_id, self.member)

    def test_cards_in_use_go_along_and_keep_working(self):
        card = self.make_card(self.double)
        self.merge()
        self.assertEqual((card.member_id, card.state), (self.member, "active"))
        self.assertEqual(card.event_ids[:1].step, "transfer")
        late = self.book(self.document(card=card.number))
        self.assertEqual((late.member_id, late.warnings), (self.member, ""))

    def test_cards_that_have_ended_stay(self):
        card = self.make_card(self.double)
        replacement = card.action_replace(reason="Broken")
        self.merge()
        self.assertEqual(card.member_id, self.double)
        self.assertEqual(replacement.member_id, self.member)

    def test_what_still_arrives_for_the_old_number_follows(self):
        card = self.make_card(self.double)
        card.action_cancel(reason="Broken")
        self.merge()
        by_number = self.purchase(self.double, "10")
        by_card = self.book(self.document(card=card.number, day=LONG_AGO))
        self.assertEqual(by_number.line_ids.member_id, self.member)
        self.assertEqual(by_card.member_id, self.member)

    def test_it_follows_through_several_merges(self):
        first = self.make_member()
        self.merge(first, self.double)
        self.merge()
        self.assertEqual(self.purchase(first, "10").member_id, self.member)
        self.assertEqual(first.merged_into_id, self.member)

    def test_the_family_gets_the_survivor_as_its_head(self):
        child = self.make_member(main_member_id=self.double.id)
        self.merge()
        self.assertEqual(child.main_member_id, self.member)

    def test_a_family_member_may_take_the_place_of_the_head(self):
        self.member.main_member_id = self.double
        child = self.make_member(main_member_id=self.double.id)
        self.merge()
        self.assertFalse(self.member.main_member_id)
        self.assertEqual(child.main_member_id, self.member)

    def test_beneficiaries_go_along_unless_there_are_others(self):
        self.double.beneficiary_ids = [Command.create({"name": "Mali Jaidee"})]
        third = self.make_member(
            beneficiary_ids=[Command.create({"name": "Mana Jaidee"})]
        )
        self.merge(third)
        self.assertEqual(self.member.beneficiary_ids.name, "Mana Jaidee")
        self.merge()
        self.assertEqual(self.member.beneficiary_ids.name, "Mana Jaidee")
        self.assertEqual(self.double.beneficiary_ids.name, "Mali Jaidee")
        kept = self.member.event_ids.filtered(
            lambda event: event.what == "beneficiary_ids"
        )
        self.assertIn("Mana Jaidee", kept.value_to)

    def test_activities_files_and_followers_go_along(self):
        follower = self.env["res.partner"].create({"name": "Follower"})
        self.double.message_subscribe(follower.ids)
        self.double.activity_schedule(note="Ask for the signature")
        file = self.env["ir.attachment"].create(
            {
                "name": "form.txt",
                "res_model": "coop.member",
                "res_id": self.double.id,
                "raw": b"signed",
            }
        )
        self.merge()
        self.assertEqual(file.res_id, self.member.id)
        self.assertTrue(self.member.activity_ids)
        self.assertIn(follower, self.member.message_partner_ids)

    def test_both_tell_of_the_merge(self):
        self.merge()
        for member in (self.double, self.member):
            self.assertIn("Registered twice", member.message_ids[:1].body)


class TestMemberMergeRefused(MergeCase):
    """What makes no sense is refused with a sentence, and nothing has moved."""

    def refused(self, sentence, merged=None, survivor=None):
        """Check that a merge is refused."""
        with self.assertRaisesRegex(UserError, sentence):
            self.merge(merged, survivor)

    def test_into_itself(self):
        self.refused("Choose two members", self.double, self.double)

    def test_across_co_ops(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        theirs = self.make_member(
            company_id=other.id,
            type_id=self.env["coop.member.type"]
            .search([("company_id", "=", other.id)], limit=1)
            .id,
        )
        self.refused("different co-ops", self.double, theirs)

    def test_into_somebody_who_left(self):
        self.member.action_resign()
        self.refused("no member now")

    def test_into_an_applicant(self):
        self.refused("no member now", survivor=self.make_member(state="applicant"))

    def test_twice(self):
        self.merge()
        self.refused("has been merged into", survivor=self.make_member())

    def test_back_again(self):
        self.merge()
        self.refused("no member now", self.member, self.double)

    def test_somebody_who_died(self):
        self.double.action_decease()
        self.refused("not possible")

    def test_the_head_of_a_family_into_a_member_of_another(self):
        self.make_member(main_member_id=self.double.id)
        self.member.main_member_id = self.make_member()
        self.refused("main member of a family")

    def test_a_merged_member_is_not_admitted_again(self):
        self.merge()
        with self.assertRaisesRegex(UserError, "has been merged into"):
            self.double.action_admit()

    def test_only_managers_merge(self):
        for role in ("operator", "auditor", "officer", "accountant"):
            with self.assertRaises(AccessError):
                self.as_role(role, self.double)._merge_into(self.member, "Twice")

    def test_nobody_sets_the_pointer_by_hand(self):
        self.double.action_terminate(reason="Moved away")
        manager = self.as_role("manager", self.double)
        with self.assertRaises(AccessError):
            manager.write({"merged_into_id": self.member.id, "active": False})
        with self.assertRaises(AccessError):
            manager.create(
                {
                    "name": "New",
                    "merged_into_id": self.member.id,
                    "state": "terminated",
                    "active": False,
                    "leave_date": LONG_AGO,
                }
            )
