# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lists of the ledger with their filters, and what Excel gets of them."""

import io
import json
from datetime import date, timedelta

from openpyxl import load_workbook

from odoo.exceptions import UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools.safe_eval import safe_eval

from .builders import CoopCase

ROLES = ("operator", "officer", "auditor", "accountant", "manager")


@tagged("post_install", "-at_install")
class TestLedgerLists(CoopCase):
    """Each list finds what its name says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = cls.co_op._coop_today()
        if cls.today.year != 2026:
            cls.make_year(cls.today.year)
        tz = cls.co_op.coop_tz  # of the people at work: their day is today
        cls.users = {role: cls.make_user(role, tz=tz) for role in ROLES}
        cls.card = cls.make_card()
        cls.member = cls.card.member_id
        cls.mine = cls.book(cls.document(card=cls.card.number, day=cls.today))
        cls.by_number = cls.purchase(cls.make_member(), "12000", day=cls.today)
        cls.back = cls.purchase(cls.member, "-15000", day=cls.today)

    def lines(self, name, role="auditor"):
        """Return the lines that a list of the menu begins with, as a role sees it."""
        user = self.users[role]
        action = self.env["ir.actions.act_window"].with_user(user)
        action = action._for_xml_id(f"coop_card.coop_accumulation_action_{name}")
        domain = safe_eval(action["domain"] or "[]")
        lines = self.env["coop.accumulation"].with_user(user)
        arch = lines.get_view(view_type="search")["arch"]
        for filter_name in ("today", "this_month"):
            if f"search_default_{filter_name}" in action["context"]:
                domain += self.filter_domain(arch, filter_name)
        return lines.search(domain)

    def filter_domain(self, arch, name):
        """Return the domain of a filter of a search view."""
        text = arch.partition(f'name="{name}"')[2].partition('domain="')[2]
        text = text.partition('"')[0].replace("&gt;", ">").replace("&lt;", "<")
        return safe_eval(text)

    def test_today_by_member(self):
        yesterday = self.purchase(self.member, "5", day=self.today - timedelta(days=1))
        found = self.lines("by_member").transaction_id
        self.assertEqual(found, self.mine + self.by_number + self.back)
        self.assertNotIn(yesterday, found)

    def test_the_month_by_card(self):
        for role in ROLES:
            found = self.lines("by_card", role)
            self.assertEqual(found.transaction_id, self.mine, role)

    def test_days_and_months_add_up_the_ledger(self):
        for role in ROLES:
            days = self.env["coop.accumulation.day"].with_user(self.users[role])
            [[amount]] = days._read_group(
                [("date", "=", self.today), ("company_id", "=", self.co_op.id)],
                [],
                ["amount:sum"],
            )
            self.assertEqual(amount, 100 + 12000 - 15000, role)

    def above(self, role="auditor", **values):
        """Return the transactions of the lines above an amount, in the list's order."""
        wizard = self.env["coop.accumulation.above.wizard"]
        wizard = wizard.with_user(self.users[role]).create(values)
        action = wizard.action_show()
        lines = self.env[action["res_model"]].search(
            action["domain"], order="amount desc"
        )
        return lines.transaction_id

    def test_lines_above_an_amount_with_returns(self):
        for role in ROLES:
            self.assertEqual(
                self.above(role, amount=10_000), self.by_number + self.back, role
            )

    def test_lines_above_an_amount_without_returns(self):
        found = self.above(amount=10_000, with_returns=False)
        self.assertEqual(found, self.by_number)

    def test_lines_above_an_amount_of_other_days(self):
        self.assertFalse(
            self.above(
                amount=1,
                date_from=self.today - timedelta(days=9),
                date_to=self.today - timedelta(days=1),
            )
        )

    def test_the_amount_is_above_zero(self):
        with self.assertRaisesRegex(UserError, "above zero"):
            self.above(amount=0)

    def test_the_first_day_is_not_after_the_last(self):
        with self.assertRaisesRegex(UserError, "exchange the two"):
            self.above(date_from=self.today, date_to=self.today - timedelta(days=1))

    def test_those_who_keep_or_check_may_export(self):
        for role in ("officer", "auditor", "accountant", "manager"):
            user = self.users[role]
            self.assertTrue(user.has_group("base.group_allow_export"), role)


@tagged("post_install", "-at_install")
class TestLedgerInExcel(CoopCase, HttpCase):
    """Odoo's own export of the list, in the reader's era."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.member = cls.make_member()
        cls.purchase(cls.member, "100.10", day=date(2026, 2, 28))
        cls.purchase(cls.member, "0.20", day=date(2026, 3, 1))
        cls.purchase(cls.make_member("Malee"), "7", day=date(2026, 3, 2))

    def export(self, lang, domain=(), groupby=(), order=""):
        """Return the cells of an export of the ledger by an accountant."""
        user = self.make_user("accountant", lang=lang)
        user.sudo().password = user.login
        self.authenticate(user.login, user.login)
        fields = [
            {"name": "date", "label": "Date", "type": "date"},
            {"name": "amount", "label": "Amount", "type": "monetary"},
        ]
        asked = {
            "model": "coop.accumulation",
            "fields": fields,
            "ids": False,
            "domain": [("company_id", "=", self.co_op.id), *domain],
            "groupby": groupby,
            "import_compat": False,
            "context": {
                "lang": lang,
                "allowed_company_ids": self.co_op.ids,
                "coop_list_order": order,
            },
        }
        form = {"data": json.dumps(asked), "csrf_token": Request.csrf_token(self)}
        answer = self.url_open("/web/export/xlsx", data=form)
        answer.raise_for_status()
        sheet = load_workbook(io.BytesIO(answer.content)).active
        return [[*row] for row in sheet.iter_rows(min_row=2)]

    def test_days_are_real_and_show_the_era_of_the_reader(self):
        for lang, shown in (
            ("th_TH", "[$-107041E]dd/mm/yyyy"),
            ("en_US", "yyyy-mm-dd"),
        ):
            day = self.export(lang)[0][0]
            self.assertEqual(day.value.date(), date(2026, 3, 2))
            self.assertEqual(day.number_format, shown)

    def test_the_filter_of_the_screen_holds(self):
        rows = self.export("th_TH", domain=[("member_id", "=", self.member.id)])
        self.assertEqual([row[1].value for row in rows], [0.2, 100.1])

    def test_the_order_of_the_screen_holds(self):
        for order, amounts in (
            ("amount ASC", [0.2, 7, 100.1]),
            ("amount DESC", [100.1, 7, 0.2]),
            ("__count DESC, amount ASC", [0.2, 7, 100.1]),
        ):
            rows = self.export("en_US", order=order)
            self.assertEqual([row[1].value for row in rows], amounts)

    def test_the_order_holds_in_groups(self):
        rows = self.export("en_US", groupby=["date:year"], order="amount DESC")
        self.assertEqual([row[1].value for row in rows[1:]], [100.1, 7, 0.2])

    def test_groups_have_their_sums_and_the_buddhist_year(self):
        rows = self.export("th_TH", groupby=["date:month"])
        titles = [row[0].value for row in rows if isinstance(row[0].value, str)]
        self.assertEqual(titles, ["กุมภาพันธ์ 2569 (1)", "มีนาคม 2569 (2)"])
        sums = [row[1].value for row in rows if isinstance(row[0].value, str)]
        self.assertEqual([round(each, 2) for each in sums], [100.1, 7.2])
