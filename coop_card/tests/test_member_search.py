# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that finds members, and what can be done with what it finds."""

from datetime import date
from io import BytesIO
from unittest.mock import patch

from lxml import html
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import Form, HttpCase, new_test_user

from .totals_case import TotalsCase


class SearchCase(TotalsCase):
    """Three members to look for, and what tells them apart."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.village = cls.env["coop.member.group"].create(
            {"name": "Village 1", "code": "V1", "company_id": cls.co_op.id}
        )
        cls.farmer = cls.env["coop.occupation"].create(
            {"name": "Farmer", "code": "FARM", "company_id": cls.co_op.id}
        )
        cls.province = cls.env["res.country.state"].search(
            [("country_id.code", "=", "TH")], limit=1
        )
        cls.somchai.write(
            {
                "title": "นาย",
                "gender": "male",
                "birthdate": date(1980, 5, 31),
                "group_id": cls.village.id,
                "occupation_id": cls.farmer.id,
                "street": "99 Moo 4",
                "subdistrict": "Nong Hoi",
                "city": "Mueang",
                "state_id": cls.province.id,
                "phone": "0812345678",
                "email": "somchai@example.com",
            }
        )
        cls.malee.write(
            {
                "gender": "female",
                "birthdate": date(1996, 6, 2),
                "email": "malee@example.com",
                "join_date": date(2024, 1, 1),
                "type_id": cls.make_type("ASC").id,
            }
        )
        cls.buy_some()

    def search_for(self, **values):
        """Return a dialog of the co-op that was filled in."""
        defaults = {"company_id": self.co_op.id, "fiscal_year_id": self.year.id}
        return self.env["coop.member.search"].create(defaults | values)

    def found(self, **values):
        """Return the names of the members that a search finds."""
        search = self.search_for(**values)
        members = search._members().search(search._domain())
        self.assertEqual(search.member_count, len(members))
        return set(members.mapped("name"))


class TestMemberSearch(SearchCase):
    """Each thing that is filled in narrows the search; what is empty does not."""

    def test_nothing_filled_in_finds_active_members_of_the_co_op(self):
        self.make_member("Gone").action_suspend(reason="late")
        self.assertEqual(self.found(), {"Somchai", "Malee", "Idle"})
        self.assertIn("Gone", self.found(state=False))

    def test_personal_data(self):
        self.assertEqual(self.found(gender="female"), {"Malee"})
        self.assertEqual(self.found(age_from=30), {"Somchai"})
        self.assertEqual(self.found(age_to=45), {"Malee"})
        self.assertEqual(self.found(age_from=30, age_to=46), {"Somchai"})
        self.assertEqual(self.found(birthday_month="5"), {"Somchai"})
        self.assertEqual(self.found(birthday_month="6", birthday_day="2"), {"Malee"})
        self.assertEqual(self.found(birthday_month="6", birthday_day="3"), set())

    def test_ages_are_typed(self):
        today = self.co_op._coop_today()
        self.make_member("Newborn", birthdate=today)
        self.assertEqual(self.found(age_from="0", age_to="๐"), {"Newborn"})
        self.assertEqual(self.found(age_to="30"), {"Malee", "Newborn"})
        self.assertNotIn("Idle", self.found(age_from="0"))
        for wrong in ("x", "-1", "1.5", "2500"):
            with self.assertRaisesRegex(UserError, "is no age"):
                self.found(age_from=wrong)

    def test_membership(self):
        ordinary = self.make_type("ORD")
        self.assertEqual(self.found(type_ids=ordinary.ids), {"Somchai", "Idle"})
        self.assertEqual(self.found(group_ids=self.village.ids), {"Somchai"})
        self.assertEqual(self.found(occupation_ids=self.farmer.ids), {"Somchai"})
        self.assertEqual(self.found(join_from=date(2024, 1, 1)), {"Malee"})
        self.assertEqual(
            self.found(join_from=date(2019, 1, 1), join_to=date(2023, 12, 31)),
            {"Somchai", "Idle"},
        )

    def test_address(self):
        self.assertEqual(self.found(subdistrict="hoi"), {"Somchai"})
        self.assertEqual(self.found(district="Mueang"), {"Somchai"})
        self.assertEqual(self.found(province_ids=self.province.ids), {"Somchai"})

    def test_places_in_use_are_offered(self):
        dialog = self.as_role("operator", self.env["coop.member.search"])
        self.assertEqual(dialog.get_suggestions("district", "mue"), ["Mueang"])
        self.assertEqual(dialog.get_suggestions("subdistrict", "hoi"), ["Nong Hoi"])

    def test_cards(self):
        self.make_card(self.malee)
        self.make_card(self.somchai).action_report_lost(reason="lost")
        self.assertEqual(self.found(card_state="active"), {"Malee"})
        self.assertEqual(self.found(card_state="lost"), {"Somchai"})
        self.assertEqual(self.found(card_state="none"), {"Idle"})

    def test_amounts(self):
        def between(low, high=0, **values):
            amounts = {"amount_from": low, "amount_to": high}
            return self.found(amount_kind="between", **amounts, **values)

        for settled in (0, 3, 100):
            self.settlement._settle(limit=settled)
            self.assertEqual(self.found(amount_kind="more"), {"Somchai", "Malee"})
            self.assertEqual(self.found(amount_kind="none"), {"Idle"})
            both, rice, food = {"Somchai", "Malee"}, self.rice.id, self.food.id
            before = self.before.id
            self.assertEqual(between(157.11), both)
            self.assertEqual(between(0, 157.11), {"Somchai", "Idle"})
            self.assertEqual(between(107.11, category_id=rice), both)
            self.assertEqual(between(150, category_id=food, gender="male"), {"Somchai"})
            self.assertEqual(between(70, 70, fiscal_year_id=before), {"Somchai"})
            self.assertEqual(between(1, direction="sale"), {"Somchai"})

    def test_members_of_another_co_op_are_not_found(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        both = self.env["coop.member"].with_context(
            allowed_company_ids=[other.id, self.co_op.id]
        )
        both.create({"name": "Stranger", "state": "active"})
        search = self.search_for().with_env(both.env)
        found = search._members().search(search._domain())
        self.assertEqual(set(found.mapped("name")), {"Somchai", "Malee", "Idle"})

    def test_members_with_hidden_contacts_are_not_found(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        self.malee.partner_id.company_id = other
        self.somchai.partner_id.company_id = self.co_op
        search = self.as_role("officer", self.search_for())
        members = self.env["coop.member"].with_env(search.env)
        here = Domain("company_id", "=", self.co_op.id)
        self.assertEqual(search.member_count, 2)
        self.assertEqual(members.search_count(here), 2)
        self.assertEqual(members.search(here), self.somchai | self.idle)
        search.env.user.sudo().company_ids += other
        both = members.with_context(allowed_company_ids=(self.co_op | other).ids)
        self.assertEqual(both.search_count(here), 3)

    def test_rules_of_members_apply_to_what_is_counted(self):
        self.env["ir.rule"].create(
            {
                "name": "Women only",
                "model_id": self.env["ir.model"]._get_id("coop.member"),
                "domain_force": "[('gender', '=', 'female')]",
            }
        )
        search = self.as_role("officer", self.search_for())
        self.assertEqual(search.member_count, 1)
        nobody = new_test_user(self.env, "nobody", "base.group_user")
        with self.assertRaises(AccessError):
            self.env["coop.member"].with_user(nobody).search_count([])

    def test_the_dialog_counts_as_it_is_filled_in(self):
        for role in ("operator", "auditor"):
            with Form(self.as_role(role, self.env["coop.member.search"])) as dialog:
                self.assertEqual(dialog.member_count, 3)
                self.assertEqual(dialog.fiscal_year_id, self.year)
                dialog.gender = "male"
                self.assertEqual(dialog.member_count, 1)

    def test_a_year_of_the_buddhist_era_is_understood(self):
        search = self.search_for(join_from="2567-01-01")
        self.assertEqual(search.join_from, date(2024, 1, 1))


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
        with self.assertRaises(UserError):
            members.action_list_workbook()
        self.assertFalse(members.action_change_search().get("res_id"))

    def test_more_than_anybody_reads_is_not_printed(self):
        result = "odoo.addons.coop_card.wizards.coop_member_search_result"
        with patch(f"{result}.LONGEST_PRINT", 2), self.assertRaises(UserError):
            self.search_for().action_print()

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
            with self.assertRaises(UserError):
                self.somchai.action_send_sms()


class TestMemberListFiles(SearchCase, HttpCase):
    """The files, through the routes that people use."""

    def test_an_operator_downloads_the_workbook(self):
        user = self.make_user("operator", password="operator-password")
        search = self.search_for(gender="male").with_user(user).copy()
        self.authenticate(user.login, "operator-password")
        answer = self.url_open(f"/coop_card/report/member_list/{search.id}.xlsx")
        sheet = load_workbook(BytesIO(answer.content)).active
        texts = [cell.value for row in sheet for cell in row]
        self.assertIn("นายSomchai", texts)
        self.assertIn(157.11, texts)
        self.assertNotIn("Malee", texts)
