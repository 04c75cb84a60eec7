# SPDX-License-Identifier: LGPL-3.0-or-later
"""Receipts that are moved from one member to another."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError, UserError

from .merge_case import MergeCase

WHY = "The wrong card was read"


class TestTransactionMove(MergeCase):
    """What was booked for one member counts for the other, once, and says why."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer")
        cls.accountant = cls.make_user("accountant")
        cls.receipt = cls.purchase(
            cls.double, "10.10", amount_tax="0.71", quantity=3
        ).with_user(cls.officer)

    def move(self, receipts=None, member=None, user=None):
        """Move receipts by the dialog, as an officer, and return what they became."""
        receipts = (receipts or self.receipt).with_user(user or self.officer)
        dialog = (
            self.env["coop.transaction.move.wizard"]
            .with_user(receipts.env.user)
            .with_context(**receipts.action_move()["context"])
            .create({"member_id": (member or self.member).id, "reason": WHY})
        )
        dialog.action_confirm()
        return receipts.moved_to_id

    def test_it_moves_to_the_last_digit(self):
        before = self.totals(self.double)
        self.move()
        self.assertEqual(self.totals(self.member), before)
        self.assertFalse(self.totals(self.double))

    def test_the_three_know_each_other_and_why(self):
        moved = self.move()
        taken = self.receipt.reversed_by_id
        self.assertEqual(moved.moved_from_id, self.receipt)
        self.assertEqual(moved.display_name, f"{self.receipt.display_name}, moved")
        self.assertEqual(taken.moved_to_id, moved)
        self.assertEqual((taken + moved).mapped("reason"), [WHY, WHY])
        self.assertEqual((taken + moved).create_uid, self.officer)
        self.assertEqual((taken + moved).mapped("date"), [self.receipt.date] * 2)

    def test_the_type_is_the_one_the_member_had_on_that_day(self):
        self.member.type_period_ids.type_id = self.make_type("ASC")
        self.assertEqual(self.move().line_ids.member_type_id, self.make_type("ASC"))

    def test_what_does_not_accumulate_moves_without_lines(self):
        self.make_category("SOAP", coop_accumulates=False)
        soap = self.purchase(self.double, "8", code="SOAP")
        moved = self.move(soap)
        self.assertEqual((moved.member_id, moved.amount_total), (self.member, 8))
        self.assertFalse(moved.line_ids)
        self.assertEqual(soap.reversed_by_id.amount_total, -8)

    def test_it_may_move_on_and_back(self):
        first = self.move()
        back = self.move(first, self.double)
        self.assertEqual(back.line_ids.member_id, self.double)
        self.assertEqual(self.receipt.moved_to_id, first)
        self.assertEqual(first.moved_to_id, back)
        self.assertFalse(self.totals(self.member))

    def test_it_moves_once(self):
        moved = self.move()
        with self.assertRaisesRegex(UserError, "moved to .* already"):
            self.move(self.receipt, self.make_member())
        self.assertEqual(moved.line_ids.member_id, self.member)

    def test_what_counts_for_the_member_already_stays(self):
        with self.assertRaisesRegex(UserError, "already"):
            self.move(member=self.double)

    def test_a_family_members_receipt_goes_to_the_main_member(self):
        child = self.make_member(main_member_id=self.member.id)
        self.assertEqual(self.move(member=child).member_id, self.member)

    def test_what_was_taken_back_stays(self):
        reversal = self.receipt._reverse("Keyed twice")
        for transaction in (self.receipt, reversal):
            with self.assertRaisesRegex(UserError, "taken back"):
                self.move(transaction)

    def test_a_late_reversal_takes_back_what_it_has_become(self):
        self.move()
        self.receipt._reverse("Keyed twice")
        self.assertFalse(self.totals(self.double, self.member))

    def test_the_half_that_took_back_is_not_taken_back(self):
        self.move()
        with self.assertRaisesRegex(UserError, "cannot be reversed"):
            self.receipt.reversed_by_id._reverse("No")

    def test_a_purchase_moves_with_its_return_only(self):
        returned = self.book(
            self.document(self.double, "-4", return_of_id=self.receipt.id)
        )
        for one in (self.receipt, returned):
            with self.assertRaisesRegex(UserError, "belong together"):
                self.move(one)
        self.move(self.receipt + returned)
        self.assertEqual(self.bought(self.member), Decimal("6.10"))
        self.assertFalse(self.totals(self.double))

    def test_a_return_may_follow_its_purchase(self):
        astray = self.book(
            self.document(self.member, "-4", return_of_id=self.receipt.id)
        )
        self.move(astray, self.double)
        self.assertEqual(self.bought(self.double), Decimal("6.10"))

    def test_what_waits_is_not_moved(self):
        held = self.book(self.document(card="NOBODY"))
        with self.assertRaisesRegex(UserError, "not booked"):
            self.move(held)

    def test_an_opening_balance_has_another_way(self):
        opening = self.book(self.document(self.double, origin="opening"))
        with self.assertRaisesRegex(UserError, "opening balance"):
            self.move(opening)

    def test_a_closed_year_is_the_accountants(self):
        self.year.action_close()
        with self.assertRaisesRegex(UserError, "2026. An accountant"):
            self.move()
        moved = self.move(user=self.accountant)
        self.assertEqual((moved.status, moved.warnings), ("booked", "year_closed"))

    def test_the_dialog_tells_beforehand(self):
        dialog = self.env["coop.transaction.move.wizard"].new(
            {"transaction_ids": self.receipt.ids, "member_id": self.double.id}
        )
        self.assertIn("already", dialog.refusal)
        dialog.member_id = False
        self.assertFalse(dialog.refusal)
        self.assertIn("10.81", dialog.overview)

    def test_who_may_move(self):
        for role in ("operator", "auditor"):
            with self.assertRaises(AccessError):
                self.as_role(role, self.receipt).action_move()

    def test_a_merge_takes_along_what_was_moved(self):
        self.move()
        third = self.make_member()
        self.merge(self.member, third)
        self.assertEqual(self.bought(third), Decimal("10.10"))
        self.assertFalse(self.totals(self.double, self.member))


