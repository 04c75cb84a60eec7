# SPDX-License-Identifier: LGPL-3.0-or-later
"""Address labels: the right lines on the right paper."""

import unittest

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from .builders import CoopCase
from .printing_case import Paper, zxingcpp


class LabelCase(CoopCase):
    """A member with a full address."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.co_op.country_id = cls.env.ref("base.th")
        cls.member = cls.make_member(
            "สมชาย ใจดี",
            title="นาย",
            number="00123",
            street="99/9 หมู่ 4",
            street2="ถ.เชียงใหม่-ลำพูน",
            subdistrict="หนองหอย",
            city="เมืองเชียงใหม่",
            state_id=cls.env.ref("base.state_th_010").id,
            country_id=cls.co_op.country_id.id,
            zip="50000",
        )
        cls.layouts = cls.env["coop.label.layout"].search(
            [("company_id", "=", cls.co_op.id)]
        )

    def wizard(self, members=None, **values):
        """Return the dialog as it opens on members marked in a list."""
        members = self.member if members is None else members
        marked = {"active_model": members._name, "active_ids": members.ids}
        wizards = self.env["coop.label.wizard"].with_context(**marked)
        return wizards.create({"layout_id": self.layouts[0].id, **values})

    def paper(self, members=None, **values):
        """Return the labels of members, read back."""
        return Paper(self.wizard(members, **values)._paper())


class TestLabels(LabelCase):
    """Labels of members, from a list or a search."""

    def test_an_address_in_thai_order(self):
        printed = self.paper(lang="th_TH")
        self.assertEqual(printed.size(), (100.0, 50.0))
        self.assertEqual(
            printed.text(),
            "นายสมชาย ใจดี99/9 หมู่ 4ถ.เชียงใหม่-ลำพูนต.หนองหอย อ.เมืองเชียงใหม่จ.เชียงใหม่50000",
        )

    def test_bangkok_has_khwaeng_and_khet(self):
        bangkok = self.env.ref("base.state_th_001")
        self.member.write(
            {"subdistrict": "สีลม", "city": "เขตบางรัก", "state_id": bangkok.id}
        )
        text = self.paper(lang="th_TH").text()
        self.assertIn("แขวงสีลม เขตบางรักกรุงเทพมหานคร50000", text)

    def test_other_languages_write_the_names_alone(self):
        text = self.paper(lang="en_US").text()
        self.assertIn("หนองหอย, เมืองเชียงใหม่", text)

    def test_the_country_stands_on_letters_abroad(self):
        self.member.country_id = self.env.ref("base.la")
        self.assertIn("Laos", self.paper(lang="en_US").text())

    @unittest.skipUnless(zxingcpp, "zxing-cpp reads the codes back")
    def test_a_barcode_if_wanted(self):
        self.assertEqual(self.paper().codes(), [])
        self.assertEqual(self.paper(coded=True).codes(), [("Code128", "00123")])

    def test_a_number_no_barcode_can_hold_is_refused(self):
        self.member.number = "ก123"
        with self.assertRaisesRegex(UserError, "ก123 has letters"):
            self.wizard(coded=True).action_print()

    def test_each_shipped_layout_fills_its_page(self):
        for layout in self.layouts:
            places = layout._layout().per_page
            members = self.env["coop.member"].union(
                *[self.make_member(f"Member {number}") for number in range(places + 1)]
            )
            printed = self.paper(members, layout_id=layout.id)
            self.assertEqual(len(printed.pages), 2, layout.name)
            self.assertEqual(printed.text().count("Member"), places, layout.name)

    def test_begins_where_the_sheet_is_free(self):
        sheet = self.layouts.filtered(lambda layout: layout.columns == 3)[0]
        printed = self.paper(layout_id=sheet.id, first_place=5)
        [(x, y)] = printed.places()["นายสมชาย ใจดี"]
        self.assertTrue(73 < x < 136 and 53 < y < 92, (x, y))
        with self.assertRaisesRegex(UserError, "labels 1 to"):
            self.wizard(layout_id=sheet.id, first_place=99).action_print()

    def test_sorted_by_postcode(self):
        south = self.make_member("South", number="1", zip="90000")
        north = self.make_member("North", number="2", zip="10000")
        printed = self.paper(south | north, order="postcode")
        pages = [printed.text(page) for page in (0, 1)]
        self.assertEqual(pages, ["North10000", "South90000"])
        printed = self.paper(south | north, order="number")
        self.assertEqual(printed.text(0), "South90000")

    def test_who_has_no_postcode_is_counted(self):
        stranger = self.make_member("Stranger")
        self.assertEqual(self.wizard(stranger | self.member).without_postcode, 1)

    def test_from_cards_to_their_holders(self):
        card = self.make_card(self.member)
        self.assertEqual(self.wizard(card).member_ids, self.member)

    def test_labels_that_do_not_fit_the_page_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "more than the page has"):
            self.layouts[-1].columns = 4

    def test_officers_print_and_managers_set_layouts(self):
        officer = self.make_user("officer")
        wizard = self.wizard().with_user(officer)
        self.env["coop.label.layout"].with_user(officer).check_access("read")
        with self.assertRaises(AccessError):
            self.layouts[0].with_user(officer).margin_top = 1
        self.layouts[0].with_user(self.make_user("manager")).margin_left = 0
        for role in ("operator", "auditor"):
            with self.assertRaises(AccessError):
                wizard.with_user(self.make_user(role)).check_access("read")


class TestLabelDownload(LabelCase, HttpCase):
    """The file goes to whoever opened the dialog, and to nobody else."""

    def test_download(self):
        officer = self.make_user("officer", password="officer-officer")
        wizards = self.env["coop.label.wizard"].with_user(officer)
        wizard = wizards.create(
            {"member_ids": self.member.ids, "layout_id": self.layouts[0].id}
        )
        self.env.flush_all()
        url = wizard.action_print()["url"]
        self.authenticate(officer.login, "officer-officer")
        answer = self.url_open(url)
        self.assertEqual(answer.headers["Content-Type"], "application/pdf")
        self.assertIn("สมชาย", Paper(answer.content).text())
        other = self.make_user("officer", password="another-officer")
        self.authenticate(other.login, "another-officer")
        with mute_logger("odoo.http", "odoo.addons.base.models.ir_rule"):
            self.assertEqual(self.url_open(url).status_code, 403)
