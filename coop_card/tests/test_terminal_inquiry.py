# SPDX-License-Identifier: LGPL-3.0-or-later
"""A terminal asks what became of a transaction, of its own only."""

import uuid

from odoo.tests import tagged

from .terminal_case import TerminalCase


@tagged("post_install", "-at_install")
class TestTerminalInquiry(TerminalCase):
    """The route /transactions/{uid}."""

    def ask(self, uid, **options):
        """Return the response about a transaction."""
        return self.call("GET", f"/transactions/{uid}", **options)

    def test_a_booked_transaction(self):
        transaction = self.transaction(operator="nobody")
        self.post(transaction)
        known = self.ask(transaction["uid"]).json()
        self.assertEqual(known["status"], "booked")
        self.assertEqual(known["seq"], transaction["seq"])
        self.assertEqual(known["warnings"], ["operator_unknown"])

    def test_a_held_transaction_until_a_person_decides(self):
        transaction = self.transaction(card="0000")
        self.post(transaction)
        self.assertEqual(self.ask(transaction["uid"]).json()["status"], "held")
        held = self.booked(transaction)
        held.review_note = "Not a card of ours"
        held.action_dismiss()
        self.assertEqual(self.ask(transaction["uid"]).json()["status"], "dismissed")

    def test_what_never_arrived_or_could_not_be_read(self):
        unread = self.transaction(kind="gift")
        self.post(unread)
        for uid in (str(uuid.uuid4()), unread["uid"], "x", "กขค", "%25", "a%00b"):
            with self.subTest(uid=uid):
                self.assertProblem(self.ask(uid), 404, "uid_unknown")

    def test_the_transactions_of_others_are_not_told(self):
        transaction = self.transaction()
        self.post(transaction)
        key = self.enrol(self.make_terminal())
        response = self.ask(transaction["uid"], key=key)
        self.assertProblem(response, 404, "uid_unknown")
