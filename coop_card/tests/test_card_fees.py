# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fees and deposits of cards, invoiced by Odoo."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .stock_case import StockCase


@tagged("post_install", "-at_install")
class TestCardFees(StockCase):
    """An issue is invoiced once; the deposit is paid back once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["account.chart.template"].try_loading(
            "generic_coa", company=cls.co_op, install_demo=False
        )
        cls.fee, cls.deposit = (
            cls.make_service("Card fee", 50),
            cls.make_service("Card deposit", 100),
        )
        cls.kind.write(
            {"fee_product_id": cls.fee.id, "deposit_product_id": cls.deposit.id}
        )

    @classmethod
    def make_service(cls, name, price):
        """Return an item without tax."""
        return cls.env["product.product"].create(
            {"name": name, "type": "service", "list_price": price, "taxes_id": False}
        )

    def give_out(self, **values):
        """Give a card out at the desk; return the card."""
        card = self.make_stock(1)
        desk = self.desk("coop.card.issue.wizard", **values)
        desk.member_scan = self.make_member().number
        desk.action_scan_member()
        desk.card_scan = card.number
        desk.action_scan_card()
        self.assertEqual(card.state, "active", desk.message)
        self.last_message = desk.message
        return card

    def test_an_officer_without_accounting_causes_a_draft_invoice(self):
        self.assertFalse(self.officer.has_group("account.group_account_invoice"))
        card = self.give_out()
        invoice = card.charge_ids.move_id
        self.assertEqual((invoice.move_type, invoice.state), ("out_invoice", "draft"))
        self.assertEqual(invoice.company_id, self.co_op)
        self.assertEqual(invoice.partner_id, card.member_id.partner_id)
        self.assertEqual(invoice.invoice_origin, card.number)
        self.assertEqual(
            invoice.invoice_line_ids.mapped("product_id"), self.fee + self.deposit
        )
        self.assertEqual((invoice.amount_total, card.deposit_due), (150, 100))
        self.assertIn("150", self.last_message)

    def test_the_dialog_shows_what_it_costs(self):
        desk = self.desk("coop.card.issue.wizard")
        self.assertIn("Card fee", desk.fee_text)
        self.assertIn("50.00", desk.fee_text)
        self.assertIn("100.00", desk.fee_text)

    def test_without_the_tick_nothing_is_invoiced_until_asked_for(self):
        card = self.give_out(invoice=False).with_user(self.officer)
        self.assertFalse(card.charge_ids)
        self.assertTrue(card.to_charge)
        card.action_charge()
        self.assertTrue(card.charge_ids.move_id)
        self.assertFalse(card.to_charge)

    def test_an_issue_is_invoiced_once(self):
        card = self.give_out()
        with self.assertRaisesRegex(UserError, "nothing to invoice"):
            card.action_charge()
        self.assertEqual(len(card.charge_ids), 1)

    @mute_logger("odoo.sql_db")
    def test_the_database_keeps_it_once(self):
        charge = self.give_out().charge_ids
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            charge.copy()

    def test_the_deposit_is_paid_back_once(self):
        card = self.give_out()
        invoice = card.charge_ids.move_id
        invoice.action_post()
        desk = self.desk("coop.card.return.wizard")
        desk.card_scan = card.number
        desk.action_scan_card()
        self.assertEqual(desk.deposit, 100)
        desk.action_confirm()
        note = card.charge_ids.refund_move_id
        self.assertEqual((note.move_type, note.state), ("out_refund", "draft"))
        self.assertEqual((note.amount_total, note.reversed_entry_id), (100, invoice))
        self.assertEqual(note.invoice_line_ids.product_id, self.deposit)
        self.assertEqual(card.deposit_due, 0)
        card.charge_ids._pay_back()
        self.assertEqual(card.charge_ids.refund_move_id, note)
        note.action_post()
        self.assertEqual(note.state, "posted")

    def test_a_deposit_may_be_kept(self):
        card = self.give_out()
        desk = self.desk("coop.card.return.wizard", pay_back=False)
        desk.card_scan = card.number
        desk.action_scan_card()
        desk.action_confirm()
        self.assertFalse(card.charge_ids.refund_move_id)
        self.assertEqual((card.state, card.deposit_due), ("returned", 100))

    def test_the_deposit_of_a_replaced_card_is_paid_back_when_it_turns_up(self):
        card = self.give_out()
        card.charge_ids.move_id.action_post()
        card.action_report_lost(reason="Lost")
        new = card.action_replace(reason="Lost")
        desk = self.desk("coop.card.return.wizard", restock=True)
        desk.card_scan = card.number
        desk.action_scan_card()
        self.assertEqual(desk.deposit, 100)
        desk.action_confirm()
        self.assertEqual(card.charge_ids.refund_move_id.amount_total, 100)
        self.assertEqual((card.state, card.deposit_due), ("replaced", 0))
        self.assertEqual(card.replaced_by_id, new)
        self.assertEqual(card.event_ids.sorted("id")[-1:].step, "hand_in")

    def dialog(self, action, cards):
        """Return the dialog that a button of the card's form opens, as saved."""
        context = {**action["context"], "active_ids": cards.ids}
        dialogs = self.env[action["res_model"]].with_user(self.officer)
        return Form(dialogs.with_context(**context))

    def test_the_form_asks_for_the_fee_and_charges_it(self):
        card = self.make_stock(1)
        card.member_id = self.make_member()
        form = self.dialog(card.with_user(self.officer).action_give_out(), card)
        self.assertIn("100.00", form.fee_text)
        self.assertFalse(form.deposit)
        form.save().action_confirm()
        self.assertEqual(card.state, "active")
        self.assertEqual(card.charge_ids.amount_total, 150)

    def test_the_form_gives_out_at_once_where_nothing_is_charged(self):
        self.kind.write({"fee_product_id": False, "deposit_product_id": False})
        card = self.make_stock(1)
        card.member_id = self.make_member()
        self.assertFalse(card.with_user(self.officer).action_give_out())
        self.assertEqual(card.state, "active")

    def test_the_form_pays_the_deposit_back(self):
        card = self.give_out()
        action = {"context": {"default_step": "return"}}
        action["res_model"] = "coop.card.step.wizard"
        form = self.dialog(action, card)
        self.assertEqual((form.deposit, form.fee_text), (100, ""))
        form.save().action_confirm()
        self.assertEqual((card.state, card.deposit_due), ("returned", 0))
        self.assertTrue(card.charge_ids.refund_move_id)

    def test_a_replacement_is_charged_like_any_card(self):
        card = self.give_out()
        action = {"context": {"default_step": "replace"}}
        action["res_model"] = "coop.card.step.wizard"
        form = self.dialog(action, card)
        form.reason = "Broken"
        form.save().action_confirm()
        self.assertEqual(card.replaced_by_id.charge_ids.amount_total, 150)
        self.assertEqual(card.deposit_due, 100)

    def test_who_gets_a_recovered_card_pays_anew(self):
        card = self.give_out()
        card.action_return()
        card.charge_ids._pay_back()
        card.action_restock()
        self.assertEqual(card.deposit_due, 0)
        card.member_id = self.make_member()
        card.action_issue()
        card.action_charge()
        self.assertEqual(len(card.charge_ids), 2)
        self.assertEqual(card.deposit_due, 100)

    def test_a_list_of_members_is_invoiced_one_by_one(self):
        members = self.make_member("One") + self.make_member("Two")
        self.make_stock(2)
        context = {"active_model": "coop.member", "active_ids": members.ids}
        dialogs = self.env["coop.card.issue.list.wizard"].with_user(self.officer)
        dialog = dialogs.with_context(**context).create({"branch_id": self.here.id})
        dialog.action_confirm()
        moves = members.card_ids.charge_ids.move_id
        self.assertEqual(moves.partner_id, members.partner_id)
        self.assertEqual(len(moves), 2)

    def test_a_type_without_fee_is_free(self):
        self.kind.write({"fee_product_id": False, "deposit_product_id": False})
        card = self.give_out()
        self.assertFalse(card.charge_ids)

    def test_invoice_and_card_lead_to_each_other(self):
        card = self.give_out()
        invoice = card.charge_ids.move_id
        accountant = self.make_user("accountant")
        accountant.group_ids += self.env.ref("account.group_account_invoice")
        self.assertEqual(card.with_user(accountant).invoice_count, 1)
        action = card.with_user(accountant).action_invoices()
        self.assertEqual(action["res_id"], invoice.id)
        self.assertEqual(invoice.with_user(accountant).coop_card_count, 1)
        action = invoice.with_user(accountant).action_coop_cards()
        self.assertEqual(action["res_id"], card.id)

    def test_officers_see_no_invoices_and_bookkeepers_no_cards(self):
        card = self.give_out()
        invoice = card.charge_ids.move_id
        officer = card.with_user(self.officer)
        with self.assertRaises(AccessError):
            officer.read(["invoice_count"])
        bookkeeper = self.make_user("operator")
        bookkeeper.group_ids = self.env.ref("account.group_account_invoice")
        with self.assertRaises(AccessError):
            invoice.with_user(bookkeeper).read(["coop_card_count"])
        self.assertEqual(invoice.with_user(bookkeeper).amount_total, 150)

    def test_a_cancelled_invoice_leaves_no_deposit_to_pay_back(self):
        card = self.give_out()
        card.charge_ids.move_id.button_cancel()
        self.assertEqual(card.deposit_due, 0)

    def test_a_cancelled_credit_note_pays_nothing_back(self):
        card = self.give_out()
        card.charge_ids._pay_back()
        note = card.charge_ids.refund_move_id
        note.button_cancel()
        self.assertEqual(card.deposit_due, 100)
        card.charge_ids._pay_back()
        self.assertNotEqual(card.charge_ids.refund_move_id, note)
        self.assertEqual(card.deposit_due, 0)

    def test_a_merge_of_members_leaves_the_deposit_to_be_paid_back(self):
        card = self.give_out()
        survivor = self.make_member()
        card.member_id._merge_into(survivor, "Registered twice")
        self.assertEqual((card.member_id, card.deposit_due), (survivor, 100))
