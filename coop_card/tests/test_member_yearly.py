# SPDX-License-Identifier: LGPL-3.0-or-later
"""Birthdays and anniversaries."""

from ast import literal_eval
from datetime import date

from freezegun import freeze_time

from .builders import CoopCase


@freeze_time("2026-12-29 05:00:00")
class TestMemberYearly(CoopCase):
    """Whose day comes round next, over the end of the year too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        days = {"a": (12, 28), "b": (12, 29), "c": (1, 3), "d": (1, 20), "e": (6, 15)}
        cls.members = {
            name: cls.make_member(name, birthdate=date(1970, month, day))
            for name, (month, day) in days.items()
        }
        cls.members["?"] = cls.make_member("?")

    def names(self, domain, order="number"):
        """Return the names of the members found, as one word."""
        here = [("company_id", "=", self.co_op.id), *domain]
        found = self.env["coop.member"].search(here, order=order)
        return "".join(found.mapped("name"))

    def test_the_next_birthday_is_today_or_later(self):
        self.assertEqual(self.members["a"].next_birthday, date(2027, 12, 28))
        self.assertEqual(self.members["b"].next_birthday, date(2026, 12, 29))
        self.assertFalse(self.members["?"].next_birthday)

    def test_birthdays_of_the_next_days_are_found(self):
        for domain, names in (
            ([("next_birthday", "<=", "today +7d")], "bc"),
            ([("next_birthday", "<", "2027-01-03")], "b"),
            ([("next_birthday", "<=", "today +30d")], "bcd"),
            ([("next_birthday", ">=", "2027-01-20")], "ade"),
            ([("next_birthday", ">", "2027-01-20")], "ae"),
            ([("next_birthday", "=", "2027-06-15")], "e"),
            ([("next_birthday", "=", False)], "?"),
            ([("next_birthday", "!=", False)], "abcde"),
            ([("next_birthday", "<=", "2026-01-01")], ""),
        ):
            self.assertEqual(self.names(domain), names, domain)

    def test_birthdays_of_a_month_are_found(self):
        month = [("birthday_key", ">=", 1200), ("birthday_key", "<=", 1231)]
        self.assertEqual(self.names(month), "ab")

    def test_the_coming_birthday_is_first(self):
        known = [("birthdate", "!=", False)]
        self.assertEqual(self.names(known, "next_birthday"), "bcdea")
        self.assertEqual(self.names(known, "next_birthday desc"), "aedcb")

    def test_anniversaries_come_round_as_well(self):
        member = self.make_member(name="m", join_date=date(2016, 12, 30))
        self.assertEqual(
            (member.next_anniversary, member.member_years), (date(2026, 12, 30), 9)
        )
        soon = [("next_anniversary", "<=", "today +1d")]
        self.assertEqual(self.names(soon), "m")

    def test_the_lists_open_for_everybody(self):
        for name in ("birthdays", "anniversaries"):
            action = self.env.ref(f"coop_card.coop_member_action_{name}")
            member = self.as_role("operator", self.env["coop.member"])
            member.search(literal_eval(action.domain))
            for view in action.view_ids.view_id:
                member.get_view(view.id)
