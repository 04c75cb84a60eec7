# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports about members and their cards."""

from datetime import date, timedelta

from odoo.tests import freeze_time

from .builders import CoopCase
from .report_case import ReportReading


class TestReportMembers(ReportReading, CoopCase):
    """Who has a card, who moves, whose birthday it is, and what was changed."""

    def test_the_register_has_a_row_for_each_card(self):
        member = self.make_member("Anong", number="M1")
        cards = self.make_card(member) + self.make_card(member)
        self.make_member("Boon", number="M2")
        rows = self.cells("members_and_cards", "number", "card", "card_state")
        self.assertEqual(
            rows,
            [("M1", number, "Active") for number in sorted(cards.mapped("number"))]
            + [("M2", "", "")],
        )

    def test_only_cards_in_use_count(self):
        self.make_card(self.make_member(number="M1"))
        self.make_card(self.make_member(number="M2")).action_cancel(reason="Torn")
        self.make_member(number="M3", state="resigned", leave_date=date(2026, 1, 1))
        self.make_member(number="M4")
        rows = self.cells("members_without_card", "number")
        self.assertEqual(rows, [("M2",), ("M4",)])

    def test_titles_stand_before_names(self):
        self.make_member("สมชาย ใจดี", number="M1", title="นาย")
        self.make_member("Anong Dee", number="M2", title="Ms")
        rows = self.cells("members_without_card", "name")
        self.assertEqual(rows, [("นายสมชาย ใจดี",), ("Ms Anong Dee",)])

    def test_what_is_pending_is_movement(self):
        before = self.make_year(2025)
        settled, pending, idle, never = (
            self.make_member(number=f"M{number}") for number in range(4)
        )
        self.purchase(settled, "10")
        self.purchase(idle, "10", date(2025, 6, 1))
        self.env["coop.accumulation.settlement"]._settle()
        self.purchase(pending, "10")
        rows = self.cells(
            "members_without_movement",
            "number",
            "last_year",
            fiscal_year_id=self.year.id,
        )
        self.assertEqual(rows, [(idle.number, before.name), (never.number, "")])

    @freeze_time("2026-06-10 05:00:00")
    def test_birthdays_come_in_the_order_of_days(self):
        self.make_member(number="M1", birthdate=date(2000, 2, 29))
        self.make_member(number="M2", birthdate=date(1990, 2, 3))
        self.make_member(number="M3", birthdate=date(1990, 3, 3))
        rows = self.cells("birthdays", "number", "day", "age", month="2")
        self.assertEqual(rows, [("M2", "3", "36"), ("M1", "29", "26")])

    @freeze_time("2026-06-10 05:00:00")
    def test_changes_of_members_say_who_and_why(self):
        member = self.make_member(number="M1")
        member.action_suspend(reason="Moved away")
        rows = self.cells(
            "member_changes",
            "number",
            "value_from",
            "value_to",
            "reason",
            date_from=date(2026, 6, 10),
        )
        self.assertIn(("M1", "Active", "Suspended", "Moved away"), rows)

    def test_changes_of_members_are_told_as_people_read_them(self):
        self.env["res.lang"]._activate_lang("th_TH")
        member = self.make_member(number="M1", birthdate=date(1990, 2, 28))
        member.write({"birthdate": date(1990, 3, 1), "gender": "female"})
        columns = ("value_from", "value_to")
        rows = self.cells("member_changes", *columns)
        self.assertIn(("02/28/1990", "03/01/1990"), rows)
        self.assertIn(("", "Female"), rows)
        self.env = self.env(context={**self.env.context, "lang": "th_TH"})
        rows = self.cells("member_changes", *columns)
        self.assertIn(("28/02/2533", "01/03/2533"), rows)


class TestReportCards(ReportReading, CoopCase):
    """Cards by state, what happened to them, and which are refused."""

    def test_cards_are_counted_by_state(self):
        member = self.make_member()
        self.make_card(member)
        self.make_card(member).action_block(reason="Found")
        rows = self.cells("cards_by_state", "state", "cards", "members")
        self.assertEqual(rows, [("Active", "1", "1"), ("Blocked", "1", "1")])

    def test_days_are_those_of_the_co_op(self):
        """Somewhere the day is another one: fourteen hours ahead of Greenwich."""
        card = self.make_card()
        self.co_op.coop_tz = "Pacific/Kiritimati"
        day = self.co_op._coop_local_date(card.event_ids[0].effective_at)
        before = day - timedelta(days=1)
        asked = {"date_from": day, "date_to": day}
        self.assertIn((card.number,), self.cells("card_changes", "card", **asked))
        asked = {"date_from": before, "date_to": before}
        self.assertFalse(self.cells("card_changes", "card", **asked))

    def test_the_hotlist_says_since_when_and_why(self):
        card = self.make_card()
        card.action_block(reason="Left on the bus")
        rows = self.cells("hotlist", "card", "state", "reason")
        self.assertEqual(rows, [(card.number, "Blocked", "Left on the bus")])
