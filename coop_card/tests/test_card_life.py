# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of a card."""

from datetime import date, datetime

from freezegun import freeze_time
from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from ..rules.card_number import is_sound
from ..rules.life_cycle import CARD_STEPS
from .builders import LONG_AGO, CoopCase


@freeze_time("2026-06-15 05:00:00")
class TestCardLife(CoopCase):
    """A card moves by its steps alone, and each step is kept."""

    def test_a_number_comes_from_its_type_with_a_check_digit(self):
        card = self.make_card()
        kind = card.type_id
        self.assertEqual(len(card.number), len(kind.number_pattern))
        self.assertTrue(is_sound(card.number, kind.number_pattern, kind.check_method))

    def test_a_typed_number_is_stored_without_blanks_and_dashes(self):
        self.assertEqual(self.make_card(number=" 12-34 ๕๖ab").number, "123456AB")

    @mute_logger("odoo.sql_db")
    def test_a_number_is_given_once_in_a_co_op(self):
        self.make_card(number="1234")
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.make_card(number="12 34")

    def test_issuing_sets_the_first_day(self):
        card = self.make_card(valid_from=False)
        self.assertEqual((card.state, card.valid_from), ("active", date(2026, 6, 15)))

    def test_a_card_without_a_member_is_not_issued(self):
        card = self.env["coop.card"].create({"company_id": self.co_op.id})
        with self.assertRaisesRegex(UserError, "Choose the member"):
            card.action_issue()

    @mute_logger("odoo.sql_db")
    def test_the_database_wants_a_holder_for_a_card_in_use(self):
        card = self.make_card()
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            card.member_id = False
            card.flush_recordset()

    def test_every_step_leads_where_the_table_says(self):
        ways = {
            "draft": (),
            "active": ("issue",),
            "blocked": ("issue", "block"),
            "lost": ("issue", "report_lost"),
            "returned": ("issue", "return"),
            "stock": ("issue", "return", "restock"),
            "cancelled": ("cancel",),
        }
        for state, way in ways.items():
            for name, step in CARD_STEPS.items():
                with self.subTest(state=state, step=name):
                    card = self.new_card()
                    for earlier in way:
                        getattr(card, f"action_{earlier}")()
                    self.assertEqual(card.state, state)
                    self.check_step(card, name, step)

    def new_card(self):
        """Return a draft card of a member."""
        member = self.make_member()
        return self.env["coop.card"].create(
            {"member_id": member.id, "company_id": self.co_op.id}
        )

    def check_step(self, card, name, step):
        """Take a step, or see it refused and the card unchanged."""
        state = card.state
        action = getattr(card, f"action_{name}", lambda: card._step(name))
        if state in step.sources:
            if name == "issue":
                card.member_id = card.member_id or self.make_member()
            action()
            self.assertEqual(card.state, step.target or state)
        else:
            with self.assertRaisesRegex(UserError, "not possible"):
                action()
            self.assertEqual(card.state, state)

    def test_each_step_is_kept_with_its_reason(self):
        card = self.make_card()
        card.action_block(reason="Unpaid")
        card.action_unblock()
        events = card.event_ids.sorted("id")
        self.assertEqual(events.mapped("step"), ["issue", "block", "unblock"])
        self.assertEqual(events[1].reason, "Unpaid")
        self.assertEqual(
            (events[1].state_from, events[1].state_to), ("active", "blocked")
        )

    def test_an_issue_counts_from_the_first_day_of_the_card(self):
        card = self.make_card(valid_from=LONG_AGO)
        # Midnight in Bangkok is 17:00 of the day before in UTC.
        self.assertEqual(card.event_ids.effective_at, datetime(2019, 12, 31, 17))

    def test_a_replacement_takes_over_at_once(self):
        card = self.make_card(valid_to=date(2027, 1, 1))
        replacement = card.action_replace(reason="Worn out")
        self.assertEqual((card.state, replacement.state), ("replaced", "active"))
        self.assertEqual(card.replaced_by_id, replacement)
        self.assertEqual(replacement.member_id, card.member_id)
        self.assertEqual(replacement.valid_to, card.valid_to)

    def test_a_replaced_card_is_not_replaced_again(self):
        card = self.make_card()
        card.action_replace()
        with self.assertRaisesRegex(UserError, "not possible in the state “Replaced”"):
            card.action_replace()

    def test_nobody_sets_a_state_directly(self):
        card = self.as_role("officer", self.make_card())
        with self.assertRaisesRegex(AccessError, "buttons"):
            card.state = "draft"

    def test_no_default_leads_round_the_steps(self):
        cards = self.as_role("officer", self.make_card())
        values = {"member_id": cards.member_id.id, "company_id": self.co_op.id}
        with self.assertRaisesRegex(AccessError, "buttons"):
            cards.with_context(default_state="active").create(values)

    def test_a_card_in_use_keeps_number_holder_and_first_day(self):
        card = self.as_role("officer", self.make_card())
        other = self.make_member()
        for values in (
            {"number": "999"},
            {"member_id": other.id},
            {"valid_from": date(2026, 1, 1)},
        ):
            with self.assertRaisesRegex(UserError, "Replace the card"):
                card.write(values)
        card.valid_to = date(2027, 1, 1)

    def test_a_card_stays_in_its_co_op(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        with self.assertRaisesRegex(UserError, "stays in its co-op"):
            self.make_card().company_id = other
