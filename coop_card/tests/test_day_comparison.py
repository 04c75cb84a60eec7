# SPDX-License-Identifier: LGPL-3.0-or-later
"""A day beside the terminals' own totals and beside all sales."""

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .day_case import DAY, DayCase


@tagged("post_install", "-at_install")
class TestTerminalTotals(DayCase):
    """What a terminal has sent beside what its shift slip says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.slip("100", tax="7")
        cls.slip("75", member_id=None, card="NOBODY")
        cls.officer = cls.make_user("officer")

    def report(self, count, amount, **values):
        """Type in what the terminal reports."""
        return (
            self.env["coop.terminal.total"]
            .with_user(self.officer)
            .create(
                {
                    "date": DAY,
                    "terminal_id": self.till.id,
                    "transaction_count": count,
                    "amount": amount,
                    **values,
                }
            )
        )

    def finding(self):
        """Return the state and the words of the comparison."""
        [found] = self.page()["terminals"]
        return found["state"], found["text"]

    def test_a_terminal_that_has_not_reported(self):
        self.assertEqual(self.finding(), ("unreported", "Nothing reported yet"))

    def test_what_is_held_has_arrived_too(self):
        self.report(2, 182)
        self.assertEqual(self.finding(), ("same", "Matches"))

    def test_shifts_are_added_up(self):
        self.report(1, 107)
        self.report(1, 75, operator_id=self.relief.id)
        self.assertEqual(self.finding()[0], "same")

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_nobody_types_or_changes_what_a_terminal_sent(self):
        with self.assertRaises(AccessError):
            self.report(2, 182, origin="settlement")
        typed = self.report(2, 182)
        with self.assertRaises(AccessError):
            typed.origin = "settlement"
        typed.sudo().origin = "settlement"
        with self.assertRaises(AccessError):
            typed.amount = 181
        with self.assertRaises(AccessError):
            typed.unlink()

    def test_a_void_takes_away_what_does_not_accumulate_too(self):
        self.make_category("SOAP", coop_accumulates=False)
        slip = self.slip("8", line={"code": "SOAP"})
        self.book(
            {
                "origin": "terminal",
                "key": "void",
                "company_id": self.co_op.id,
                "kind": "reverse",
                "date": DAY,
                "terminal_id": self.till.id,
                "reverses": slip.key,
            }
        )
        self.report(4, 182)
        self.assertEqual(self.finding(), ("same", "Matches"))

    def test_what_has_not_arrived_is_told(self):
        self.report(3, 1202)
        self.assertEqual(
            self.finding(), ("missing", "Missing here: −1,020.00 (slips: −1)")
        )

    def test_what_was_not_reported_is_told(self):
        self.report(2, 180)
        self.assertEqual(
            self.finding(), ("more", "More here than reported: +2.00 (slips: ±0)")
        )

    def test_the_branch_is_the_terminals(self):
        self.assertEqual(self.report(1, 1).branch_id, self.branch)

    def test_a_slip_written_by_hand_is_none_of_the_terminals(self):
        self.report(2, 182)
        self.slip("10", origin="manual")
        self.assertEqual(self.finding()[0], "same")

    def test_the_totals_of_a_signed_day_stay(self):
        reported = self.report(2, 182)
        sign_off = self.sign_off()
        with self.assertRaisesRegex(UserError, "signed off"):
            reported.amount = 1
        with self.assertRaisesRegex(UserError, "signed off"):
            self.report(1, 1)
        with self.assertRaisesRegex(UserError, "signed off"):
            reported.unlink()
        sign_off.with_user(self.accountant).action_withdraw("Wrong slip")
        reported.amount = 1

    @mute_logger("odoo.models")
    def test_operators_and_auditors_only_read_them(self):
        for role in ("operator", "auditor"):
            self.officer = self.make_user(role)
            with self.assertRaises(AccessError):
                self.report(1, 1)
            self.assertFalse(self.page(user=self.officer)["may_report"])


@tagged("post_install", "-at_install")
class TestSalesOfTheDay(DayCase):
    """Invoices to a member and to a stranger."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["account.chart.template"].try_loading(
            "generic_coa", company=cls.co_op, install_demo=False
        )
        cls.stranger = cls.env["res.partner"].create({"name": "Passer-by"})
        cls.sell(cls.member.partner_id, 1000)
        cls.sell(cls.member.partner_id, 100, move_type="out_refund")
        cls.sell(cls.stranger, 250)

    @classmethod
    def sell(cls, partner, amount, **values):
        """Post an invoice of one line without tax."""
        line = {"name": "Rice", "price_unit": amount, "tax_ids": [Command.clear()]}
        move = cls.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": partner.id,
                "invoice_date": DAY,
                "date": DAY,
                "invoice_line_ids": [Command.create(line)],
                **values,
            }
        )
        move.action_post()
        return move

    def sale(self, **values):
        """Return what an auditor sees of the day's sales."""
        [sale] = self.page(user=self.make_user("auditor"), **values)["sales"]
        return sale

    def test_members_and_others_stand_apart(self):
        sale = self.sale()
        self.assertEqual(sale["members"], [2, 900.0])
        self.assertEqual(sale["others"], [1, 250.0])

    def test_what_does_not_accumulate_is_told(self):
        booked = self.sale()["accumulated"][1]
        self.book(
            self.document(
                self.member, amount=f"{700 - booked:.2f}", day=DAY, origin="invoice"
            )
        )
        sale = self.sale()
        self.assertEqual(sale["accumulated"][1], 700.0)
        self.assertEqual(sale["state"], "partly")
        self.assertEqual(sale["text"], "Does not accumulate: 200.00")

    def test_more_than_was_sold_is_told(self):
        booked = self.sale()["accumulated"][1]
        self.book(
            self.document(
                self.member, amount=f"{1000 - booked:.2f}", day=DAY, origin="invoice"
            )
        )
        self.assertEqual(self.sale()["state"], "more")

    def test_the_figures_open_their_documents(self):
        days = self.env["coop.day"]
        for members, count in ((True, 2), (False, 1)):
            action = days.action_sales(DAY.isoformat(), None, "invoice", members)
            found = self.env[action["res_model"]].search_count(action["domain"])
            self.assertEqual(found, count)

    @mute_logger("odoo.models")
    def test_the_documents_are_for_those_who_may_read_invoices(self):
        days = self.env["coop.day"].with_user(self.make_user("auditor"))
        with self.assertRaises(AccessError):
            days.action_sales(DAY.isoformat(), None, "invoice", True)

    def test_the_turnover_is_not_shown_at_the_counter(self):
        for role in ("operator", "officer"):
            self.assertEqual(self.page(user=self.make_user(role))["sales"], [])

    def test_a_single_branch_has_no_share_of_invoices(self):
        self.slip("1")
        page = self.page(self.branch, user=self.make_user("auditor"))
        self.assertEqual(page["sales"], [])


