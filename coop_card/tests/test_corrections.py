# SPDX-License-Identifier: LGPL-3.0-or-later
"""The query of who corrected what, when and why."""

from odoo.exceptions import AccessError

from .builders import CoopCase


class TestCorrections(CoopCase):
    """Every reversal, return and move is one row; what corrects nothing is none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer")
        cls.member, cls.other = cls.make_member(), cls.make_member("Malee Boonmee")
        cls.slips = cls.env["coop.transaction"].union(
            *(cls.purchase(cls.member, "100") for _ in range(3))
        )
        cls.slips = cls.slips.with_user(cls.officer)

    def corrections(self, role="auditor"):
        """Return all corrections of the co-op as somebody with a role sees them."""
        self.env.flush_all()
        here = [("company_id", "=", self.co_op.id)]
        return self.as_role(role, self.env["coop.correction"]).search(here, order="id")

    def test_a_reversal_says_who_and_why(self):
        reversal = self.slips[0]._reverse("Keyed twice")
        row = self.corrections()
        self.assertEqual((row.kind, row.reason), ("reversal", "Keyed twice"))
        self.assertEqual((row.user_id, row.amount_total), (self.officer, -100))
        self.assertEqual(
            (row.original_id, row.transaction_id), (self.slips[0], reversal)
        )
        self.assertFalse(row.original_member_id)

    def test_a_move_is_one_row_from_one_member_to_the_other(self):
        moved = self.slips[0]._move_receipts(self.other, "The wrong card")
        back = moved._move_receipts(self.member, "It was right")
        rows = self.corrections()
        self.assertEqual(rows.transaction_id, moved + back)
        self.assertEqual(rows.original_id, self.slips[0])
        pairs = [(row.original_member_id, row.member_id) for row in rows]
        there_and_back = [(self.member, self.other), (self.other, self.member)]
        self.assertEqual(pairs, there_and_back)

    def test_a_return_is_one_with_or_without_its_purchase(self):
        linked = self.document(self.member, "-4", return_of_id=self.slips[0].id)
        self.book(linked, self.document(self.member, "-5"))
        rows = self.corrections()
        self.assertEqual(rows.mapped("kind"), ["return", "return"])
        self.assertEqual(rows.mapped("amount_total"), [-4, -5])
        self.assertEqual(rows.original_id, self.slips[0])

    def test_purchases_are_none(self):
        self.assertFalse(self.corrections())

    def test_it_sums_up_by_person_and_kind(self):
        self.slips[0]._reverse("Keyed twice")
        self.slips[1]._move_receipts(self.other, "The wrong card")
        groups = (
            self.corrections()
            .browse()
            ._read_group(
                [("company_id", "=", self.co_op.id)],
                ["user_id", "kind"],
                ["amount_total:sum"],
            )
        )
        expected = [(self.officer, "move", 100), (self.officer, "reversal", -100)]
        self.assertEqual(sorted(groups, key=lambda row: row[1]), expected)

    def test_it_opens_the_transaction(self):
        reversal = self.slips[0]._reverse("Keyed twice")
        action = self.corrections().action_open()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (reversal._name, reversal.id)
        )

    def test_operators_do_not_look_after_each_other(self):
        with self.assertRaises(AccessError):
            self.corrections("operator")
