# SPDX-License-Identifier: LGPL-3.0-or-later
"""What terminals post stands in the ledger, once and as it was said."""

from odoo.fields import Datetime
from odoo.tests import tagged

from .terminal_case import TerminalCase


@tagged("post_install", "-at_install")
class TestTerminalTransactions(TerminalCase):
    """Results one by one, and what is in the ledger then."""

    def result(self, transaction):
        """Post one transaction; return its status, and its warnings or code."""
        (result,) = self.post(transaction)
        return result["status"], result.get("code", result["warnings"])

    def test_a_purchase_is_booked_as_it_was_said(self):
        transaction = self.transaction(
            reference="S-1",
            lines=[
                {"code": "RICE", "quantity": "1.5", "amount": 12345, "amount_tax": 864},
                {"code": "RICE", "direction": "sale", "quantity": 2, "amount": -50},
            ],
        )
        self.assertEqual(self.result(transaction), ("booked", []))
        booked = self.booked(transaction)
        self.assertEqual(
            (booked.terminal_id, booked.branch_id, booked.seq, booked.reference),
            (self.terminal, self.branch, transaction["seq"], "S-1"),
        )
        self.assertEqual(
            booked.occurred_at, Datetime.to_datetime("2026-03-01 02:00:00")
        )
        lines = {line.direction: line for line in booked.line_ids}
        self.assertEqual(
            {
                direction: (line.quantity, line.amount, line.amount_tax)
                for direction, line in lines.items()
            },
            {"purchase": (1.5, 123.45, 8.64), "sale": (2, -0.5, 0)},
        )
        self.assertEqual(booked.line_ids.card_id, self.card)

    def test_the_day_is_the_co_ops(self):
        transaction = self.transaction(occurred_at="2026-02-28T18:30:00Z")
        self.post(transaction)
        self.assertEqual(str(self.booked(transaction).date), "2026-03-01")

    def test_facts_are_held_and_never_refused(self):
        for values, warnings in (
            ({"card": "NOBODY"}, ["card_unknown"]),
            ({"lines": [{"code": "NOSUCH", "amount": 1}]}, ["category_unknown"]),
            (
                {"occurred_at": "2569-03-01T09:00:00+07:00"},
                ["date_future", "year_missing"],
            ),
            ({"occurred_at": "1970-01-01T00:00:00Z"}, ["year_missing"]),
        ):
            with self.subTest(values=values):
                status, told = self.result(self.transaction(**values))
                self.assertEqual(status, "held")
                self.assertTrue(set(warnings) <= set(told), told)

    def test_a_card_is_known_however_it_was_read(self):
        transaction = self.transaction(card=" 9764-0010 0000 1235")
        self.assertEqual(self.result(transaction), ("booked", []))

    def test_an_operator_is_known_by_code(self):
        operator = self.env["coop.operator"].create({"name": "Somying", "code": "101"})
        transaction = self.transaction(operator="101")
        self.assertEqual(self.result(transaction), ("booked", []))
        self.assertEqual(self.booked(transaction).line_ids.operator_id, operator)

    def test_an_unknown_operator_is_a_warning(self):
        transaction = self.transaction(operator="999")
        self.assertEqual(self.result(transaction), ("booked", ["operator_unknown"]))

    def test_what_is_malformed_is_rejected_alone(self):
        first, last = self.transaction(), self.transaction()
        for broken, code in (
            (None, "type_invalid"),
            ([], "type_invalid"),
            ("x", "type_invalid"),
            ({}, "missing_field"),
            (self.transaction(uid="A" * 36), "uid_invalid"),
            (self.transaction(kind="spend"), "kind_unknown"),
            (self.transaction(seq=0), "number_invalid"),
            (self.transaction(card="\x00"), "text_invalid"),
            (self.transaction(card="\ud800"), "text_invalid"),
            (self.transaction(occurred_at="2026-03-01T09:00:00"), "time_invalid"),
            (
                self.transaction(lines=[{"code": "RICE", "amount": 1.5}]),
                "number_invalid",
            ),
            (
                self.transaction(lines=[{"code": "RICE", "amount": None}]),
                "number_invalid",
            ),
            (self.transaction(lines=[]), "count_invalid"),
            (self.transaction(extra=1), "unknown_field"),
        ):
            with self.subTest(broken=broken):
                results = self.post(first, broken, last)
                statuses = [result["status"] for result in results]
                self.assertEqual(statuses, ["booked", "rejected", "booked"])
                self.assertEqual((results[1]["index"], results[1]["code"]), (1, code))

    def test_a_repeat_gives_the_first_result(self):
        transaction = self.transaction(operator="999")
        (first,) = self.post(transaction)
        (second,) = self.post(transaction)
        self.assertEqual(second, {**first, "replayed": True})
        self.assertEqual(len(self.booked(transaction).line_ids), 1)

    def test_a_repeat_in_the_batch_is_booked_once(self):
        transaction = self.transaction()
        results = self.post(transaction, transaction)
        self.assertEqual([result["replayed"] for result in results], [False, True])

    def test_a_used_uid_with_other_content_is_rejected_and_the_first_stays(self):
        transaction = self.transaction()
        self.post(transaction)
        conflict = transaction | {"lines": [{"code": "RICE", "amount": 1}]}
        self.assertEqual(self.result(conflict), ("rejected", "key_reused"))
        self.assertEqual(self.booked(transaction).line_ids.amount, 123.45)

    def test_a_rejected_transaction_may_be_sent_again_set_right(self):
        transaction = self.transaction()
        broken = transaction | {"lines": [{"code": "RICE", "amount": 1.5}]}
        self.assertEqual(self.result(broken), ("rejected", "number_invalid"))
        self.assertEqual(self.result(transaction), ("booked", []))

    def test_a_repeat_is_known_after_the_world_has_changed(self):
        transaction = self.transaction(operator="7")
        (first,) = self.post(transaction)
        self.env["coop.operator"].create({"name": "Seven", "code": "7"})
        self.terminal.branch_id = self.make_branch("Elsewhere")
        self.enrol(self.terminal)
        key = self.enrol(self.terminal)
        (second,) = self.post(transaction, key=key)
        self.assertEqual(second, {**first, "replayed": True})
        self.assertEqual(self.booked(transaction).branch_id, self.branch)

    def test_what_was_rejected_is_known_after_a_setting_has_changed(self):
        broken = self.transaction(lines=[{"code": "RICE", "amount": 1.5}])
        self.post(broken)
        self.terminal.maximum_amount = 500
        (again,) = self.post(broken)
        self.assertEqual((again["status"], again["replayed"]), ("rejected", True))

    def test_what_is_set_at_the_terminal_counts_for_its_next_purchase(self):
        self.assertEqual(self.result(self.transaction()), ("booked", []))
        self.terminal.maximum_amount = 1
        self.assertEqual(self.result(self.transaction()), ("booked", ["amount_high"]))

    def test_what_was_held_keeps_its_branch(self):
        transaction = self.transaction(card="LATER")
        self.post(transaction)
        self.terminal.branch_id = self.make_branch("Elsewhere")
        held = self.booked(transaction)
        held.member_id = self.card.member_id
        held.action_book()
        self.assertEqual(held.line_ids.branch_id, self.branch)

    def test_terminals_do_not_meet_in_their_uids(self):
        other = self.make_terminal()
        key = self.enrol(other)
        transaction = self.transaction()
        self.post(transaction)
        (result,) = self.post(transaction | {"reference": "other"}, key=key)
        self.assertEqual((result["status"], result["replayed"]), ("booked", False))

    def test_results_come_in_order_for_a_full_batch(self):
        transactions = [self.transaction() for _ in range(500)]
        results = self.post(*transactions)
        uids = [transaction["uid"] for transaction in transactions]
        self.assertEqual([result["uid"] for result in results], uids)
        self.assertEqual([result["index"] for result in results], list(range(500)))
        self.assertEqual({result["status"] for result in results}, {"booked"})

    def test_a_number_given_to_two_slips_is_noted(self):
        """Case 45: the same seq with another uid is booked, and noted."""
        first, second = self.transaction(), self.transaction()
        second["seq"] = first["seq"]
        self.assertEqual(self.result(first), ("booked", []))
        self.assertEqual(self.result(second), ("booked", ["seq_reused"]))
        self.assertEqual(self.result(first), ("booked", []))
        third, fourth = self.transaction(), self.transaction()
        fourth["seq"] = third["seq"]
        told = [result["warnings"] for result in self.post(third, fourth, third)]
        self.assertEqual(told, [[], ["seq_reused"], []])

    def test_a_time_that_nobody_can_be_sure_of_is_noted(self):
        """Case 64: a clock at 1970 after a start without the server."""
        unsure = self.transaction(clock_suspect=True)
        self.assertEqual(self.result(unsure), ("booked", ["clock_suspect"]))
        self.assertEqual(self.result(unsure), ("booked", ["clock_suspect"]))
        sure = self.transaction(clock_suspect=False)
        self.assertEqual(self.result(sure), ("booked", []))
        del sure["clock_suspect"]
        (repeat,) = self.post(sure)
        self.assertTrue(repeat["replayed"])

    def test_a_card_of_a_type_the_terminal_does_not_serve_is_noted(self):
        other = self.env["coop.card.type"].search(
            [("company_id", "=", self.co_op.id), ("id", "!=", self.card.type_id.id)],
            limit=1,
        )
        self.terminal.card_type_ids = other
        self.assertEqual(
            self.result(self.transaction()), ("booked", ["card_type_not_served"])
        )
        served = self.call("GET", "/config").json()["card_types"]
        self.assertEqual([kind["code"] for kind in served], [other.code])
        self.terminal.card_type_ids |= self.card.type_id
        self.assertEqual(self.result(self.transaction()), ("booked", []))

    def test_the_number_of_statements_does_not_grow_with_the_batch(self):
        counts = [self.statements(size) for size in (1, 1, 100)]
        self.assertEqual(counts[1], counts[2])

    def statements(self, size):
        """Book a batch and return how many statements it took."""
        transactions = [self.transaction(operator="999") for _ in range(size)]
        before = self.env.cr.sql_log_count
        self.hand_in(transactions)
        return self.env.cr.sql_log_count - before
