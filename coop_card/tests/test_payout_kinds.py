# SPDX-License-Identifier: LGPL-3.0-or-later
"""A kind of payout that another addon brings."""

from unittest.mock import patch

from ..models.payouts import coop_payout_batch_work as work
from .payout_case import PayoutCase
from .voucher_kind import VoucherMethod


class TestPayoutKinds(PayoutCase):
    """Refunds of 100.00, 200.05 and 3.00 are paid in vouchers of 1.00 each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.extend(VoucherMethod)
        cls.vouchers = cls.make_account("200001", "Vouchers", "liability_current")
        cls.methods["voucher"] = cls.env["coop.payout.method"].create(
            {
                "name": "Vouchers",
                "code": "VOU",
                "kind": "voucher",
                "account_id": cls.vouchers.id,
                "company_id": cls.co_op.id,
            }
        )

    @classmethod
    def extend(cls, definition):
        """Let the registry have an extension of a model until the tests are done."""
        # Within the function, as in Odoo's own tests: its lint keeps modules from it.
        from odoo.orm.model_classes import add_to_registry  # noqa: PLC0415

        model = cls.registry[definition._name]
        before = model._base_classes__
        cls.addClassCleanup(setattr, model, "_base_classes__", before)
        add_to_registry(cls.registry, definition)
        cls.registry._setup_models__(cls.env.cr, [])

    def test_it_pays_what_it_says(self):
        batch = self.pay("voucher")
        self.assertEqual(batch.line_ids.mapped("amount"), [100, 200, 3])
        self.assertEqual(self.balances(), [0, 0.05, 0])
        self.assertEqual(self.booked(self.vouchers), -303)
        self.assertBooks()
        self.assertEqual(
            batch.line_ids.mapped("note"),
            [f"Vouchers of booklet 00000{number}" for number in (1, 2, 3)],
        )

    def test_its_payments_come_back_and_are_undone(self):
        batch = self.pay("voucher")
        first = batch.line_ids[0]
        self.take_back(first)
        self.assertEqual(first.note, "Account closed: booklet 000001 is void")
        self.take_back(batch=batch)
        self.assertEqual(batch.state, "undone")
        self.assertEqual(self.balances(), [100, 200.05, 3])
        self.assertEqual(self.booked(self.vouchers), 0)
        self.assertBooks()

    def test_large_payouts_are_paid_part_by_part(self):
        with patch(f"{work.__name__}.PART", 2):
            batch = self.pay("voucher")
            batch._work(lambda done: True)
        self.assertEqual(batch.state, "posted")
        self.assertEqual(len(set(batch.line_ids.mapped("note"))), 3)
        self.assertBooks()

    def test_members_may_choose_it_and_letters_tell_it(self):
        method = self.methods["voucher"]
        self.first.payout_method_id = method
        self.assertIn(method, method.search(method._choosable()))
        batch = self.plan("voucher", chosen_only=True)
        self.assertEqual(batch.line_ids.member_id, self.first)
        self.assertIn("Vouchers", self.first._payout_sentence())

    def test_other_kinds_stay_as_they_are(self):
        batch = self.pay("cash")
        self.assertEqual(batch.line_ids.mapped("amount"), [100, 200.05, 3])
        self.assertFalse(any(batch.line_ids.mapped("note")))
