# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is kept of changes to members."""

from datetime import date

from freezegun import freeze_time

from .builders import LONG_AGO, CoopCase

TODAY = date(2026, 6, 15)


@freeze_time("2026-06-15 05:00:00")
class TestMemberHistory(CoopCase):
    """Who changed what, when, from what and to what."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Malee Boonmee", phone="1")
        cls.officer = cls.make_user("officer")

    def changes(self, member=None):
        """Return the entries after admission as (what, from, to), oldest first."""
        events = (member or self.member).event_ids.sorted("id")
        return [
            (event.what, event.value_from, event.value_to)
            for event in events
            if event.what != "admit"
        ]

    def test_registration_as_a_member_is_the_first_entry(self):
        event = self.member.event_ids
        self.assertEqual(
            (event.kind, event.what, event.text_from, event.text_to, event.date),
            ("standing", "admit", False, "Active", LONG_AGO),
        )

    def test_an_applicant_has_no_history(self):
        applicant = self.make_member(state="applicant", join_date=False)
        applicant.write({"title": "Mrs", "name": "Other"})
        self.assertFalse(applicant.event_ids)

    def test_an_applicant_with_a_card_is_a_holder(self):
        applicant = self.make_member(state="applicant", join_date=False)
        self.env["coop.card"].create(
            {"member_id": applicant.id, "company_id": self.co_op.id}
        )
        applicant.title = "Mrs"
        self.assertEqual(self.changes(applicant), [("title", False, "Mrs")])

    def test_each_entry_that_changes_is_kept(self):
        self.member.write({"title": "Mrs", "birthdate": date(1980, 1, 2), "phone": "2"})
        self.member.write({"title": "Mrs", "name": "Malee Boonma"})
        self.assertCountEqual(
            self.changes(),
            [
                ("title", False, "Mrs"),
                ("birthdate", False, "1980-01-02"),
                ("phone", "1", "2"),
                ("name", "Malee Boonmee", "Malee Boonma"),
            ],
        )

    def test_the_contact_may_be_changed_by_itself(self):
        self.member.partner_id.city = "หางดง"
        self.assertEqual(self.changes(), [("city", False, "หางดง")])

    def test_an_archived_members_contact_is_watched_as_well(self):
        self.member.active = False
        self.member.partner_id.city = "หางดง"
        self.assertEqual(self.changes(), [("city", False, "หางดง")])

    def test_groups_and_days_are_kept_as_people_read_them(self):
        group = self.env["coop.member.group"].create(
            {"name": "Village 1", "code": "V1", "company_id": self.co_op.id}
        )
        self.member.write({"group_id": group.id, "birthdate": date(1980, 1, 2)})
        texts = {event.what: event.text_to for event in self.member.event_ids}
        self.assertEqual(texts["group_id"], "Village 1")
        self.assertEqual(texts["birthdate"], "01/02/1980")

    def test_national_ids_are_kept_masked(self):
        self.member.national_id = "1234545678781"
        self.assertEqual(self.changes(), [("national_id", False, "x-xxxx-xxxxx-78-1")])

    def test_who_changed_it_is_kept(self):
        self.member.with_user(self.officer).title = "Mrs"
        event = self.member.event_ids.sorted("id")[-1]
        self.assertEqual(event.create_uid, self.officer)

    def test_a_change_of_type_counts_from_its_day(self):
        self.member.type_id = self.make_type("ASC")
        event = self.member.event_ids.sorted("id")[-1]
        self.assertEqual(
            (event.kind, event.value_from, event.value_to, event.date),
            ("type", "Ordinary", "Associate", TODAY),
        )

    def test_planned_moved_and_dropped_changes_of_type_are_kept(self):
        period = self.env["coop.member.type.period"].create(
            {
                "member_id": self.member.id,
                "date_from": date(2026, 7, 1),
                "type_id": self.make_type("ASC").id,
            }
        )
        period.date_from = date(2026, 8, 1)
        period.unlink()
        events = self.member.event_ids.sorted("id")[1:]
        self.assertEqual(
            [(event.value_from, event.value_to, event.date.month) for event in events],
            [
                ("Ordinary", "Associate", 7),
                ("Associate", "Ordinary", 7),
                ("Associate", "Ordinary", 8),
            ],
        )

    def test_nothing_of_it_changes(self):
        with self.assertKept():
            self.member.event_ids.sudo().value_to = "nothing"
            self.env.flush_all()
        with self.assertKept():
            self.member.event_ids.sudo().unlink()
