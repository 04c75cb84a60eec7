# SPDX-License-Identifier: LGPL-3.0-or-later
"""A device becomes a terminal by a code that works once, for a short time."""

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Datetime

from ..rules import pairing
from .terminal_case import TerminalModelCase

NO_DEVICE = {"model": None, "version": None, "serial": None}


class TestTerminalPairing(TerminalModelCase):
    """Codes, tries, keys and who may make them."""

    def setUp(self):
        super().setUp()
        self.terminal = self.make_terminal("SHOP0001")

    def pair(self, code, number="SHOP0001", **device):
        """Hand in a code and return the terminal and key, or None."""
        return self.env["coop.terminal"]._enrol(number, code, NO_DEVICE | device)

    def test_the_right_code_makes_the_terminal_active(self):
        code = self.terminal._new_pairing_code()
        terminal, key = self.pair(code, model="Handheld 5", serial="H-1")
        self.assertEqual((terminal, terminal.state), (self.terminal, "active"))
        self.assertEqual(
            (terminal.device_model, terminal.device_serial), ("Handheld 5", "H-1")
        )
        self.assertEqual(self.terminal_of(key), self.terminal)

    def test_the_log_tells_who_made_a_code(self):
        manager = self.make_user("manager")
        self.terminal.with_user(manager).action_pair()
        self.env.flush_all()
        told = self.env["coop.operation"].search(
            [("res_model", "=", "coop.terminal"), ("res_id", "=", self.terminal.id)],
            limit=1,
        )
        self.assertEqual(told.create_uid, manager)
        self.assertEqual(told.what, self.terminal._step_names()["code"])

    def test_a_code_may_be_keyed_as_it_is_read(self):
        code = self.terminal._new_pairing_code()
        self.assertTrue(self.pair(f" {code[:4]}-{code[4:]} ".lower()))

    def test_who_looks_at_a_code_is_told_what_became_of_it(self):
        code = self.terminal._new_pairing_code()
        told = self.terminal.pairing_standing()
        self.assertEqual((told["state"], told["tries"]), ("open", 5))
        self.assertIn(told["seconds"], range(880, 901))
        self.pair("WRONG234")
        self.assertEqual(self.terminal.pairing_standing()["tries"], 4)
        self.pair(code)
        self.assertEqual(self.terminal.pairing_standing()["state"], "paired")

    def test_who_looks_at_a_code_is_told_when_it_is_over(self):
        self.terminal._new_pairing_code()
        late = Datetime.now() + timedelta(minutes=pairing.CODE_MINUTES, seconds=1)
        with freeze_time(late):
            self.assertEqual(self.terminal.pairing_standing()["state"], "over")
        for _try in range(pairing.CODE_TRIES):
            self.pair("WRONG234")
        told = self.terminal.pairing_standing()
        self.assertEqual(told, {"state": "over", "seconds": 0, "tries": 0})

    def test_the_database_keeps_neither_code_nor_key(self):
        code = self.terminal._new_pairing_code()
        kept = [self.terminal.pairing_hash]
        _terminal, key = self.pair(code)
        kept += self.terminal.key_ids.mapped("key_hash")
        self.assertFalse({code, key} & set(kept))
        self.assertFalse(self.terminal.pairing_hash)

    def test_a_code_works_once(self):
        code = self.terminal._new_pairing_code()
        self.assertTrue(self.pair(code))
        self.assertIsNone(self.pair(code))

    def test_a_code_expires(self):
        code = self.terminal._new_pairing_code()
        late = Datetime.now() + timedelta(minutes=pairing.CODE_MINUTES, seconds=1)
        with freeze_time(late):
            self.assertIsNone(self.pair(code))

    def test_a_new_code_ends_the_one_before(self):
        first = self.terminal._new_pairing_code()
        second = self.terminal._new_pairing_code()
        self.assertIsNone(self.pair(first))
        self.assertTrue(self.pair(second))

    def test_the_sixth_try_fails_even_with_the_right_code(self):
        code = self.terminal._new_pairing_code()
        for _try in range(pairing.CODE_TRIES):
            self.assertIsNone(self.pair("WRONG234"))
        self.assertIsNone(self.pair(code))
        self.assertEqual(self.terminal.pairing_tries, pairing.CODE_TRIES)

    def test_the_fifth_try_still_works(self):
        code = self.terminal._new_pairing_code()
        for _try in range(pairing.CODE_TRIES - 1):
            self.pair("WRONG234")
        self.assertTrue(self.pair(code))

    def test_unknown_terminals_and_those_without_code_are_refused(self):
        self.assertIsNone(self.pair("WRONG234", number="NOSUCH01"))
        self.assertIsNone(self.pair("WRONG234"))

    def test_a_terminal_suspended_meanwhile_is_refused(self):
        self.enrol(self.terminal)
        code = self.terminal._new_pairing_code()
        self.terminal.action_suspend()
        self.assertIsNone(self.pair(code))

    def test_pairing_anew_revokes_the_key_before(self):
        old, new = self.enrol(self.terminal), self.enrol(self.terminal)
        self.assertFalse(self.terminal_of(old))
        self.assertEqual(self.terminal_of(new), self.terminal)

    def test_revoking_takes_the_key_away(self):
        key = self.enrol(self.terminal)
        self.terminal.action_revoke()
        self.assertEqual(self.terminal.state, "draft")
        self.assertFalse(self.terminal_of(key))

    def test_two_co_ops_may_have_a_terminal_of_the_same_number(self):
        company = self.env["res.company"].create({"name": "Other Co-op"})
        branch = self.make_branch("Elsewhere", company)
        other = self.make_terminal("SHOP0001", branch)
        ours = self.terminal._new_pairing_code()
        theirs = other._new_pairing_code()
        self.assertEqual(self.pair(theirs)[0], other)
        self.assertEqual(self.pair(ours)[0], self.terminal)

    def test_number_and_co_op_stay_once_enrolled(self):
        self.terminal.number = "SHOP0002"
        self.enrol(self.terminal)
        self.terminal.write({"number": "SHOP0002", "name": "Till 2"})
        with self.assertRaisesRegex(UserError, "Make a new terminal"):
            self.terminal.number = "SHOP0003"
        self.terminal.action_revoke()
        with self.assertRaisesRegex(UserError, "Make a new terminal"):
            self.terminal.number = "SHOP0003"

    def test_a_suspended_terminal_is_resumed_before_it_is_paired(self):
        self.enrol(self.terminal)
        self.terminal.action_suspend()
        with self.assertRaisesRegex(UserError, "“Pair” is not possible"):
            self.terminal.action_pair()
        self.terminal.action_resume()
        self.assertEqual(self.terminal.state, "active")

    def test_managers_pair_and_others_do_not(self):
        self.as_role("manager", self.terminal).action_pair()
        for role in ("operator", "officer", "accountant", "auditor"):
            with self.assertRaises(AccessError):
                self.as_role(role, self.terminal).action_pair()

    def test_nobody_says_what_pairing_tells(self):
        manager = self.terminal.with_user(self.make_user("manager"))
        for field in ("enrolled_at", "pairing_expires_at", "device_serial"):
            with self.subTest(field), self.assertRaises(AccessError):
                manager.write({field: "2026-01-01 00:00:00"})
        with self.assertRaises(AccessError):
            manager.create(
                {
                    "name": "Till",
                    "number": "TILL0001",
                    "branch_id": self.branch.id,
                    "enrolled_at": "2026-01-01 00:00:00",
                }
            )

    def test_nobody_reads_hashes(self):
        self.enrol(self.terminal)
        self.terminal._new_pairing_code()
        terminal = self.as_role("manager", self.terminal)
        for record, name in (
            (terminal, "pairing_hash"),
            (terminal.key_ids, "key_hash"),
        ):
            with self.assertRaises(AccessError):
                record.read([name])

    def test_the_dialog_shows_the_code_and_keeps_it_nowhere(self):
        action = self.as_role("manager", self.terminal).action_pair()
        wizard = self.env[action["res_model"]].with_context(**action["context"]).new({})
        code = action["context"]["default_code"]
        self.assertEqual(wizard.code_spaced, f"{code[:4]} {code[4:]}")
        self.assertTrue(wizard.qr_code)
        self.assertFalse(wizard._fields["code"].store)
