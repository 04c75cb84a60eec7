# SPDX-License-Identifier: LGPL-3.0-or-later
"""Quantities in the unit that the ledger keeps a category in."""

from .terminal_case import TerminalModelCase


class TestBookingUnits(TerminalModelCase):
    """Quantities are converted where Odoo can; otherwise the reason “unit” applies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.kilo = cls.env.ref("uom.product_uom_kgm")
        cls.rice.coop_uom_id = cls.kilo
        cls.bag = cls.make_item("BAG50", "uom.product_uom_ton")
        cls.tray = cls.make_item("TRAY", "uom.product_uom_unit")

    @classmethod
    def make_item(cls, code, unit):
        """Return an item of the category, sold in a unit of its own."""
        return cls.env["product.product"].create(
            {
                "name": code.title(),
                "coop_code": code,
                "categ_id": cls.rice.id,
                "uom_id": cls.env.ref(unit).id,
            }
        )

    def outcome(self, origin="terminal", **line):
        """Book one line; return what is odd about it, and its quantity."""
        lines = [{"amount": "10", "quantity": "2", **line}]
        slip = self.book(self.document(self.member, origin=origin, lines=lines))
        return slip.status, slip.warnings, slip.line_ids.quantity

    def test_terminals_count_in_the_unit_of_the_item(self):
        self.assertEqual(self.outcome(code="BAG50"), ("booked", "", 2000))
        self.assertEqual(self.outcome(code="RICE"), ("booked", "", 2))

    def test_people_count_in_the_unit_of_the_category(self):
        self.assertEqual(self.outcome("manual", code="BAG50"), ("booked", "", 2))

    def test_a_unit_that_cannot_be_converted_is_noted(self):
        self.assertEqual(self.outcome(code="TRAY"), ("booked", "unit", 0))
        counted = self.outcome(code="TRAY", quantity="0")
        self.assertEqual(counted, ("booked", "", 0))

    def test_a_line_may_name_its_unit(self):
        gram = self.env.ref("uom.product_uom_gram").id
        rice = {"category_id": self.rice.id, "uom_id": gram}
        self.assertEqual(self.outcome("pos", **rice), ("booked", "", 0.002))
        tray = {"product_id": self.tray.id, "uom_id": self.tray.uom_id.id}
        self.assertEqual(self.outcome("invoice", **tray), ("booked", "unit", 0))

    def test_it_waits_where_the_co_op_wants_that(self):
        rules = self.env["coop.booking.rule"].search([("reason", "=", "unit")])
        rules.filtered(lambda rule: rule.company_id == self.co_op).action = "hold"
        lines = [{"code": "TRAY", "amount": "10", "quantity": "2"}]
        slip = self.book(self.document(self.member, origin="terminal", lines=lines))
        self.assertEqual((slip.status, slip.warnings), ("held", "unit"))
        self.assertIn("the quantity does not", slip.advice_text)
        slip.action_book()
        self.assertEqual((slip.line_ids.quantity, slip.line_ids.amount), (0, 10))

    def test_what_is_taken_back_is_in_the_unit_it_was_kept_in(self):
        lines = [{"code": "BAG50", "amount": "10", "quantity": "1"}]
        self.book(self.document(self.member, origin="terminal", key="one", lines=lines))
        reversal = {"origin": "terminal", "kind": "reverse", "lines": []}
        back = self.book(self.document(**reversal, reverses="one"))
        self.assertEqual(back.line_ids.quantity, -1000)
