# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members buy by invoice and sell by bill stands in the ledger once posted."""

from datetime import date
from decimal import Decimal
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import new_test_user

from .invoice_case import DAY, InvoiceCase


class TestInvoices(InvoiceCase):
    """Each kind of document brings its own; what is no member's brings nothing."""

    def test_a_posted_invoice_accumulates_and_a_draft_does_not(self):
        move = self.make_move(self.line(100, 3), name="INV/2026/00042")
        self.assertFalse(self.slips(move))
        move.action_post()
        self.assert_holds(move, "300", quantity="3")
        slip = self.slips(move)
        self.assertEqual((slip.origin, slip.status), ("invoice", "booked"))
        self.assertEqual(slip.key, f"account.move/{move.id}/1")
        self.assertEqual(slip.reference, "INV/2026/00042")
        self.assertEqual(slip.date, DAY)
        self.assertEqual(slip.line_ids.category_id, self.rice)
        self.assertEqual(slip.line_ids.product_id, self.bag)

    def test_each_kind_of_document_has_its_direction_and_sign(self):
        kinds = {
            "out_invoice": ("100", "1", "purchase"),
            "out_receipt": ("100", "1", "purchase"),
            "out_refund": ("-100", "-1", "purchase"),
            "in_invoice": ("100", "1", "sale"),
            "in_receipt": ("100", "1", "sale"),
            "in_refund": ("-100", "-1", "sale"),
        }
        for kind, (amount, quantity, direction) in kinds.items():
            with self.subTest(kind=kind):
                move = self.invoice(self.line(100), kind=kind)
                self.assert_holds(move, amount, "0", quantity, direction)

    def test_taxes_add_up_to_those_of_the_invoice(self):
        lines = [self.line(price, tax_ids=self.vat.ids) for price in (9.99, 3.33, 0.07)]
        for method in ("round_per_line", "round_globally"):
            with self.subTest(method=method):
                self.co_op.tax_calculation_rounding_method = method
                move = self.invoice(*lines)
                tax = {"round_per_line": "0.93", "round_globally": "0.94"}[method]
                self.assert_holds(move, "13.39", tax, "3")

    def test_taxes_in_the_price_add_up_too(self):
        inside = self.make_tax(7, name="In", price_include_override="tax_included")
        move = self.invoice(*[self.line(10, tax_ids=inside.ids) for _ in range(3)])
        ((amount, tax, _quantity),) = self.ledger(move).values()
        self.assertEqual(amount + tax, Decimal(30))
        self.assertEqual(tax, Decimal(str(round(move.amount_tax, 2))))

    def test_a_tax_typed_by_hand_is_the_one_that_counts(self):
        move = self.make_move(self.line(100, tax_ids=self.vat.ids))
        tax = move.line_ids.filtered("tax_line_id")
        term = move.line_ids.filtered(lambda line: line.display_type == "payment_term")
        move.line_ids = [
            Command.update(tax.id, {"amount_currency": -7.02}),
            Command.update(term.id, {"amount_currency": 107.02}),
        ]
        move.action_post()
        self.assert_holds(move, "100", "7.02")

    def test_discounts_and_negative_lines_count_as_they_are(self):
        move = self.invoice(
            self.line(100, 3, discount=10),
            self.line(-20, 1),
            self.line(0, 1, display_type="line_note", name="Thanks", product_id=False),
        )
        self.assert_holds(move, "250", quantity="4")

    def test_only_what_accumulates_is_booked(self):
        free = self.make_product("Gift", self.rice, coop_accumulates="no")
        seed = self.make_category("SEED", coop_accumulates=False)
        sown = self.make_product("Seed", seed, coop_accumulates="yes")
        lines = [self.line(1, product=item) for item in (free, self.freight, sown)]
        move = self.make_move(*lines, self.line(10), self.line(5, product_id=False))
        verdicts = move.invoice_line_ids.mapped("coop_accumulates")
        self.assertEqual(verdicts, ["item", "category", "yes", "yes", "nothing"])
        move.action_post()
        self.assert_holds(move, "11", quantity="2")
        self.assertEqual(self.slips(move).line_ids.category_id, self.rice + seed)
        self.assertFalse(self.slips(move).warnings)

    def test_an_invoice_of_which_nothing_accumulates_leaves_no_trace(self):
        move = self.invoice(self.line(100, product=self.freight))
        self.assertFalse(self.slips(move))
        self.assertFalse(move.coop_revision)

    def test_strangers_accumulate_nothing(self):
        stranger = self.env["res.partner"].create({"name": "Stranger"})
        move = self.invoice(self.line(100), partner=stranger)
        self.assertFalse(self.slips(move))
        self.assertEqual(move.invoice_line_ids.coop_accumulates, "member")

    def test_the_address_of_a_member_is_the_member(self):
        address = self.env["res.partner"].create(
            {"name": "Barn", "parent_id": self.somchai.partner_id.id}
        )
        self.assert_holds(self.invoice(self.line(100), partner=address), "100")

    def test_a_member_who_works_for_a_member_buys_as_themselves(self):
        mill = self.make_member("Rice Mill", is_company=True)
        self.somchai.partner_id.parent_id = mill.partner_id
        self.assert_holds(self.invoice(self.line(100)), "100")

    def test_a_family_buys_for_its_main_member(self):
        malee = self.make_member("Malee", main_member_id=self.somchai.id)
        move = self.invoice(self.line(100), partner=malee.partner_id)
        self.assert_holds(move, "100")

    def test_quantities_are_converted_where_odoo_can(self):
        kilo, ton = (self.env.ref(f"uom.product_uom_{name}") for name in ("kgm", "ton"))
        self.rice.coop_uom_id = kilo
        paddy = self.make_product("Paddy", self.rice, uom_id=ton.id)
        move = self.invoice(
            self.line(9000, 1.5, product=paddy, product_uom_id=ton.id),
            kind="in_invoice",
        )
        self.assert_holds(move, "13500", quantity="1500", direction="sale")
        sold = self.make_move(self.line(9, 2))
        self.assertEqual(sold.invoice_line_ids.coop_accumulates, "unit")
        sold.action_post()
        self.assert_holds(sold, "18", quantity="0")

    def test_a_foreign_currency_counts_at_the_rate_of_the_invoice(self):
        foreign = self.env["res.currency"].create({"name": "XTS", "symbol": "x"})
        self.env["res.currency.rate"].create(
            {
                "currency_id": foreign.id,
                "company_id": self.co_op.id,
                "name": DAY,
                "rate": 1 / 34.5678,
            }
        )
        lines = [self.line(price, tax_ids=self.vat.ids) for price in (1.11, 2.22, 3.33)]
        move = self.invoice(*lines, currency_id=foreign.id)
        ((amount, tax, _quantity),) = self.ledger(move).values()
        goods = move.line_ids.filtered(lambda line: line.display_type == "product")
        taxes = move.line_ids.filtered(lambda line: line.display_type == "tax")
        for booked, items in ((amount, goods), (tax, taxes)):
            cents = sum(round(-item.balance * 100) for item in items)
            self.assertEqual(booked * 100, cents)
        self.assertEqual(amount + tax, Decimal(str(round(move.amount_total_signed, 2))))

    def test_the_day_is_that_of_the_invoice_unless_set_otherwise(self):
        later = {"invoice_date": date(2026, 2, 27), "date": date(2026, 3, 5)}
        bill = self.invoice(self.line(100), kind="in_invoice", **later)
        self.assertEqual(self.slips(bill).date, date(2026, 2, 27))
        self.co_op.coop_invoice_day = "date"
        bill = self.invoice(self.line(100), kind="in_invoice", **later)
        self.assertEqual(self.slips(bill).date, bill.date)
        self.assertEqual(bill.date, date(2026, 3, 5))

    def test_a_co_op_or_a_journal_may_leave_invoices_out(self):
        journal = self.make_move().journal_id
        journal.coop_accumulates = False
        move = self.make_move(self.line(100))
        self.assertEqual(move.invoice_line_ids.coop_accumulates, "document")
        move.action_post()
        self.assertFalse(self.slips(move))
        journal.coop_accumulates = True
        self.co_op.coop_invoices_accumulate = False
        self.assertFalse(self.slips(self.invoice(self.line(100))))

    def test_another_channel_may_leave_its_invoices_out(self):
        moves = self.env.registry["account.move"]
        with patch.object(moves, "_coop_accumulating", lambda self: self.browse()):
            self.assertFalse(self.slips(self.invoice(self.line(100))))

    def test_a_journal_names_the_branch(self):
        branch = self.env["coop.branch"].create(
            {"name": "Mill", "merchant_number": "0" * 15, "company_id": self.co_op.id}
        )
        move = self.make_move(self.line(100))
        move.journal_id.coop_branch_id = branch
        move.action_post()
        self.assertEqual(self.slips(move).line_ids.branch_id, branch)

    def test_a_branch_company_books_for_its_co_op(self):
        branch = self.env["res.company"].create(
            {"name": "Branch company", "parent_id": self.co_op.id}
        )
        self.env.user.company_ids = [Command.link(branch.id)]
        own = self.make_product("Own rice", self.rice, company_id=branch.id)
        own.write({"coop_accumulates": "yes"})
        self.rice.coop_accumulates = False
        self.env["account.chart.template"].try_loading(
            "generic_coa", company=branch, install_demo=False
        )
        moves = self.env["account.move"].with_company(branch)
        move = moves.create(
            {
                "move_type": "out_invoice",
                "partner_id": self.somchai.partner_id.id,
                "invoice_date": DAY,
                "invoice_line_ids": [Command.create(self.line(100, product=own))],
            }
        )
        move.action_post()
        self.assertEqual(move.company_id, branch)
        self.assert_holds(move, "100")
        self.assertEqual(self.slips(move).company_id, self.co_op)
        self.assertEqual(self.slips(move).line_ids.product_id, own)

    def test_a_payment_accumulates_nothing(self):
        invoice = self.invoice(self.line(100))
        payment = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        payment.create({})._create_payments()
        self.assert_holds(invoice, "100")
        self.assertEqual(len(self.slips(invoice)), 1)

    def test_a_clerk_of_accounting_without_a_role_here_posts_and_resets(self):
        clerk = new_test_user(
            self.env,
            login="clerk",
            groups="account.group_account_invoice",
            company_id=self.co_op.id,
            company_ids=[Command.set(self.co_op.ids)],
        )
        move = self.make_move(self.line(100)).with_user(clerk)
        move.action_post()
        self.assert_holds(move, "100")
        self.assertEqual(self.slips(move).create_uid, clerk)
        move.button_draft()
        self.assertEqual(self.ledger(move), {})

    def test_tracked_changes_are_noted_when_odoo_notes_them(self):
        move = self.make_move(self.line(100)).with_context(tracking_disable=False)
        self.flush_tracking()
        before = len(move.message_ids)
        move.action_post()
        self.assertEqual(len(move.message_ids), before)
        self.flush_tracking()
        self.assertGreater(len(move.message_ids), before)
        self.assert_holds(move, "100")

    def flush_tracking(self):
        """Let happen what waits for the commit."""
        self.env.flush_all()
        self.env.cr.precommit.run()

    def test_many_invoices_take_no_more_statements_than_one(self):
        self.count_statements(1)
        few, many = self.count_statements(2), self.count_statements(20)
        self.assertEqual(few, many)

    def count_statements(self, number):
        """Return how many statements of ours posting and resetting invoices takes."""
        moves = self.env["account.move"].concat(
            *[
                self.make_move(self.line(100, tax_ids=self.vat.ids))
                for _ in range(number)
            ]
        )
        channel = self.env["coop.invoice.channel"]
        counts = []
        for step in (moves._post, moves.button_draft):
            with patch.object(type(channel), "_settle", lambda *args, **options: None):
                step()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            channel._settle(moves)
            counts.append(self.env.cr.sql_log_count - before)
        return counts
