# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards as people at the desk handle them."""

from odoo.exceptions import UserError
from odoo.tests import Form

from .builders import CoopCase

WIZARD = "coop_card.coop_card_step_wizard_view_form"


class TestViewsCard(CoopCase):
    """A card is issued by its form; steps that want a reason ask for it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer")
        cls.member = cls.make_member()

    def dialog(self, step, cards, user=None):
        """Return the dialog of a step, opened for some cards."""
        wizards = self.env["coop.card.step.wizard"].with_user(user or self.officer)
        context = {"default_step": step, "active_ids": cards.ids}
        return Form(wizards.with_context(**context), WIZARD)

    def confirm(self, step, cards, **values):
        """Fill in a dialog and confirm it; return what it answers."""
        with self.dialog(step, cards) as form:
            for name, value in values.items():
                setattr(form, name, value)
        return form.record.action_confirm()

    def test_a_card_is_issued_with_the_next_number(self):
        cards = self.env["coop.card"].with_user(self.officer)
        with Form(cards.with_context(default_member_id=self.member.id)) as form:
            self.assertFalse(form.number)
        form.record.action_issue()
        self.assertEqual(
            (form.record.state, form.record.valid_from),
            ("active", self.co_op._coop_today()),
        )

    def test_a_printed_number_is_typed(self):
        with Form(self.env["coop.card"].with_user(self.officer)) as form:
            form.number = "9764-0010 0000 1235"
            form.member_id = self.member
        self.assertEqual(form.record.number, "9764001000001235")

    def test_the_number_of_a_card_in_use_stays(self):
        form = Form(self.make_card(self.member).with_user(self.officer))
        with self.assertRaises(AssertionError):
            form.number = "1"

    def test_the_reason_is_kept_in_the_history(self):
        card = self.make_card(self.member)
        for step, state in (("block", "blocked"), ("report_lost", "lost")):
            self.confirm(step, card, reason=f"Because of {step}")
            self.assertEqual(card.state, state)
        events = card.event_ids.filtered("reason").sorted("id")
        self.assertEqual(
            events.mapped("reason"), ["Because of block", "Because of report_lost"]
        )

    def test_no_step_without_a_reason(self):
        form = self.dialog("block", self.make_card(self.member))
        with self.assertRaises(AssertionError):
            form.save()

    def test_a_card_is_replaced_by_one_with_a_printed_number(self):
        card = self.make_card(self.member)
        action = self.confirm("replace", card, reason="Broken", number="77 88")
        new = self.env["coop.card"].browse(action["res_id"])
        self.assertEqual((new.number, new.state), ("7788", "active"))
        self.assertEqual((card.state, card.replaced_by_id), ("replaced", new))

    def test_many_cards_take_the_step_and_the_others_are_named(self):
        cards = self.make_card() + self.make_card() + self.make_card()
        cards[2].action_cancel()
        with self.dialog("replace", cards) as form:
            self.assertEqual(form.taken_count, 2)
            self.assertIn(cards[0].number, form.taken_text)
            self.assertEqual(form.skipped_text, cards[2].display_name)
            form.reason = "New cards for all"
        action = form.record.action_confirm()
        self.assertEqual(cards.mapped("state"), ["replaced", "replaced", "cancelled"])
        self.assertEqual(len(cards.replaced_by_id), 2)
        self.assertEqual(action["domain"], [("id", "in", cards.replaced_by_id.ids)])

    def test_a_step_for_no_card_says_so(self):
        card = self.make_card()
        card.action_cancel()
        self.assertEqual(self.dialog("block", card).taken_count, 0)
        values = {"step": "block", "chosen_ids": card.ids, "reason": "Late"}
        wizard = (
            self.env["coop.card.step.wizard"].with_user(self.officer).create(values)
        )
        with self.assertRaisesRegex(UserError, "not possible"):
            wizard.action_confirm()

    def test_a_card_without_a_number_has_no_name_yet(self):
        card = self.env["coop.card"].new({"member_id": self.member.id})
        self.assertFalse(card.display_name)

    def test_many_numbers_are_cut_short(self):
        cards = self.env["coop.card"].union(*[self.make_card() for _i in range(9)])
        form = self.dialog("cancel", cards)
        self.assertTrue(form.taken_text.startswith("9 cards:"))
        self.assertTrue(form.taken_text.endswith("…"))
