# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invoices that are reset, changed, cancelled and posted again."""

from datetime import date
from decimal import Decimal
from random import Random

from odoo.fields import Command

from .invoice_case import InvoiceCase


class TestInvoicesAnew(InvoiceCase):
    """The ledger holds what is due, whatever happened to the invoice before."""

    def states(self, move):
        """Return kind and status of each transaction of a move, oldest first."""
        return [(slip.kind, slip.status) for slip in self.slips(move)]

    def reprice(self, move, price):
        """Give the first line of a draft another price."""
        line = move.invoice_line_ids[0]
        move.invoice_line_ids = [Command.update(line.id, {"price_unit": price})]

    def test_reset_to_draft_is_a_reversal_and_posting_again_a_new_document(self):
        move = self.invoice(self.line(100))
        move.button_draft()
        self.assertEqual(self.ledger(move), {})
        self.reprice(move, 130)
        move.action_post()
        self.assert_holds(move, "130")
        first, back, anew = self.slips(move)
        self.assertEqual(back.reversal_of_id, first)
        self.assertEqual(back.reason, "The invoice was reset to draft.")
        self.assertEqual(anew.line_ids.amount, 130)
        self.assertEqual(anew.key, f"account.move/{move.id}/3")

    def test_a_cancelled_invoice_counts_no_more(self):
        move = self.invoice(self.line(100))
        move.button_cancel()
        self.assertEqual(self.ledger(move), {})
        self.assertEqual(len(self.slips(move)), 2)
        move.button_draft()
        self.assertEqual(len(self.slips(move)), 2)

    def test_a_deleted_invoice_counts_no_more(self):
        move = self.invoice(self.line(100))
        slip = self.slips(move)
        move.with_context(force_delete=True).unlink()
        self.assertEqual(slip.reversed_by_id.reason, "The invoice was deleted.")

    def test_a_credit_note_brings_back_what_the_invoice_sold(self):
        invoice = self.invoice(self.line(100, 2))
        note = invoice._reverse_moves([{"invoice_date": date(2026, 4, 1)}], cancel=True)
        self.assertEqual(self.slips(note).return_of_id, self.slips(invoice))
        self.assert_holds(note, "-200", quantity="-2")
        self.assertEqual(self.ledger(invoice, note), {})

    def test_a_credit_note_posted_with_its_invoice_refers_to_it(self):
        invoice = self.make_move(self.line(100))
        note = self.make_move(
            self.line(40), kind="out_refund", reversed_entry_id=invoice.id
        )
        (note + invoice)._post()
        self.assertEqual(self.slips(note).return_of_id, self.slips(invoice))

    def test_a_return_in_the_next_year_counts_there(self):
        last = self.make_year(2025)
        invoice = self.invoice(self.line(100), invoice_date=date(2025, 12, 20))
        last.action_close()
        note = self.invoice(
            self.line(100), kind="out_refund", reversed_entry_id=invoice.id
        )
        self.assertEqual(self.slips(note).line_ids.fiscal_year_id, self.year)

    def test_what_comes_for_a_closed_year_waits_and_accounting_goes_on(self):
        self.year.action_close()
        move = self.invoice(self.line(100))
        self.assertEqual(move.state, "posted")
        self.assertEqual(self.states(move), [("accumulate", "held")])
        self.assertTrue(move.coop_waits)
        self.slips(move).action_book()
        self.assert_holds(move, "100")
        move.invalidate_recordset()
        self.assertFalse(move.coop_waits)

    def test_what_is_dated_into_a_locked_period_waits_and_accounting_goes_on(self):
        late = {"kind": "in_invoice", "invoice_date": date(2026, 1, 20)}
        self.co_op.fiscalyear_lock_date = date(2026, 1, 31)
        bill = self.invoice(self.line(100), **late)
        self.assertGreater(bill.date, date(2026, 1, 31))
        self.assertEqual(self.slips(bill).warnings, "period_locked")
        self.assertEqual(self.slips(bill).status, "held")
        self.co_op.coop_invoice_day = "date"
        bill = self.invoice(self.line(100), **late)
        self.assert_holds(bill, "100", direction="sale")

    def test_what_waits_is_dismissed_when_the_invoice_is_reset(self):
        self.year.action_close()
        move = self.invoice(self.line(100))
        move.button_draft()
        held = self.slips(move)
        self.assertEqual(held.status, "dismissed")
        self.assertEqual(held.review_note, "The invoice was reset to draft.")
        move.action_post()
        self.assertEqual(
            self.states(move), [("accumulate", "dismissed"), ("accumulate", "held")]
        )

    def test_posting_the_same_again_lets_stand_what_could_not_be_taken_back(self):
        move = self.invoice(self.line(100))
        self.year.action_close()
        move.button_draft()
        self.assertEqual(
            self.states(move), [("accumulate", "booked"), ("reverse", "held")]
        )
        move.action_post()
        self.assertEqual(
            self.states(move), [("accumulate", "booked"), ("reverse", "dismissed")]
        )
        self.assert_holds(move, "100")
        self.assertFalse(move.coop_waits)

    def test_a_changed_invoice_of_a_closed_year_waits_as_a_whole(self):
        move = self.invoice(self.line(100))
        self.year.action_close()
        move.button_draft()
        self.reprice(move, 70)
        move.action_post()
        _first, back, anew = self.slips(move)
        self.assertEqual((back.status, anew.status), ("held", "held"))
        self.assert_holds(move, "100")
        (back + anew).action_book()
        self.assert_holds(move, "70")

    def test_there_being_no_year_does_not_stop_accounting(self):
        move = self.invoice(self.line(100), invoice_date=date(2020, 5, 5))
        self.assertEqual(self.slips(move).warnings, "year_missing")
        self.assertEqual(move.state, "posted")

    def test_a_sum_no_ledger_keeps_does_not_stop_accounting(self):
        move = self.invoice(self.line(3e12))
        self.assertEqual(move.state, "posted")
        self.assertEqual(self.ledger(move), {})
        move.button_draft()
        self.assertEqual(self.ledger(move), {})

    def test_what_a_person_took_back_is_not_taken_back_twice(self):
        move = self.invoice(self.line(100))
        back = self.slips(move)._reverse()
        move.button_draft()
        self.assertEqual(move.coop_revision, 1)
        move.action_post()
        self.assert_holds_in_all(move, "100")
        self.assertEqual(back.status, "booked")

    def assert_holds_in_all(self, move, amount):
        """Check what Somchai has in the ledger, through whatever channel."""
        self.env.cr.execute(
            "SELECT sum(amount)::text FROM coop_accumulation WHERE member_id = %s",
            [self.somchai.id],
        )
        self.assertEqual(Decimal(self.env.cr.fetchone()[0]), Decimal(amount))

    def test_a_restored_booking_is_found_again(self):
        move = self.invoice(self.line(100))
        self.slips(move)._reverse()._reverse()
        self.assert_holds_in_all(move, "100")
        move.button_draft()
        self.assert_holds_in_all(move, "0")

    def test_what_a_merge_moved_is_taken_back_from_who_has_it_now(self):
        move = self.invoice(self.line(100))
        malee = self.make_member("Malee")
        self.somchai._merge_into(malee, "Registered twice")
        self.assertEqual(move.coop_accumulated, 100)
        move.button_draft()
        self.env.cr.execute(
            "SELECT sum(amount) FROM coop_accumulation WHERE member_id = ANY(%s)",
            [(self.somchai + malee).ids],
        )
        self.assertEqual(self.env.cr.fetchone()[0], 0)
        move.action_post()
        self.assertEqual(self.slips(move)[-1].member_id, malee)

    def test_any_mixture_of_steps_leaves_what_is_due(self):
        chance = Random(4)
        moves = self.env["account.move"].concat(
            *[self.make_move(self.line(chance.randint(1, 900))) for _ in range(3)]
        )
        for _ in range(20):
            move = chance.choice(moves)
            if move.state == "posted":
                chance.choice([move.button_draft, move.button_cancel])()
            elif move.state == "cancel":
                move.button_draft()
            else:
                self.reprice(move, chance.randint(1, 900))
                move.action_post()
        due = sum(
            Decimal(line.price_unit)
            for move in moves
            if move.state == "posted"
            for line in move.invoice_line_ids
        )
        booked = [sums[0] for sums in self.ledger(*moves).values()]
        self.assertEqual(sum(booked), due)
        for move in moves:
            self.assertEqual(
                move.coop_accumulated, move.amount_total * (move.state == "posted")
            )