class TestTransactionReverseDialog(MergeCase):
    """The dialog keeps why, and on which day a reversal counts."""

    def reverse(self, transactions, role="officer", **values):
        """Reverse transactions by the dialog and return the reversals."""
        transactions = self.as_role(role, transactions)
        dialogs = transactions.env["coop.transaction.reverse.wizard"].with_context(
            **transactions.action_reverse()["context"]
        )
        dialogs.create({"reason": "Keyed twice", **values}).action_confirm()
        return transactions.reversed_by_id

    def test_several_are_reversed_each_on_its_own_day(self):
        days = [date(2026, 3, 1), date(2026, 4, 2)]
        slips = self.env["coop.transaction"].union(
            *(self.purchase(self.member, "10", day=day) for day in days)
        )
        reversals = self.reverse(slips)
        self.assertEqual(sorted(reversals.mapped("date")), days)
        self.assertEqual({*reversals.mapped("reason")}, {"Keyed twice"})
        self.assertFalse(self.totals(self.member))

    def test_it_says_beforehand_what_cannot_be_reversed(self):
        done, other = (self.purchase(self.member, "10") for _slip in range(2))
        self.reverse(done)
        dialogs = self.env["coop.transaction.reverse.wizard"]
        dialog = dialogs.new({"transaction_ids": (done + other).ids})
        self.assertIn(f"before: {done.display_name}.", dialog.refusal)
        self.assertFalse(dialogs.new({"transaction_ids": other.ids}).refusal)

    def test_of_a_closed_year_one_is_reversed_in_the_open_one(self):
        old = self.make_year(2025)
        slip = self.purchase(self.member, "10", day=date(2025, 3, 1))
        old.action_close()
        dialog = self.env["coop.transaction.reverse.wizard"].new(
            {"transaction_ids": slip.ids}
        )
        self.assertEqual(dialog.closed_text, "2025")
        dialog.date = date(2026, 3, 1)
        self.assertFalse(dialog.closed_text)
        reversal = self.reverse(slip, date=date(2026, 3, 1))
        self.assertEqual(reversal.line_ids.fiscal_year_id, self.year)

    def test_a_purchase_is_reversed_with_its_returns_only(self):
        slip = self.purchase(self.member, "100")
        back = self.book(self.document(self.member, "-40", return_of_id=slip.id))
        with self.assertRaisesRegex(UserError, f"{back.display_name} brings goods"):
            self.reverse(slip)
        self.reverse(slip + back)
        self.assertFalse(self.totals(self.member))

    def test_a_return_is_reversed_alone_and_then_its_purchase(self):
        slip = self.purchase(self.member, "100")
        back = self.book(self.document(self.member, "-40", return_of_id=slip.id))
        self.reverse(back)
        self.assertEqual(self.bought(self.member), 100)
        self.reverse(slip)
        self.assertFalse(self.totals(self.member))

    def test_a_return_that_was_moved_holds_its_purchase(self):
        slip = self.purchase(self.double, "100")
        back = self.book(self.document(self.double, "-40", return_of_id=slip.id))
        self.merge()
        with self.assertRaisesRegex(UserError, "brings goods"):
            self.reverse(slip)
        self.reverse(slip + back)
        self.assertFalse(self.totals(self.member, self.double))

    def test_nothing_is_taken_back_before_it_happened(self):
        slip = self.purchase(self.member, "10")
        with self.assertRaisesRegex(UserError, "before it happened"):
            self.reverse(slip, date=date(2026, 2, 1))
