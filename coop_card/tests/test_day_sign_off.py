# SPDX-License-Identifier: LGPL-3.0-or-later
"""Days that are signed off, and what arrives for them afterwards."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .day_case import DAY, DayCase


@tagged("post_install", "-at_install")
class TestDaySignOff(DayCase):
    """A day with one slip booked and one held."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.slip("100", tax="7")
        cls.held = cls.slip("75", member_id=None, card="NOBODY")

    def changes(self):
        """Return what the page says has changed since the sign-off."""
        return self.of_branch(self.page(), self.branch)["sign_off"]["changes"]

    def late(self, branch=None):
        """Return the transactions that the page shows as late."""
        branch = branch or self.branch
        where = {"branch_id": branch.id}
        action = self.env["coop.day"].action_lines(DAY.isoformat(), "late", where)
        found = self.env["coop.transaction"].search(action["domain"])
        figure = self.of_branch(self.page(), branch)["totals"]["late"]
        total = sum(found.mapped("amount_total"))
        self.assertEqual(figure, [len(found), total])
        return found

    def test_it_keeps_who_when_and_the_figures(self):
        sign_off = self.sign_off()
        self.assertEqual(sign_off.create_uid, self.accountant)
        self.assertEqual(sign_off.transaction_count, 1)
        self.assertEqual(sign_off.purchase_amount, 107)
        self.assertEqual((sign_off.held_count, sign_off.held_ids), (1, self.held.ids))
        self.assertEqual(sign_off.figures["totals"]["purchase"], [1, "107"])
        shown = self.of_branch(self.page(), self.branch)["sign_off"]
        self.assertEqual(shown["by"], self.accountant.name)
        self.assertEqual(shown["changes"], [])

    def test_what_arrives_afterwards_is_late(self):
        self.sign_off()
        self.assertFalse(self.late())
        late = self.slip("40")
        elsewhere = self.slip("9", terminal=self.scale)
        self.assertEqual(self.late(), late)
        self.assertNotIn(elsewhere, self.late())
        self.assertEqual(self.changes(), ["Purchases: +40.00 (slips: +1)"])

    def test_what_is_taken_back_afterwards_is_late(self):
        slip = self.slip("60")
        self.sign_off()
        reversal = slip._reverse()
        self.assertEqual(self.late(), reversal)
        self.assertEqual(self.changes(), ["Purchases taken back: −60.00 (slips: +1)"])

    def test_what_was_held_and_is_booked_afterwards_is_late(self):
        self.sign_off()
        self.held.member_id = self.member
        self.held.action_book()
        self.assertEqual(self.late(), self.held)
        self.assertEqual(
            self.changes(),
            ["Purchases: +75.00 (slips: +1)", "Held: −75.00 (slips: −1)"],
        )

    def test_what_was_held_unseen_is_late(self):
        sign_off = self.sign_off(self.mill)
        self.slip("1")
        hidden = self.slip("5", terminal=self.scale, member_id=None, card="NOBODY")
        last = self.slip("2", terminal=self.scale)
        self.cr.execute(
            """
            ALTER TABLE coop_day_sign_off DISABLE TRIGGER USER;
            UPDATE coop_day_sign_off
            SET last_transaction_id = %s, create_date = create_date - interval '1 s'
            WHERE id = %s;
            ALTER TABLE coop_day_sign_off ENABLE TRIGGER USER
            """,
            [last.id, sign_off.id],
        )
        sign_off.invalidate_recordset()
        self.assertEqual(self.late(self.mill), hidden)
        hidden.member_id = self.member
        hidden.action_book()
        self.assertEqual(self.late(self.mill), hidden)

    def test_figures_that_nobody_has_seen_are_not_signed(self):
        seen = self.of_branch(self.page(), self.branch)["seen"]
        self.slip("1")
        with self.assertRaisesRegex(UserError, "have changed"):
            self.sign_off(seen=seen)

    def test_a_day_is_signed_off_once(self):
        self.sign_off()
        with self.assertRaisesRegex(UserError, "already"):
            self.sign_off()

    def test_a_day_that_has_not_begun_is_not_signed_off(self):
        tomorrow = self.co_op._coop_today() + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "begun"):
            self.sign_off(day=tomorrow)

    def test_branches_are_signed_off_by_themselves(self):
        self.sign_off()
        self.slip("9", terminal=self.scale)
        self.assertFalse(self.of_branch(self.page(), self.mill)["sign_off"])

    def test_what_belongs_to_no_branch_can_be_signed_off(self):
        self.book(self.document(self.member, amount="11", day=DAY))
        nowhere = self.env["coop.branch"]
        seen = self.of_branch(self.page(), nowhere)["seen"]
        sign_off = self.sign_off(nowhere, seen=seen)
        self.assertFalse(sign_off.branch_id)
        self.assertEqual(sign_off.purchase_amount, 11)

    def test_only_accountants_sign_and_withdraw(self):
        sign_off = self.sign_off(self.mill)
        for role in ("operator", "officer", "auditor"):
            user = self.make_user(role)
            with self.assertRaises(AccessError):
                self.sign_off(user=user)
            with self.assertRaises(AccessError):
                sign_off.with_user(user).action_withdraw("Wrong day")
        self.assertTrue(self.sign_off(user=self.make_user("manager")))

    def test_a_withdrawn_day_is_signed_off_anew(self):
        first = self.sign_off()
        late = self.slip("40")
        first.with_user(self.accountant).action_withdraw("A slip was missing")
        self.assertFalse(self.of_branch(self.page(), self.branch)["sign_off"])
        second = self.sign_off()
        self.assertEqual(second.purchase_amount, 147)
        self.assertNotIn(late, self.late())
        self.assertEqual(first.withdrawn_by_id, self.accountant)

    def test_a_withdrawal_has_a_reason_and_happens_once(self):
        sign_off = self.sign_off().with_user(self.accountant)
        with self.assertRaisesRegex(UserError, "why"):
            sign_off.action_withdraw(" ")
        sign_off.action_withdraw("Wrong day")
        with self.assertRaisesRegex(UserError, "already"):
            sign_off.action_withdraw("Again")

    def test_what_was_signed_stays(self):
        sign_off = self.sign_off()
        with self.assertKept():
            sign_off.sudo().purchase_amount = 1
            sign_off.flush_recordset()
        sign_off.invalidate_recordset()
        with self.assertKept():
            sign_off.sudo().unlink()

    def test_the_sign_off_opens_its_day(self):
        action = self.sign_off().action_open_day()
        self.assertEqual(
            action["params"], {"day": "2026-03-01", "branch_id": self.branch.id}
        )
