# SPDX-License-Identifier: LGPL-3.0-or-later
"""The page of a day in a real browser."""

from odoo.tests import HttpCase, tagged

from .day_case import DAY, DayCase

PAGE = f"/odoo/coop-day?day={DAY}"


@tagged("post_install", "-at_install", "browser")
class TestDayBrowser(DayCase, HttpCase):
    """A manager closes a day; a slip arrives afterwards."""

    def test_a_day_is_compared_signed_off_and_late(self):
        self.slip("100", tax="7")
        manager = self.make_user("manager")
        self.start_tour(PAGE, "coop_card_day", login=manager.login)
        sign_offs = self.env["coop.day.sign.off"]
        signed = sign_offs._standing(self.co_op, DAY, self.branch)
        self.assertEqual(signed.create_uid, manager)
        self.assertEqual(signed.purchase_amount, 107)
        self.slip("40")
        self.start_tour(PAGE, "coop_card_day_late", login=manager.login)

    def test_home_leads_to_what_is_behind_its_figures(self):
        today = self.co_op._coop_today()
        if not self.year.date_start <= today <= self.year.date_end:
            self.make_year(today.year)
        self.slip("100", tax="7", day=today)
        self.book(self.document(card="unknown", day=today))
        officer = self.make_user("officer")
        self.start_tour("/odoo/coop-home", "coop_card_home", login=officer.login)
