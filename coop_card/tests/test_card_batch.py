# SPDX-License-Identifier: LGPL-3.0-or-later
"""Making cards in batches that a second person reviews."""

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form
from odoo.tools import mute_logger

from .builders import CoopCase


class TestCardBatch(CoopCase):
    """One person makes cards, another one reviews them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.maker = cls.make_user("officer")
        cls.reviewer = cls.make_user("officer")
        cls.kind = cls.env["coop.card"]._default_type(cls.co_op)

    def batch(self, **values):
        """Return a draft batch of three new numbers, unless told otherwise."""
        batches = self.env["coop.card.batch"].with_user(self.maker)
        return batches.create({"count": 3, **values})

    def range_batch(self, first, last, **values):
        """Return a draft batch of a range."""
        ends = {"first_number": first, "last_number": last}
        return self.batch(mode="range", **ends, **values)

    def approved(self, batch):
        """Make and approve a batch; return its cards."""
        batch.action_make()
        batch.with_user(self.reviewer).action_approve()
        return batch.card_ids

    def all_cards(self):
        """Return how many cards the co-op has."""
        return self.env["coop.card"].search_count([("company_id", "=", self.co_op.id)])

    def test_the_dry_run_shows_all_and_writes_nothing(self):
        before, following = self.all_cards(), self.kind.next_number
        with Form(self.env["coop.card.batch"].with_user(self.maker)) as form:
            form.count = 3
            self.assertEqual(form.planned_count, 3)
            self.assertEqual(
                (form.planned_first, form.planned_last), ("000000018", "000000034")
            )
        self.assertEqual(self.all_cards(), before)
        self.assertEqual(self.kind.next_number, following)

    def test_what_the_dry_run_showed_is_made(self):
        batch = self.batch()
        planned = (batch.planned_first, batch.planned_last, batch.planned_count)
        batch.action_make()
        self.assertEqual((batch.first_number, batch.last_number, batch.count), planned)
        self.assertEqual(
            batch.card_ids.sorted("number").mapped("number"),
            ["000000018", "000000026", "000000034"],
        )
        self.assertEqual(set(batch.card_ids.mapped("state")), {"draft"})

    def test_new_numbers_go_round_taken_ones(self):
        self.make_card(number="000000026")
        batch = self.batch()
        self.assertEqual(batch.planned_last, "000000042")
        self.assertEqual((batch.taken_count, batch.taken_text), (1, "000000026"))
        batch.action_make()
        self.assertEqual(
            batch.card_ids.sorted("number").mapped("number"),
            ["000000018", "000000034", "000000042"],
        )

    def test_a_range_is_typed_as_printed_or_by_running_numbers(self):
        for first, last in (("00-000 5017", "000005033"), ("501", "503")):
            batch = self.range_batch(first, last)
            self.assertEqual(
                (batch.planned_first, batch.planned_last, batch.planned_count),
                ("000005017", "000005033", 3),
            )

    def test_a_wrong_check_digit_is_found(self):
        batch = self.range_batch("000005018", "000005033")
        self.assertIn("000005018 is no number", batch.problem)
        with self.assertRaisesRegex(UserError, "digit by digit"):
            batch.action_make()

    def test_a_range_that_makes_no_sense_says_so(self):
        cases = (
            ("503", "501", "at least one"),
            ("1", "100001", "at most"),
            ("", "7", "first and the last"),
            ("99999999", "100000000", "is no number"),
        )
        for first, last, words in cases:
            with self.subTest(first=first, last=last):
                self.assertIn(words, self.range_batch(first, last).problem)

    def test_a_pattern_without_enough_digits_says_so(self):
        kind = self.kind.copy({"code": "SHORT", "number_pattern": "S#*"})
        batch = self.batch(type_id=kind.id, count=20)
        self.assertIn("no more numbers", batch.problem)

    def test_taken_numbers_are_named_and_left_out_only_on_request(self):
        self.make_card(number="000005025")
        batch = self.range_batch("501", "503")
        self.assertEqual((batch.taken_count, batch.taken_text), (1, "000005025"))
        with self.assertRaisesRegex(UserError, "leave these"):
            batch.action_make()
        batch.skip_taken = True
        batch.action_make()
        self.assertEqual(len(batch.card_ids), 2)
        self.assertEqual(batch.count, 2)

    def test_a_range_that_is_taken_altogether_is_refused(self):
        self.approved(self.range_batch("501", "503"))
        again = self.range_batch("501", "503", skip_taken=True)
        with self.assertRaisesRegex(UserError, "Choose others"):
            again.action_make()

    def test_cards_of_a_batch_that_waits_cannot_be_issued(self):
        batch = self.batch()
        batch.action_make()
        card = batch.card_ids[0].with_user(self.maker)
        card.member_id = self.make_member()
        for action in (card.action_issue, card.action_accept):
            with self.assertRaisesRegex(UserError, "review"):
                action()
        self.assertEqual(card.state, "draft")

    def test_cards_of_a_batch_that_waits_are_not_printed(self):
        batch = self.batch()
        batch.action_make()
        template = self.env["coop.card.template"].search(
            [("company_id", "=", self.co_op.id)]
        )
        with self.assertRaisesRegex(UserError, "review"):
            batch.card_ids._check_printable(template)
        with self.assertRaisesRegex(UserError, "review"):
            batch.card_ids.action_enqueue_print()

    def test_nobody_reviews_what_they_made(self):
        batch = self.batch()
        batch.action_make()
        with self.assertRaisesRegex(UserError, "somebody else"):
            batch.action_approve()
        self.assertEqual(batch.state, "review")

    @mute_logger("odoo.sql_db")
    def test_the_database_wants_two_people(self):
        batch = self.batch().sudo()
        batch.action_make()
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            batch.write({"state": "approved", "reviewed_by_id": batch.made_by_id.id})
            batch.flush_recordset()

    def test_approved_cards_lie_in_stock_and_can_be_issued(self):
        branch = self.make_branch()
        cards = self.approved(self.batch(branch_id=branch.id))
        self.assertEqual(set(cards.mapped("state")), {"stock"})
        self.assertEqual(cards.branch_id, branch)
        self.assertEqual(set(cards.event_ids.mapped("step")), {"accept"})
        card = cards[0].with_user(self.maker)
        card.member_id = self.make_member()
        card.action_issue()
        self.assertEqual(card.state, "active")

    def make_branch(self, number=1):
        """Return a branch of the co-op."""
        merchant = f"{number:015}"
        return self.env["coop.branch"].create(
            {
                "name": f"Branch {number}",
                "merchant_number": merchant,
                "company_id": self.co_op.id,
            }
        )

    def test_refusing_needs_a_note_and_frees_the_numbers(self):
        batch = self.batch()
        batch.action_make()
        numbers = batch.card_ids.mapped("number")
        review = batch.with_user(self.reviewer)
        with self.assertRaisesRegex(UserError, "Write down why"):
            review.action_refuse()
        review.review_note = "The printer delivered other numbers"
        review.action_refuse()
        self.assertEqual((batch.state, batch.card_count), ("refused", 0))
        again = self.range_batch(numbers[0], numbers[-1])
        again.action_make()
        self.assertEqual(again.card_ids.mapped("number"), numbers)

    def test_a_card_that_a_purchase_came_in_with_is_cancelled(self):
        batch = self.batch()
        batch.action_make()
        used = batch.card_ids.sorted("number")[1]
        waits = self.book(self.document(card=used.number))
        self.assertEqual((waits.status, waits.card_id), ("held", used))
        batch.review_note = "Wrong series"
        batch.with_user(self.reviewer).action_refuse()
        self.assertEqual(batch.card_ids, used)
        self.assertEqual((used.state, batch.state), ("cancelled", "refused"))
        event = used.event_ids
        self.assertEqual((event.step, event.reason), ("cancel", "Wrong series"))
        self.assertEqual(waits.card_id, used)

    def test_a_batch_is_decided_once(self):
        batch = self.batch()
        self.approved(batch)
        review = batch.with_user(self.reviewer)
        review.review_note = "Late"
        for action in (batch.action_make, review.action_approve, review.action_refuse):
            with self.assertRaisesRegex(UserError, "not possible"):
                action()

    def test_what_was_made_is_not_rewritten(self):
        batch = self.batch()
        batch.action_make()
        with self.assertRaisesRegex(UserError, "make a new batch"):
            batch.count = 5
        with self.assertRaisesRegex(UserError, "Refuse it"):
            batch.unlink()

    def test_nobody_signs_for_somebody_else(self):
        batch = self.batch()
        with self.assertRaisesRegex(AccessError, "buttons"):
            batch.made_by_id = self.reviewer
        with self.assertRaisesRegex(AccessError, "buttons"):
            self.batch(made_by_id=self.reviewer.id)

    def test_nobody_slips_a_card_into_a_batch(self):
        batch = self.batch()
        card = self.make_card().with_user(self.maker)
        with self.assertRaisesRegex(AccessError, "by the batch alone"):
            card.batch_id = batch
        with self.assertRaisesRegex(AccessError, "by the batch alone"):
            card.create({"company_id": self.co_op.id, "batch_id": batch.id})

    def test_who_may_make_and_review(self):
        for role in ("operator", "auditor", "accountant"):
            batches = self.env["coop.card.batch"].with_user(self.make_user(role))
            self.assertTrue(batches.has_access("read"), role)
            self.assertFalse(batches.has_access("create"), role)
            batch = self.batch()
            with self.assertRaises(AccessError):
                batch.with_user(batches.env.user).action_make()
            batch.action_make()
            with self.assertRaises(AccessError):
                batch.with_user(batches.env.user).action_approve()
        manager = self.make_user("manager")
        batch.with_user(manager).action_approve()
        self.assertEqual(batch.reviewed_by_id, manager)

    def test_another_co_op_sees_no_batch(self):
        batch = self.batch()
        other = self.env["res.company"].create({"name": "Other Co-op"})
        user = self.make_user("manager")
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        env = self.env(user=user, context={"allowed_company_ids": other.ids})
        self.assertFalse(env["coop.card.batch"].search([("id", "=", batch.id)]))

    def test_many_cards_take_no_more_statements(self):
        with self.assertQueryCount(60):
            self.batch(count=1000).action_make()
