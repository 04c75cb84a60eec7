# SPDX-License-Identifier: LGPL-3.0-or-later
"""What can be done with the members that were found."""

from functools import partial
from io import BytesIO
from unittest.mock import patch

from lxml import html
from openpyxl import load_workbook

from odoo.exceptions import UserError
from odoo.tests import HttpCase

from .search_case import SearchCase


class TestMembersFound(SearchCase):
    """What was found becomes a list, paper, a workbook or a letter."""

    def test_the_list_shows_the_amounts_that_were_asked_for(self):
        search = self.search_for(fiscal_year_id=self.before.id, amount_kind="more")
        action = search.action_show()
        members = self.env["coop.member"].with_context(**action["context"])
        [row] = members.search_read(action["domain"], ["name", "accumulated"])
        self.assertEqual((row["name"], row["accumulated"]), ("Somchai", 70))

    def test_a_ranking_begins_with_the_largest_amount(self):
        action = self.search_for(order="amount", amount_kind="more").action_show()
        view = self.env["ir.ui.view"].browse(action["views"][0][0])
        order = html.fromstring(
            self.env["coop.member"].get_view(view.id, "list")["arch"]
        ).get("default_order")
        members = self.env["coop.member"].with_context(**action["context"])
        found = members.search(action["domain"], order=order)
        self.assertEqual(found.mapped("name"), ["Malee", "Somchai"])
        self.assertEqual(found.mapped("accumulated_rank"), [1, 2])

    def test_the_report_has_one_exact_row_for_each_member(self):
        search = self.search_for(order="amount")
        report = self.env["report.coop_card.member_list"]._build(search)
        [table] = report.tables
        rows = table.groups[0].rows
        self.assertEqual([row["name"] for row in rows], ["Malee", "นายSomchai", "Idle"])
        row = rows[1]
        self.assertEqual(str(row["amount"]), "157.11")
        self.assertEqual(row["age"], 46)
        self.assertEqual(row["group"], "Village 1")
        self.assertIn("99 Moo 4", row["address"])
        self.assertIn("Nong Hoi", row["address"])
        self.assertEqual(str(table.totals["amount"]), "357.11")

    def test_a_printed_ranking_shows_the_ranks(self):
        report = self.env["report.coop_card.member_list"]
        [table] = report._build(self.search_for(order="amount")).tables
        self.assertEqual(table.columns[0].name, "rank")
        ranks = [row["rank"] for row in table.groups[0].rows]
        self.assertEqual(ranks, [1, 2, None])
        [table] = report._build(self.search_for()).tables
        self.assertEqual(table.columns[0].name, "number")

    def test_files_are_called_what_they_are(self):
        report = self.env["report.coop_card.member_list"]
        names = [
            report._workbook(self.search_for(order=order))[0]
            for order in ("number", "amount")
        ]
        self.assertEqual(names, ["Members.xlsx", "Ranking.xlsx"])

    def test_a_ranking_is_printed_with_its_total(self):
        search = self.search_for(order="amount")
        report = self.env["ir.actions.report"]
        page, _kind = report._render_qweb_html("coop_card.member_list", search.ids)
        self.assertIn("357.11", page.decode())

    def test_telephone_numbers_are_printed_as_people_dial_them(self):
        self.co_op.country_id = self.env.ref("base.th")
        self.somchai.phone = "+66 81 234 5678"
        report = self.env["report.coop_card.member_list"]._build(self.search_for())
        phones = [row["phone"] for row in report.tables[0].groups[0].rows]
        self.assertIn("081-234-5678", phones)

    def test_nothing_of_the_national_id_is_on_the_list(self):
        self.somchai.national_id = "1101700230708"
        report = self.env["report.coop_card.member_list"]._build(self.search_for())
        self.assertNotIn("70230", str(report))

    def test_members_marked_in_a_list_are_listed_with_its_amounts(self):
        search = self.search_for(fiscal_year_id=self.before.id)
        marked = self.somchai.with_context(**search.action_show()["context"])
        url = marked.action_list_workbook()["url"]
        chosen = search.browse(int(url.split("/")[-1].removesuffix(".xlsx")))
        [table] = self.env["report.coop_card.member_list"]._build(chosen).tables
        [row] = table.groups[0].rows
        self.assertEqual((row["name"], str(row["amount"])), ("นายSomchai", "70"))

    def test_the_whole_list_is_printed_where_nothing_is_marked(self):
        search = self.search_for(gender="male")
        context = search.action_show()["context"]
        action = self.env["coop.member"].with_context(**context).action_list_print()
        self.assertEqual(action["context"]["active_ids"], search.ids)

    def test_the_search_is_opened_again(self):
        search = self.search_for()
        context = search.action_show()["context"]
        action = self.env["coop.member"].with_context(**context).action_change_search()
        self.assertEqual((action["res_id"], action["target"]), (search.id, "new"))

    def test_a_search_that_odoo_has_forgotten_is_begun_anew(self):
        search = self.search_for()
        context = search.action_show()["context"]
        search.unlink()
        members = self.env["coop.member"].with_context(**context)
        with self.assertRaisesRegex(UserError, "search again"):
            members.action_list_workbook()
        self.assertFalse(members.action_change_search().get("res_id"))

    def test_a_search_of_somebody_else_is_begun_anew(self):
        context = self.search_for().action_show()["context"]
        members = self.as_role("officer", self.env["coop.member"])
        action = members.with_context(**context).action_change_search()
        self.assertFalse(action.get("res_id"))

    def test_more_than_anybody_reads_is_not_printed(self):
        result = "odoo.addons.coop_card.wizards.coop_member_search_result"
        search, paper = self.search_for(), self.env["report.coop_card.member_list"]
        with patch(f"{result}.LONGEST_PRINT", 2):
            for printed in (
                search.action_print,
                partial(paper._get_report_values, search.ids),
            ):
                with self.assertRaisesRegex(UserError, "Choose fewer"):
                    printed()

    def test_a_letter_goes_to_the_contacts_of_the_members(self):
        composer = self.env["mail.compose.message"].with_context(
            active_model="coop.member",
            active_ids=(self.somchai | self.malee).ids,
            default_composition_mode="mass_mail",
        )
        letter = composer.create({"subject": "Meeting", "body": "<p>Come!</p>"})
        with patch.object(type(self.env["mail.mail"]), "send"):
            letter._action_send_mail()
        mails = self.env["mail.mail"].search([("subject", "=", "Meeting")])
        contacts = (self.somchai | self.malee).partner_id
        self.assertEqual(mails.recipient_ids, contacts)

    def test_text_messages_need_their_app(self):
        if "sms.composer" in self.env:
            action = self.somchai.action_send_sms()
            self.assertEqual(action["context"]["default_res_ids"], self.somchai.ids)
        else:
            with self.assertRaisesRegex(UserError, "to install it"):
                self.somchai.action_send_sms()


class TestMemberListFiles(SearchCase, HttpCase):
    """The files, through the routes that people use."""

    def test_an_operator_downloads_the_workbook(self):
        user = self.make_user("operator", password="operator-password")
        search = self.search_for(user, gender="male")
        self.authenticate(user.login, "operator-password")
        answer = self.url_open(f"/coop_card/report/member_list/{search.id}.xlsx")
        sheet = load_workbook(BytesIO(answer.content)).active
        texts = [cell.value for row in sheet for cell in row]
        self.assertIn("นายSomchai", texts)
        self.assertIn(157.11, texts)
        self.assertNotIn("Malee", texts)
