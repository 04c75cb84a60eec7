# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents that name what the co-op does not have, or what nothing can be made of."""

from datetime import date, datetime

from odoo.tools import mute_logger

from .builders import CoopCase


class TestBookingStrangers(CoopCase):
    """What belongs to another co-op stays out, and no document fails its neighbours."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.other = cls.env["res.company"].create({"name": "Other Co-op"})

    def outcome(self, **values):
        """Book a document of the member; return its status and warnings."""
        booked = self.book(self.document(self.member, **values))
        return booked.status, booked.warnings

    def branch_of_other(self):
        """Return a branch of the other co-op."""
        values = {"merchant_number": "1" * 15, "company_id": self.other.id}
        return self.env["coop.branch"].create({"name": "Far", **values})

    def test_a_branch_of_another_co_op(self):
        branch = self.branch_of_other()
        expected = ("rejected", "branch_unknown")
        self.assertEqual(self.outcome(branch_id=branch.id), expected)

    def test_a_terminal_of_another_co_op(self):
        terminal = self.env["coop.terminal"].create(
            {
                "name": "Far",
                "number": "FAR00001",
                "branch_id": self.branch_of_other().id,
                "company_id": self.other.id,
            }
        )
        expected = ("rejected", "terminal_unknown")
        self.assertEqual(self.outcome(terminal_id=terminal.id), expected)

    def test_a_return_of_what_never_was(self):
        expected = ("rejected", "return_unknown")
        self.assertEqual(self.outcome(return_of_id=2**30), expected)

    def test_a_kind_nobody_knows(self):
        self.assertEqual(self.outcome(kind="magic"), ("rejected", "kind_unknown"))

    def test_an_amount_finer_than_the_currency(self):
        lines = [{"code": "RICE", "amount": "0.001"}]
        self.assertEqual(self.outcome(lines=lines), ("rejected", "amount_too_fine"))

    def test_an_item_of_another_co_op(self):
        self.env["product.template"].create(
            {
                "name": "Theirs",
                "coop_code": "THEIRS",
                "coop_accumulates": "yes",
                "company_id": self.other.id,
            }
        )
        lines = [{"code": "THEIRS", "amount": 1}]
        self.assertEqual(self.outcome(lines=lines), ("held", "category_unknown"))

    def test_the_last_day_of_the_calendar(self):
        self.assertEqual(self.outcome(day=date.max), ("rejected", "date_invalid"))

    @mute_logger("odoo.addons.coop_card.models.ledger.coop_booking")
    def test_what_the_database_refuses_is_held_alone(self):
        sound = self.document(self.member)
        refused = self.document(self.member, seq=2**40)
        first, second = self.book(sound, refused)
        self.assertEqual((first.status, len(first.line_ids)), ("booked", 1))
        self.assertEqual((second.status, second.warnings), ("held", "not_bookable"))
        self.assertEqual(second.content["seq"], 2**40)
        self.assertEqual(second.date, date(2026, 3, 1))

    @mute_logger("odoo.addons.coop_card.models.ledger.coop_booking")
    def test_what_the_database_refuses_shows_on_its_day(self):
        self.co_op.coop_tz = "Asia/Bangkok"
        branch = self.env["coop.branch"].create(
            {
                "name": "Market",
                "merchant_number": "2" * 15,
                "company_id": self.co_op.id,
            }
        )
        terminal = self.env["coop.terminal"].create(
            {"name": "Till", "number": "TILL0001", "branch_id": branch.id}
        )
        refused = self.document(
            self.member,
            day=None,
            occurred_at=datetime(2026, 3, 1, 20),
            terminal_id=terminal.id,
            seq=2**40,
        )
        held = self.book(refused)
        self.assertEqual((held.terminal_id, held.branch_id), (terminal, branch))
        self.assertEqual(held.date, date(2026, 3, 2))
        far = self.branch_of_other()
        astray = {"key": "astray", "branch_id": far.id, "terminal_id": 2**30}
        held = self.book(refused | astray)
        self.assertEqual(held.warnings, "not_bookable")
        self.assertFalse(held.terminal_id or held.branch_id)

    def test_a_member_whose_type_history_was_emptied(self):
        self.member.type_period_ids.unlink()
        booked = self.book(self.document(self.member))
        self.assertEqual(booked.line_ids.member_type_id, self.member.type_id)

    def test_a_return_goes_back_at_the_type_it_was_bought_at(self):
        bought = self.purchase(self.member, "10", day=date(2026, 2, 1))
        associate = self.make_type("ASC")
        values = {"member_id": self.member.id, "type_id": associate.id}
        self.env["coop.member.type.period"].create(
            values | {"date_from": date(2026, 2, 15)}
        )
        returned = self.document(self.member, amount="-10", return_of_id=bought.id)
        line = self.book(returned).line_ids
        self.assertEqual(line.member_type_id, bought.line_ids.member_type_id)
        self.assertNotEqual(line.member_type_id, associate)
