# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may do what with cards, by the calls the screens make."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form
from odoo.tools import mute_logger

from ..rules.life_cycle import CARD_STEPS
from .builders import CoopCase

ROLES = ("operator", "officer", "manager", "auditor", "accountant")

#: Which steps stand open to each role.
ALLOWED = {
    "operator": {"block", "report_lost"},
    "officer": set(CARD_STEPS) - {"transfer"},
    "manager": set(CARD_STEPS) - {"transfer"},
    "auditor": set(),
    "accountant": set(),
}

#: How a card comes to a state in which a step is possible.
WAYS = {
    "accept": (),
    "issue": (),
    "block": ("issue",),
    "unblock": ("issue", "block"),
    "report_lost": ("issue",),
    "replace": ("issue",),
    "return": ("issue",),
    "hand_in": ("issue", "cancel"),
    "restock": ("issue", "return"),
    "cancel": (),
}

WIZARD = "coop_card.coop_card_step_wizard_view_form"


class TestCardRoles(CoopCase):
    """The column ``role`` of the table of steps holds for every way in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users = {role: cls.make_user(role) for role in ROLES}

    def card_before(self, step):
        """Return a card for which a step is possible."""
        member = self.make_member()
        values = {"member_id": member.id, "company_id": self.co_op.id}
        card = self.env["coop.card"].create(values)
        for earlier in WAYS[step]:
            getattr(card, f"action_{earlier}")()
        return card

    def test_nobody_says_which_states_the_cards_of_a_member_have(self):
        member = self.make_member("Malee")
        officer = member.with_user(self.make_user("officer"))
        with self.assertRaises(AccessError):
            officer.card_states = "active"

    def test_each_role_takes_its_steps_and_no_others(self):
        for role, user in self.users.items():
            for step in WAYS:
                card = self.card_before(step)
                state = card.state
                with self.subTest(role=role, step=step):
                    take = getattr(card.with_user(user), f"action_{step}")
                    if step in ALLOWED[role]:
                        take(reason="Because")
                        target = CARD_STEPS[step].target or state
                        self.assertEqual(card.state, target)
                        self.assertEqual(
                            card.event_ids.sorted("id")[-1:].create_uid, user
                        )
                    else:
                        with self.assertRaises(AccessError):
                            take(reason="Because")
                        self.assertEqual(card.state, state)

    def test_people_say_why_where_the_table_wants_it(self):
        for step, row in CARD_STEPS.items():
            if step in WAYS and row.reason_required:
                card = self.card_before(step).with_user(self.users["officer"])
                with self.subTest(step=step), self.assertRaisesRegex(UserError, "why"):
                    getattr(card, f"action_{step}")()

    def test_an_operator_blocks_through_the_dialog(self):
        card = self.card_before("block")
        with self.dialog("operator", "block", card) as form:
            form.reason = "Left in the shop"
        form.record.action_confirm()
        self.assertEqual(card.state, "blocked")

    def test_an_operator_is_told_whose_step_it_is(self):
        card = self.card_before("replace")
        with self.dialog("operator", "replace", card) as form:
            form.reason = "Broken"
        with self.assertRaisesRegex(AccessError, "Officer"):
            form.record.action_confirm()

    def dialog(self, role, step, cards):
        """Return the dialog of a step as a role opens it."""
        wizards = self.env["coop.card.step.wizard"].with_user(self.users[role])
        context = {"default_step": step, "active_ids": cards.ids}
        return Form(wizards.with_context(**context), WIZARD)

    def test_only_those_who_keep_cards_edit_them(self):
        for role, user in self.users.items():
            card = self.card_before("issue").with_user(user)
            with self.subTest(role=role):
                if role in ("officer", "manager"):
                    card.web_save({"valid_to": "2030-01-01"}, {"valid_to": {}})
                else:
                    with self.assertRaises(AccessError):
                        card.web_save({"valid_to": "2030-01-01"}, {"valid_to": {}})

    def test_only_those_who_keep_cards_add_identifiers(self):
        for role, user in self.users.items():
            card = self.card_before("issue").with_user(user)
            line = {"medium": "chip", "value": f"CHIP {card.id}"}
            values = {"identifier_ids": [(0, 0, line)]}
            with self.subTest(role=role):
                if role in ("officer", "manager"):
                    card.web_save(values, {"number": {}})
                    self.assertEqual(card.identifier_ids.value, f"CHIP{card.id}")
                else:
                    with self.assertRaises(AccessError):
                        card.web_save(values, {"number": {}})

    def test_only_managers_keep_the_card_types(self):
        for role, user in self.users.items():
            types = self.env["coop.card.type"].with_user(user)
            with self.subTest(role=role):
                self.assertTrue(types.web_search_read([], {"name": {}})["records"])
                self.assertEqual(types.has_access("write"), role == "manager")

    def test_everybody_reads_the_hotlist_and_nobody_writes_it(self):
        for role, user in self.users.items():
            for model in ("coop.hotlist", "coop.hotlist.entry"):
                with self.subTest(role=role, model=model):
                    records = self.env[model].with_user(user)
                    self.assertTrue(records.has_access("read"))
                    self.assertFalse(records.has_access("write"))
                    self.assertFalse(records.has_access("create"))

    @mute_logger("odoo.models.unlink")
    def test_no_role_deletes_a_card(self):
        for user in self.users.values():
            card = self.card_before("issue").with_user(user)
            with self.assertRaises(AccessError):
                card.unlink()
