# SPDX-License-Identifier: LGPL-3.0-or-later
"""A member's type and its dates."""

from datetime import date

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.fields import Command
from odoo.tools import mute_logger

from .builders import LONG_AGO, CoopCase


@freeze_time("2026-06-15 05:00:00")
class TestMemberTypeHistory(CoopCase):
    """The type that counts for a purchase is the type on its date."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ordinary, cls.associate = cls.make_type("ORD"), cls.make_type("ASC")
        cls.member = cls.make_member(type_id=cls.associate.id)

    def periods(self):
        """Return the history as (day, code) pairs, oldest first."""
        periods = self.member.type_period_ids.sorted("date_from")
        return [(period.date_from, period.type_id.code) for period in periods]

    def test_a_period_is_entered_for_the_member_of_the_context(self):
        periods = self.env["coop.member.type.period"].with_context(
            default_member_id=self.member.id
        )
        periods.create({"type_id": self.ordinary.id, "date_from": date(2026, 7, 1)})
        self.assertEqual(self.periods()[-1], (date(2026, 7, 1), "ORD"))
        self.assertEqual(self.member.event_ids.sorted("id")[-1].what, "type_id")

    def test_the_first_type_counts_from_admission(self):
        self.assertEqual(self.periods(), [(LONG_AGO, "ASC")])

    def test_a_change_counts_from_today(self):
        self.member.type_id = self.ordinary
        self.assertEqual(
            self.periods(), [(LONG_AGO, "ASC"), (date(2026, 6, 15), "ORD")]
        )

    def test_a_second_change_on_a_day_replaces_the_first(self):
        self.member.type_id = self.ordinary
        self.member.type_id = self.associate
        self.assertEqual(
            self.periods(), [(LONG_AGO, "ASC"), (date(2026, 6, 15), "ASC")]
        )

    def test_a_change_dated_ahead_does_not_count_yet(self):
        self.add_period(date(2026, 7, 1))
        self.assertEqual(self.member.type_id, self.associate)

    def test_a_change_dated_back_counts_now(self):
        self.add_period(date(2026, 6, 1))
        self.assertEqual(self.member.type_id, self.ordinary)

    def test_purchases_take_the_type_of_their_day(self):
        self.add_period(date(2026, 6, 1))
        before = self.purchase(self.member, "1", day=date(2026, 5, 31))
        after = self.purchase(self.member, "1", day=date(2026, 6, 1))
        self.assertEqual(before.line_ids.member_type_id, self.associate)
        self.assertEqual(after.line_ids.member_type_id, self.ordinary)

    @mute_logger("odoo.sql_db")
    def test_two_types_cannot_begin_on_a_day(self):
        self.add_period(date(2026, 6, 1))
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.add_period(date(2026, 6, 1))

    def add_period(self, day):
        """Make the member ordinary from a day on."""
        values = {"type_id": self.ordinary.id, "date_from": day}
        self.member.type_period_ids = [Command.create(values)]
        self.member.flush_recordset()
