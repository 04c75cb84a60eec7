# SPDX-License-Identifier: LGPL-3.0-or-later
"""Only an active terminal's key opens the channel, and it opens nothing else."""

from odoo.tests import tagged

from .terminal_case import TerminalCase

CONFIG = ("GET", "/config")


@tagged("post_install", "-at_install")
class TestTerminalAuth(TerminalCase):
    """The Authorization header and what it is worth."""

    def assertNotProved(self, response):
        """The response asks for a key."""
        self.assertProblem(response, 401, "key_invalid", "reenrol")
        self.assertIn("Coop-Terminal", response.headers["WWW-Authenticate"])

    def test_the_key_opens_the_channel(self):
        response = self.call(*CONFIG)
        self.assertEqual(response.status_code, 200)
        self.assertNotIn("Set-Cookie", response.headers)
        self.assertEqual(response.headers["Cache-Control"], "no-store")

    def test_anything_but_the_key_does_not(self):
        for header in (
            "",
            "Coop-Terminal",
            "Coop-Terminal ",
            f"Bearer {self.key}",
            f"Basic {self.key}",
            self.key,
            f"Coop-Terminal {self.key}x",
            f"Coop-Terminal {self.key[:-1]}",
            f"Coop-Terminal {self.key} {self.key}",
            f"Coop-Terminal {self.key}, Coop-Terminal {self.key}",
            f"Coop-Terminal {'A' * 43}",
            f"Coop-Terminal {'A' * 7000}",
            "Coop-Terminal กขค".encode().decode("latin1"),
        ):
            with self.subTest(header=header):
                headers = {"Authorization": header}
                self.assertNotProved(self.call(*CONFIG, key="", headers=headers))

    def test_no_header_is_no_key(self):
        self.assertNotProved(self.call(*CONFIG, key=""))
        self.assertNotProved(self.call("POST", "/transactions", {}, key=""))

    def test_the_name_of_the_scheme_may_be_written_anyhow(self):
        headers = {"Authorization": f"coop-terminal  {self.key}"}
        self.assertEqual(self.call(*CONFIG, headers=headers).status_code, 200)

    def test_a_session_is_no_key(self):
        self.authenticate("admin", "admin")
        self.assertNotProved(self.call(*CONFIG, key=""))

    def test_a_session_beside_the_key_changes_nothing(self):
        self.authenticate("admin", "admin")
        transaction = self.transaction()
        self.post(transaction)
        booked = self.booked(transaction)
        self.assertEqual(booked.create_uid, self.env.ref("base.public_user"))

    def test_a_revoked_key_opens_nothing(self):
        self.terminal.action_revoke()
        self.assertNotProved(self.call(*CONFIG))

    def test_the_key_before_opens_nothing(self):
        self.enrol(self.terminal)
        self.assertNotProved(self.call(*CONFIG))

    def test_a_suspended_terminal_waits(self):
        self.terminal.action_suspend()
        response = self.call(*CONFIG)
        self.assertProblem(response, 403, "terminal_suspended", "after")
        self.assertTrue(int(response.headers["Retry-After"]))
        self.terminal.action_resume()
        self.assertEqual(self.call(*CONFIG).status_code, 200)

    def test_the_key_opens_nothing_else_of_odoo(self):
        headers = {"Authorization": f"Bearer {self.key}"}
        response = self.url_open(
            "/json/2/res.partner/search",
            data="{}",
            headers={
                **headers,
                "Content-Type": "application/json",
            },
        )
        self.assertEqual(response.status_code, 401)
