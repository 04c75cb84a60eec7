# SPDX-License-Identifier: LGPL-3.0-or-later
"""A card that is scanned anywhere in the app opens its member."""

from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .builders import CoopCase


@tagged("post_install", "-at_install")
class TestCardScanned(CoopCase):
    """What the server answers to what readers of the desks send."""

    def opened(self, text, role="operator"):
        """Return the record that opens for somebody of a role, or None."""
        action = self.as_role(role, self.env["coop.card"]).action_scanned(text)
        return action and self.env[action["res_model"]].browse(action["res_id"])

    def test_a_card_opens_its_member_for_every_role(self):
        card = self.make_card(number="000090019")
        for role in ("operator", "officer", "auditor", "accountant", "manager"):
            with self.subTest(role=role):
                self.assertEqual(self.opened("000090019", role), card.member_id)

    def test_a_radio_tag_opens_its_member_as_its_reader_sends_it(self):
        card = self.make_card()
        card.identifier_ids = [Command.create({"value": "05E4FA9D", "medium": "rfid"})]
        self.co_op.coop_card_reader_kind = "reversed"
        self.assertEqual(self.opened("9dfae405"), card.member_id)

    def test_a_card_that_is_nobodys_opens_itself(self):
        card = self.env["coop.card"].create(
            {"number": "4711", "state": "stock", "company_id": self.co_op.id}
        )
        self.assertEqual(self.opened("4711"), card)

    def test_the_number_of_a_member_opens_the_member(self):
        member = self.make_member(number="M-0815")
        self.assertEqual(self.opened("M-0815"), member)

    def test_a_keyboard_set_to_thai_does_not_matter(self):
        card = self.make_card(number="000090019")
        self.assertEqual(self.opened("จจจจตจจๅต"), card.member_id)
        member = self.make_member(number="1234")
        self.assertEqual(self.opened("ๅ/-ภ"), member)

    def test_what_nobody_goes_by_opens_nothing(self):
        self.assertFalse(self.opened("no such card"))

    def test_a_card_of_another_co_op_opens_nothing(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        cards = self.env["coop.card"].with_company(other)
        cards.create({"number": "4712", "state": "stock", "company_id": other.id})
        self.assertFalse(self.opened("4712"))


@tagged("post_install", "-at_install", "browser")
class TestCardScannedBrowser(CoopCase, HttpCase):
    """An operator with a reader, in a real browser."""

    def test_scans_open_members_wherever_the_cursor_is(self):
        for name, number in (("Malee", "000090019"), ("Anan", "000090027")):
            member = self.make_member(name)
            self.make_card(member, number=number)
        operator = self.make_user("operator")
        self.start_tour("/odoo/coop-members", "coop_card_scan", login=operator.login)
