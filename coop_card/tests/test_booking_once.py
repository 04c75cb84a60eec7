# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each document is booked exactly once."""

from decimal import Decimal

from .builders import CoopCase


class TestBookingOnce(CoopCase):
    """Repeats give the first result; a used key with other content is a conflict."""

    def test_a_purchase_becomes_a_line(self):
        member = self.make_member()
        line = self.purchase(member, "123.45", quantity=2, amount_tax="8.64").line_ids
        self.assertEqual(
            (line.member_id, line.category_id, line.fiscal_year_id, line.direction),
            (member, self.rice, self.year, "purchase"),
        )
        self.assertEqual((line.amount, line.quantity), (123.45, 2))
        self.assertEqual(line.transaction_id.amount_total, 132.09)

    def test_a_repeat_gives_the_first_transaction(self):
        document = self.document(self.make_member())
        first = self.book(document)
        self.assertEqual(self.book(document), first)
        self.assertEqual(len(first.line_ids), 1)

    def test_a_repeat_within_a_batch_is_booked_once(self):
        document = self.document(self.make_member())
        booked = self.book(document, dict(document))
        self.assertEqual(booked[0], booked[1])
        self.assertEqual(len(booked[0].line_ids), 1)

    def test_equal_content_written_otherwise_is_a_repeat(self):
        document = self.document(self.make_member(), amount="5.50")
        same = {**document, "lines": [{"code": "RICE", "amount": Decimal("5.5")}]}
        self.assertEqual(self.book(document), self.book(same))

    def test_a_used_key_with_other_content_is_a_conflict(self):
        document = self.document(self.make_member())
        first = self.book(document)
        conflict = self.book({**document, "reference": "other"})
        self.assertEqual(
            (conflict.status, conflict.warnings), ("rejected", "key_reused")
        )
        self.assertEqual((first.status, len(first.line_ids)), ("booked", 1))

    def test_a_malformed_document_leaves_its_key_free(self):
        document = self.document(self.make_member())
        broken = self.book({**document, "lines": [{"code": "RICE", "amount": 1.5}]})
        self.assertEqual(
            (broken.status, broken.warnings), ("rejected", "number_invalid")
        )
        self.assertEqual(self.book(document).status, "booked")

    def test_a_malformed_document_is_kept_once(self):
        broken = self.document(self.make_member(), lines=[])
        self.assertEqual(self.book(broken), self.book(broken))

    def test_a_document_does_not_fail_its_neighbours(self):
        member = self.make_member()
        good, bad, unknown = (
            self.document(member),
            self.document(member, lines=[]),
            self.document(card="NOBODY"),
        )
        statuses = self.book(good, bad, unknown, self.document(member)).mapped("status")
        self.assertEqual(statuses, ["booked", "rejected", "held", "booked"])

    def test_keys_of_two_channels_do_not_meet(self):
        document = self.document(self.make_member())
        other = {**document, "origin": "opening"}
        self.assertNotEqual(self.book(document), self.book(other))

    def test_amounts_are_exact(self):
        member = self.make_member()
        documents = [self.document(member, amount="0.10") for _ in range(1000)]
        self.book(*documents)
        self.env.cr.execute(
            "SELECT sum(amount)::text FROM coop_accumulation WHERE member_id = %s",
            [member.id],
        )
        self.assertEqual(Decimal(self.env.cr.fetchone()[0]), Decimal("100"))

    def test_the_number_of_statements_does_not_grow_with_the_batch(self):
        member = self.make_member()
        counts = [self.statements(member, size) for size in (1, 1, 50)]
        self.assertEqual(counts[1], counts[2])

    def statements(self, member, size):
        """Book a batch and return how many statements it took."""
        documents = [self.document(member) for _ in range(size)]
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        self.book(*documents)
        return self.env.cr.sql_log_count - before
