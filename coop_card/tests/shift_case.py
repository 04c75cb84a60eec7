# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of shifts begin with: a terminal that counts what it sends."""

import hashlib

from .terminal_case import TerminalCase


class ShiftCase(TerminalCase):
    """A terminal with a shift, and the messages about it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = cls.env["coop.operator"].create({"name": "Somying", "code": "7"})

    def sign_on(self, **values):
        """Sign on and return the answer."""
        message = {
            "clock": "2026-03-01T08:00:00+07:00",
            "next_seq": 1,
            "batch": 1,
            "waiting": 0,
            **values,
        }
        response = self.call("POST", "/sign-on", message)
        self.assertEqual(response.status_code, 200, response.text)
        return response.json()

    def slip(self, seq, amount=10000, batch=1, **values):
        """Return a purchase of a shift."""
        lines = [{"code": "RICE", "amount": amount}]
        return self.transaction(
            **{"seq": seq, "batch": batch, "lines": lines, **values}
        )

    def reversal(self, seq, original, batch=1, **values):
        """Return the reversal of a slip, in a shift."""
        return {
            "seq": seq,
            "batch": batch,
            "kind": "reverse",
            "reverses": original["uid"],
            **{key: original[key] for key in ("occurred_at",)},
            "uid": self.transaction()["uid"],
            **values,
        }

    def settlement(self, *slips, batch=1, **values):
        """Return the settlement of a shift of purchases of rice on one day."""
        uids = sorted(slip["uid"] for slip in slips)
        amounts = [line["amount"] for slip in slips for line in slip["lines"]]
        figures = {"count": len(amounts), "amount": sum(amounts)}
        said = {"date": "2026-03-01", "kind": "accumulate", **figures}
        rice = {"category": "RICE", "direction": "purchase", "quantity": 0, **figures}
        return {
            "batch": batch,
            "operator": "7",
            "opened_at": "2026-03-01T08:00:00+07:00",
            "closed_at": "2026-03-01T17:00:00+07:00",
            "sequences": [[slip["seq"], slip["seq"]] for slip in slips],
            "uids_digest": hashlib.sha256("\n".join(uids).encode()).hexdigest(),
            "transactions": [said] if slips else [],
            "categories": [rice] if slips else [],
            **values,
        }

    def settle(self, message):
        """Send a settlement and return the answer, without the time."""
        response = self.call("POST", "/settlements", message)
        self.assertEqual(response.status_code, 200, response.text)
        answer = response.json()
        del answer["server_time"]
        return answer

    def batch(self, number=1):
        """Return a shift of the terminal."""
        self.env.invalidate_all()
        return self.env["coop.terminal.batch"].search(
            [("terminal_id", "=", self.terminal.id), ("number", "=", number)]
        )
