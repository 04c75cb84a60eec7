# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal changes its key, and no lost answer locks it out."""

from odoo.tests import tagged

from .terminal_case import TerminalCase


@tagged("post_install", "-at_install")
class TestTerminalKeys(TerminalCase):
    """The route /keys/rotate."""

    def rotate(self, key=None):
        """Ask for a new key and return it."""
        response = self.call("POST", "/keys/rotate", {}, key=key)
        self.assertEqual(response.status_code, 200, response.text)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        return response.json()["key"]

    def ping(self, key):
        """Return the status that a ping with a key gets."""
        return self.call("GET", "/ping", key=key).status_code

    def test_the_old_key_is_good_until_the_new_one_is_used(self):
        new = self.rotate()
        self.assertEqual(self.ping(self.key), 200)
        self.assertEqual(self.ping(new), 200)
        self.assertEqual(self.ping(self.key), 401)
        self.assertEqual(self.ping(new), 200)

    def test_a_lost_answer_does_no_harm(self):
        lost = self.rotate()
        new = self.rotate()
        self.assertEqual(self.ping(lost), 401)
        self.assertEqual(self.ping(new), 200)
        self.assertEqual(self.ping(self.key), 401)

    def test_the_new_key_opens_the_channel_for_transactions_at_once(self):
        [result] = self.post(self.transaction(), key=self.rotate())
        self.assertEqual(result["status"], "booked")

    def test_pairing_again_revokes_what_was_asked_for(self):
        new = self.rotate()
        key = self.enrol(self.terminal)
        self.assertEqual([self.ping(self.key), self.ping(new)], [401, 401])
        self.assertEqual(self.ping(key), 200)

    def test_revoking_takes_both_keys(self):
        new = self.rotate()
        self.terminal.action_revoke()
        self.assertEqual([self.ping(self.key), self.ping(new)], [401, 401])

    def test_a_suspended_terminal_gets_no_new_key(self):
        self.terminal.action_suspend()
        response = self.call("POST", "/keys/rotate", {})
        self.assertProblem(response, 403, "terminal_suspended", "after")
        self.assertEqual(len(self.terminal.key_ids), 1)

    def test_nobody_gets_a_key_without_one(self):
        response = self.call("POST", "/keys/rotate", {}, key="")
        self.assertProblem(response, 401, "key_invalid", "reenrol")

    def test_no_key_is_kept_in_clear(self):
        new = self.rotate()
        kept = self.terminal.sudo().key_ids.mapped("key_hash")
        self.assertEqual(len(kept), 2)
        self.assertNotIn(new, kept)
