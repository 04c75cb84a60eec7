# SPDX-License-Identifier: LGPL-3.0-or-later
"""PINs of operators are kept as hashes, and set by those who may."""

import hashlib

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .builders import CoopCase


@tagged("post_install", "-at_install")
class TestOperatorPin(CoopCase):
    """The dialog where an operator gets a PIN."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = cls.env["coop.operator"].create({"name": "Somying", "code": "7"})
        cls.officer = cls.make_user("officer")

    def set_pin(self, pin, again=None, user=None):
        """Type a PIN twice and confirm."""
        wizards = self.env["coop.operator.pin.wizard"].with_user(user or self.officer)
        wizard = wizards.create(
            {
                "operator_id": self.operator.id,
                "pin": pin,
                "pin_again": pin if again is None else again,
            }
        )
        wizard.action_confirm()

    def test_what_is_kept_tells_the_right_pin_from_others(self):
        self.set_pin("2468")
        kept = self.operator.pin_hash
        salt, rounds = bytes.fromhex(kept["salt"]), kept["iterations"]
        for pin, fits in (("2468", True), ("2469", False)):
            digest = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, rounds)
            self.assertEqual(digest.hex() == kept["hash"], fits)
        self.assertTrue(self.operator.pin_set_at)

    def test_equal_pins_look_different(self):
        self.set_pin("2468")
        first = self.operator.pin_hash
        self.set_pin("2468")
        self.assertNotEqual(self.operator.pin_hash["hash"], first["hash"])

    def test_the_database_never_has_the_pin(self):
        self.set_pin("97531864")
        self.env.flush_all()
        for table in ("coop_operator", "coop_operator_pin_wizard"):
            self.env.cr.execute(f"SELECT {table}::text FROM {table}")
            self.assertNotIn("97531864", str(self.env.cr.fetchall()))
        wizard = self.env["coop.operator.pin.wizard"].create(
            {"operator_id": self.operator.id, "pin": "8642", "pin_again": "8642"}
        )
        self.env.invalidate_all()
        self.assertEqual(wizard.read(["pin", "pin_again"])[0]["pin"], False)

    def test_nobody_reads_the_hash(self):
        self.set_pin("2468")
        with self.assertRaises(AccessError):
            self.operator.with_user(self.make_user("manager")).read(["pin_hash"])

    def test_pins_that_are_none_are_refused(self):
        for pin, again, told in (
            ("246", None, "has 4 to 8 digits"),
            ("123456789", None, "has 4 to 8 digits"),
            ("๒๔๖๘", None, "has 4 to 8 digits"),
            ("24a8", None, "has 4 to 8 digits"),
            ("2468", "2486", "Type them anew"),
            ("1111", None, "Choose digits"),
            ("4567", None, "Choose digits"),
            ("9876", None, "Choose digits"),
            ("", None, "has 4 to 8 digits"),
        ):
            with self.subTest(pin=pin), self.assertRaisesRegex(UserError, told):
                self.set_pin(pin, again)
        self.assertFalse(self.operator.pin_hash)

    def test_nothing_typed_is_no_pin(self):
        self.set_pin("2468")
        wizard = self.env["coop.operator.pin.wizard"].create(
            {"operator_id": self.operator.id}
        )
        with self.assertRaisesRegex(UserError, "type the PIN, twice"):
            wizard.action_confirm()
        self.assertTrue(self.operator.pin_hash)

    def test_nobody_says_when_a_pin_was_set(self):
        manager = self.operator.with_user(self.make_user("manager"))
        for values in ({"pin_set_at": "2026-01-01"}, {"pin_set_at": False}):
            with self.assertRaises(AccessError):
                manager.write(values)

    def test_operators_and_auditors_set_no_pin(self):
        for role in ("operator", "auditor"):
            user = self.make_user(role)
            with self.assertRaises(AccessError):
                self.operator.with_user(user).action_set_pin()
            with self.assertRaises(AccessError):
                self.set_pin("2468", user=user)
            with self.assertRaises(AccessError):
                self.operator.with_user(user).action_remove_pin()

    def test_a_pin_is_taken_away(self):
        self.set_pin("2468")
        self.operator.with_user(self.officer).action_remove_pin()
        self.assertFalse(self.operator.pin_hash)
        self.assertFalse(self.operator.pin_set_at)

    def test_an_operator_of_another_co_op_is_out_of_reach(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        stranger = self.env["coop.operator"].create(
            {"name": "X", "code": "7", "company_id": other.id}
        )
        with self.assertRaises(AccessError):
            stranger.with_user(self.officer).action_set_pin()
