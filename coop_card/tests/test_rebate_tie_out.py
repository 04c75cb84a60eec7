# SPDX-License-Identifier: LGPL-3.0-or-later
"""The page that ties a year's refund out."""

from odoo.fields import Command

from .payout_case import PayoutCase


class TestRebateTieOut(PayoutCase):
    """From purchases to payments; what is amiss shows in its own step alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.auditor = cls.make_user("auditor")

    def tie_out(self):
        """Return the page of the year as an auditor opens it."""
        self.env.flush_all()
        pages = self.env["coop.rebate.tie.out"].with_user(self.auditor)
        return pages.create({"fiscal_year_id": self.year.id})

    def assertTied(self, page, **differences):
        """Check the differences of the steps, 0 unless told."""
        found = {line.kind: line.difference for line in page.line_ids}
        self.assertEqual(found, dict.fromkeys(found, 0) | differences)
        self.assertEqual(page.is_tied, not differences)

    def show(self, page, kind):
        """Return the records that a step leads to."""
        line = page.line_ids.filtered(lambda line: line.kind == kind)
        action = line.action_show()
        return self.env[action["res_model"]].search(action["domain"])

    def sums(self, page):
        """Return both sums of each step, by its kind."""
        return {line.kind: (line.amount, line.compared) for line in page.line_ids}

    def test_the_page_begins_with_the_last_year_that_is_decided(self):
        self.make_year(self.year.date_end.year + 1)
        pages = self.env["coop.rebate.tie.out"].with_user(self.auditor)
        self.assertEqual(pages.create({}).fiscal_year_id, self.year)

    def test_everything_agrees_from_posting_to_payment(self):
        page = self.tie_out()
        self.assertTied(page)
        self.pay("cash", minimum=50)
        page.action_refresh()
        self.assertTied(page)
        self.assertEqual(
            self.sums(page),
            {
                "ledger": (3030.5, 3030.5),
                "refunds": (303.05, 303.05),
                "accounts": (3, 3),
                "entries": (3, 3),
                "general_ledger": (3, 3),
                "payments": (300.05, 300.05),
            },
        )
        self.assertEqual(len(self.show(page, "payments")), 2)
        self.assertEqual(
            self.show(page, "accounts"),
            self.env["coop.rebate.payable"].search(
                [("fiscal_year_id", "=", self.year.id)]
            ),
        )

    def test_a_payment_that_came_back(self):
        batch = self.pay("cash")
        self.take_back(batch.line_ids[:1])
        self.assertTied(self.tie_out())

    def test_a_purchase_that_came_late(self):
        self.purchase(self.first, "10")
        page = self.tie_out()
        self.assertTied(page, ledger=-10)
        line = page.line_ids.filtered(lambda line: line.kind == "ledger")
        comparison = self.env["coop.rebate.comparison"].browse(
            line.action_show()["res_id"]
        )
        self.assertEqual(comparison.difference_ids.member_id, self.first)

    def test_a_new_version_that_is_not_posted_yet(self):
        self.purchase(self.first, "10")
        self.approve(self.compute())
        page = self.tie_out()
        self.assertTied(page, refunds=-1)
        self.assertEqual(self.show(page, "refunds").member_id, self.first)

    def test_an_entry_that_somebody_else_booked(self):
        account = self.co_op.coop_rebate_payable_account_id
        entry = self.env["account.move"].create(
            {
                "journal_id": self.co_op.coop_rebate_journal_id.id,
                "date": "2027-04-01",
                "line_ids": [
                    Command.create({"account_id": account.id, "credit": 7}),
                    Command.create({"account_id": self.cash_account.id, "debit": 7}),
                ],
            }
        )
        entry.action_post()
        page = self.tie_out()
        self.assertTied(page, general_ledger=7)
        found = self.env["account.move.line"].sudo()
        self.assertEqual(
            found.browse(self.show(page, "general_ledger").ids).move_id, entry
        )

    def test_the_page_of_another_year(self):
        page = self.tie_out()
        page.fiscal_year_id = self.make_year(2025)
        kinds = {line.kind: line.amount for line in page.line_ids}
        self.assertEqual((kinds["ledger"], kinds["general_ledger"]), (0, 303.05))
        self.assertFalse(page.run_id)

    def test_the_menu_opens_the_page(self):
        action = self.env["coop.rebate.tie.out"].action_open()
        self.assertEqual(action["res_model"], "coop.rebate.tie.out")
