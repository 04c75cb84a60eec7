# SPDX-License-Identifier: LGPL-3.0-or-later
"""A year's refund in a real browser, from the rates to the letters."""

from odoo.tests import HttpCase, tagged

from .rebate_case import RebateCase

RATES = "/odoo/coop-rate-grid"
RUNS = "/odoo/coop-refund-runs"


@tagged("post_install", "-at_install", "browser")
class TestRefundBrowser(RebateCase, HttpCase):
    """An accountant and a manager at work, in the language they read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.env.ref("base.module_coop_card")._update_translations(["th_TH"])
        cls.set_accounts()
        cash = cls.make_account("100002", "Cash", "asset_cash")
        cls.make_journal("CSH", "cash", cash)
        methods = cls.env["coop.payout.method"]
        of_co_op = [("company_id", "=", cls.co_op.id), ("kind", "=", "cash")]
        methods.search(of_co_op).sequence = 0
        for name, amount in (("Somchai", "1000"), ("Somsri", "2000.50")):
            cls.purchase(cls.make_member(name), amount)

    def test_an_accountant_who_reads_english_takes_refunds_from_rates_to_letters(self):
        self._walk("en_US")

    def test_an_accountant_who_reads_thai_takes_refunds_from_rates_to_letters(self):
        self._walk("th_TH")

    def _walk(self, lang):
        (self.accountant + self.manager).lang = lang
        accountant, manager = self.accountant.login, self.manager.login
        self.start_tour(RATES, "coop_card_refund_compute", login=accountant)
        self.start_tour(RUNS, "coop_card_refund_approve", login=manager)
        self.start_tour(RUNS, "coop_card_refund_pay", login=accountant)
        self._check_run()
        self._check_payout()

    def _check_run(self):
        run, former = self.env["coop.rebate.run"].search(
            [("fiscal_year_id", "=", self.year.id)]
        )
        self.assertEqual((run.state, former.state), ("posted", "computed"))
        self.assertEqual(run.computed_by_id, self.accountant)
        self.assertEqual(run.approved_by_id, self.manager)
        self.assertEqual(run.posted_by_id, self.accountant)
        self.assertEqual(run.total, 300.05)

    def _check_payout(self):
        payables = self.env["coop.rebate.payable"].search(
            [("fiscal_year_id", "=", self.year.id)]
        )
        self.assertEqual(payables.mapped("entitled"), [100, 200.05])
        self.assertEqual(payables.mapped("balance"), [0, 0])
        letters = self.env["coop.letter.job"].search(
            [("company_id", "=", self.co_op.id)]
        )
        self.assertEqual((letters.state, letters.letter_count), ("done", 2))
