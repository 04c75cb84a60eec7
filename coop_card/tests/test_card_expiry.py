# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards whose time is over."""

from datetime import date, datetime

from freezegun import freeze_time

from .builders import CoopCase

LAST = date(2026, 6, 15)


class TestCardExpiry(CoopCase):
    """The day decides; a job only reminds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card(valid_to=LAST)
        cls.co_op.coop_card_remind_days = 14

    def test_a_card_is_refused_from_midnight_where_the_co_op_is(self):
        # The day ends at 17:00 UTC in Bangkok, at 04:00 UTC of the next in New York.
        for zone, last, first in (
            ("Asia/Bangkok", (15, 16, 59, 59), (15, 17, 0, 0)),
            ("America/New_York", (16, 3, 59, 59), (16, 4, 0, 0)),
        ):
            self.co_op.coop_tz = zone
            for moment, warnings in ((last, ""), (first, "card_not_live")):
                instant = datetime(2026, 6, *moment)
                with freeze_time(instant), self.subTest(zone=zone, instant=instant):
                    booked = self.book(
                        self.document(
                            card=self.card.number, day=None, occurred_at=instant
                        )
                    )
                    self.assertEqual(booked.warnings or "", warnings)
                    self.card.invalidate_recordset(["expired"])
                    self.assertEqual(self.card.expired, bool(warnings))
                    self.assertEqual(bool(self.found()), bool(warnings))

    def found(self):
        """Return the expired cards among ours, and check the others with them."""
        ours = [("id", "=", self.card.id)]
        expired = self.card.search([*ours, ("expired", "=", True)])
        valid = self.card.search([*ours, ("expired", "=", False)])
        self.assertEqual(expired + valid, self.card)
        return expired

    def test_a_card_without_end_never_expires(self):
        card = self.make_card()
        self.assertFalse(card.expired)
        self.assertIn(card, card.search([("expired", "=", False)]))

    def test_issuing_sets_the_last_day_by_the_type(self):
        kind = self.card.type_id
        for validity, unit, last in (
            (1, "year", date(2025, 2, 28)),
            (6, "month", date(2024, 8, 28)),
            (30, "day", date(2024, 3, 29)),
            (0, "day", False),
        ):
            kind.write({"validity": validity, "validity_unit": unit})
            card = self.make_card(valid_from=date(2024, 2, 29))
            self.assertEqual(card.valid_to, last, (validity, unit))
        kind.validity = 1
        self.assertEqual(self.make_card(valid_to=LAST).valid_to, LAST)

    @freeze_time("2026-07-01 05:00:00")
    def test_the_replacement_of_an_expired_card_is_valid(self):
        self.assertFalse(self.card.action_replace().expired)

    def remind(self):
        """Run the job; return the mails and activities it made for our cards."""
        mails, activities = self.env["mail.mail"], self.env["mail.activity"]
        before = mails.search([]), activities.search([])
        self.env["coop.card"]._remind_some()
        return mails.search([]) - before[0], activities.search([]) - before[1]

    @freeze_time("2026-06-01 05:00:00")
    def test_a_holder_is_written_to_once(self):
        self.card.member_id.email = "malee@example.com"
        mails, activities = self.remind()
        self.assertEqual(len(mails), 1)
        self.assertIn(self.card.number, mails.subject)
        self.assertEqual(mails.recipient_ids, self.card.member_id.partner_id)
        self.assertFalse(activities)
        self.assertFalse(self.remind()[0])

    @freeze_time("2026-06-01 05:00:00")
    def test_a_holder_reads_the_last_day_in_the_era_of_the_language(self):
        for lang, year in (("th_TH", LAST.year + 543), ("en_US", LAST.year)):
            self.card.member_id.write({"email": "malee@example.com", "lang": lang})
            self.card.reminded = False
            self.assertIn(f"/{year}<", self.remind()[0].body_html, lang)

    @freeze_time("2026-06-01 05:00:00")
    def test_the_officer_in_charge_is_told_of_who_has_no_address(self):
        officer = self.make_user("officer", lang="th_TH")
        self.co_op.coop_card_officer_id = officer
        mails, activities = self.remind()
        self.assertNotIn(self.card.member_id.partner_id, mails.recipient_ids)
        self.assertEqual(
            (activities.user_id, activities.res_id, activities.date_deadline),
            (officer, self.card.id, LAST),
        )
        self.assertIn("บัตร", activities.summary)
        self.assertFalse(self.remind()[1])

    @freeze_time("2026-06-01 05:00:00")
    def test_without_an_officer_in_charge_anybody_may_tell_the_holder(self):
        activities = self.remind()[1].filtered(lambda one: one.res_id == self.card.id)
        self.assertEqual((len(activities), activities.user_id.ids), (1, []))

    def test_nobody_is_reminded_too_early_too_late_or_of_cards_not_in_use(self):
        for day in ("2026-05-31", "2026-06-16"):
            with freeze_time(f"{day} 05:00:00"):
                self.assertEqual(self.env["coop.card"]._remind_some(), 0, day)
        with freeze_time("2026-06-01 05:00:00"):
            self.card.action_block()
            self.assertEqual(self.env["coop.card"]._remind_some(), 0)
            self.card.action_unblock()
            self.co_op.coop_card_remind_days = 0
            self.assertEqual(self.env["coop.card"]._remind_some(), 0)

    @freeze_time("2026-06-01 05:00:00")
    def test_another_last_day_is_worth_another_reminder(self):
        self.assertEqual(self.env["coop.card"]._remind_some(), 1)
        self.card.valid_to = date(2026, 6, 14)
        self.assertEqual(self.env["coop.card"]._remind_some(), 1)
