# SPDX-License-Identifier: LGPL-3.0-or-later
"""What each role does every day, in Thai, in a real browser."""

from odoo.tests import HttpCase, tagged

from .day_case import DAY, DayCase

CARD = "000090019"


@tagged("post_install", "-at_install", "browser")
class TestDailyWorkBrowser(DayCase, HttpCase):
    """An operator, an accountant and an auditor, one after the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.env.ref("base.module_coop_card")._update_translations(["th_TH"])
        cls.make_card(cls.member, number=CARD)

    def walk(self, path, tour, role):
        """Let somebody of a role who reads Thai walk through a tour."""
        user = self.make_user(role, lang="th_TH")
        self.start_tour(path, tour, login=user.login)
        return user

    def test_an_operator_knows_a_card_and_keys_a_slip_for_it(self):
        self.slip("100", tax="7", day=self.co_op._coop_today())
        self.walk("/odoo/coop-members", "coop_card_operator", "operator")
        lines = self.env["coop.accumulation"].search(
            [("member_id", "=", self.member.id)]
        )
        self.assertEqual(sorted(lines.mapped("amount")), [43, 100])

    def test_an_accountant_signs_a_day_off_and_takes_a_report_to_excel(self):
        self.slip("100")
        page = f"/odoo/coop-day?day={DAY}"
        accountant = self.walk(page, "coop_card_accountant", "accountant")
        signed = self.env["coop.day.sign.off"]._standing(self.co_op, DAY, self.branch)
        self.assertEqual(signed.create_uid, accountant)

    def test_an_auditor_reads_and_can_change_nothing(self):
        self.walk("/odoo/coop-members", "coop_card_auditor", "auditor")
