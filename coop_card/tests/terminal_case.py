# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of the terminal channel begin with."""

import json
import uuid
from itertools import count

from odoo.tests import HttpCase

from ..rules.pairing import key_hash
from ..rules.terminal_messages import Device
from .builders import CoopCase

PREFIX = "/coop_card/v1"

_numbers = count(1)


class TerminalModelCase(CoopCase):
    """A co-op with a branch, and builders of terminals."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.branch = cls.make_branch("Market shop")

    @classmethod
    def make_branch(cls, name, company=None):
        """Return a branch of the co-op, or of another one."""
        return cls.env["coop.branch"].create(
            {
                "name": name,
                "merchant_number": f"{next(_numbers):015}",
                "company_id": (company or cls.co_op).id,
            }
        )

    @classmethod
    def make_terminal(cls, number=None, branch=None):
        """Return a terminal that is not enrolled."""
        branch = branch or cls.branch
        return cls.env["coop.terminal"].create(
            {
                "name": "Till",
                "number": number or f"T{next(_numbers):07}",
                "branch_id": branch.id,
                "company_id": branch.company_id.id,
            }
        )

    @classmethod
    def enrol(cls, terminal, **device):
        """Pair a terminal and return its key."""
        code = terminal._new_pairing_code()
        device = {"model": None, "version": None, "serial": None, **device}
        return terminal._enrol(terminal.number, code, device)[1]

    def terminal_of(self, key):
        """Return the terminal that a key is good for, if any."""
        valid = [("key_hash", "=", key_hash(key)), ("revoked_at", "=", False)]
        return self.env["coop.terminal.key"].sudo().search(valid).terminal_id


class TerminalCase(TerminalModelCase, HttpCase):
    """A terminal that is enrolled, and requests as it sends them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terminal = cls.make_terminal()
        cls.key = cls.enrol(cls.terminal)
        cls.card = cls.make_card(number="9764001000001235")

    def hand_in(self, transactions, terminal=None):
        """Book what a terminal posts, past its routes; return the results."""
        terminal = terminal or self.terminal
        digits = terminal.company_id.currency_id.decimal_places
        device = Device(terminal.company_id.id, terminal.id, terminal.number, digits)
        return self.env["coop.terminal.channel"]._book(device, transactions)

    def call(self, method, path, body=None, key=None, headers=None):
        """Send a request and return the response.

        :param body: what becomes JSON, or bytes as they are
        :param str key: the key to prove oneself by; the terminal's own when left out,
            none when empty
        """
        key = self.key if key is None else key
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.opener.request(
            method,
            self.base_url() + PREFIX + path,
            data=None if body is None else data,
            headers={
                "Content-Type": "application/json",
                **({"Authorization": f"Coop-Terminal {key}"} if key else {}),
                **(headers or {}),
            },
            timeout=30,
            allow_redirects=False,
        )

    def post(self, *transactions, **options):
        """Post transactions and return their results."""
        batch = {"transactions": list(transactions)}
        response = self.call("POST", "/transactions", batch, **options)
        self.assertEqual(response.status_code, 200, response.text)
        return response.json()["results"]

    def transaction(self, **values):
        """Return a transaction of one line, as a terminal says it."""
        return {
            "uid": str(uuid.uuid4()),
            "seq": next(_numbers),
            "kind": "accumulate",
            "card": self.card.number,
            "occurred_at": "2026-03-01T09:00:00+07:00",
            "lines": [{"code": "RICE", "amount": 12345}],
            **values,
        }

    def booked(self, transaction):
        """Return what the ledger has of a transaction."""
        return self.env["coop.transaction"].search(
            [
                ("company_id", "=", self.co_op.id),
                ("key", "=", f"{self.terminal.number}:{transaction['uid']}"),
            ]
        )

    def assertProblem(self, response, status, code, retry="never"):
        """The response is a problem of this kind, and nothing else shows in it."""
        self.assertEqual(response.status_code, status, response.text)
        self.assertEqual(response.headers["Content-Type"], "application/problem+json")
        self.assertNotIn("Set-Cookie", response.headers)
        problem = response.json()
        told = (problem["status"], problem["code"], problem["retry"])
        self.assertEqual(told, (status, code, retry))
        self.assertNotIn("Traceback", response.text)
        return problem
