# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who pays, who looks on, and whose members."""

from odoo.exceptions import AccessError, UserError

from ..models.payouts.coop_payout_method import METHODS
from .payout_case import PayoutCase


class TestPayoutRoles(PayoutCase):
    """Accountants pay; auditors read; a co-op's payouts are its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.plan()

    def test_auditors_read(self):
        batch = self.as_role("auditor", self.batch)
        self.assertEqual(batch.total, 303.05)
        self.assertEqual(batch.line_ids[0].amount, 100)
        for attempt in (
            batch.action_post,
            batch.action_cancel,
            batch.line_ids.unlink,
            lambda: batch.line_ids.write({"amount": 1}),
        ):
            with self.assertRaises(AccessError):
                attempt()

    def test_desks_see_no_payouts_but_how_members_are_paid(self):
        for role in ("operator", "officer"):
            with self.assertRaises(AccessError):
                self.as_role(role, self.batch).read(["total"])
        member = self.as_role("officer", self.first)
        member.payout_method_id = self.methods["shares"]
        self.assertEqual(member.payout_method_id.kind, "shares")

    def test_nobody_types_what_buttons_write(self):
        batch = self.batch
        for values in ({"state": "posted"}, {"minimum": 1}, {"posted_by_id": 1}):
            with self.assertRaises(AccessError):
                batch.write(values)
        with self.assertRaises(AccessError):
            batch.line_ids.write({"state": "paid"})
        with self.assertRaises(AccessError):
            batch.create({"method_id": batch.method_id.id, "date": "2027-01-01"})
        with self.assertRaisesRegex(UserError, "Make a new one"):
            batch.copy()

    def test_another_co_op_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.assertEqual(
            len(self.env["coop.payout.method"].search([("company_id", "=", other.id)])),
            len(METHODS),
        )
        stranger = self.make_user("accountant", other)
        payouts = self.env["coop.payout.batch"].with_user(stranger)
        payouts = payouts.with_context(allowed_company_ids=other.ids)
        self.assertFalse(payouts.search([]))
        with self.assertRaises(AccessError):
            payouts.browse(self.batch.id).action_post()

    def test_a_bank_account_is_the_members_own(self):
        bank = self.make_bank(self.second)
        with self.assertRaisesRegex(UserError, "bank account"):
            self.batch.line_ids[0].bank_account_id = bank
        with self.assertRaisesRegex(UserError, "belongs to"):
            self.first.payout_bank_id = bank

    def test_methods_stay_of_their_kind(self):
        with self.assertRaisesRegex(UserError, "stays of its kind"):
            self.methods["cash"].kind = "bank"