@tagged("post_install", "-at_install")
class TestDayOnPaper(DayCase):
    """The page as a workbook."""

    def test_the_workbook_holds_the_figures(self):
        self.slip("100", tax="7")
        self.slip("-20")
        self.slip("900", terminal=self.scale)
        action = self.env["coop.day"].action_workbook(DAY.isoformat())
        self.assertRegex(action["url"], r"/day_page/\d+\.xlsx$")
        record = self.env["coop.day"].search([], order="id desc", limit=1)
        name, content = self.env["report.coop_card.day_page"]._workbook(record)
        self.assertEqual(name, "Day 03/01/2026.xlsx")
        sheet, terminals = load_workbook(io.BytesIO(content)).worksheets[:2]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        shops = {row[0]: row[3:] for row in rows}
        self.assertEqual(shops["Market shop"], [1, 107, 1, -20])
        self.assertEqual(shops["Mill"], [1, 900, None, None])
        self.assertEqual(shops["Total"], [2, 1007, 1, -20])
        self.assertEqual(terminals.cell(terminals.max_row, 4).value, 900)

    def test_printing_asks_for_the_report_of_that_day(self):
        action = self.env["coop.day"].action_print(DAY.isoformat(), self.branch.id)
        self.assertEqual(action["report_name"], "coop_card.day_page")
