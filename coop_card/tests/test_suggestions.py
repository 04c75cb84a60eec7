# SPDX-License-Identifier: LGPL-3.0-or-later
"""Free texts are offered as the co-op already writes them."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .builders import CoopCase


class TestSuggestions(CoopCase):
    """Who registers a member need not type what others typed before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        thailand = cls.env.ref("base.th")
        cls.songkhla, cls.satun = cls.env["res.country.state"].create(
            [
                {"name": name, "code": name, "country_id": thailand.id}
                for name in ("Test Songkhla", "Test Satun")
            ]
        )
        for subdistrict, city, state in (
            ("Kamphaeng Phet", "Rattaphum", cls.songkhla),
            ("Khao Phra", "Rattaphum", cls.songkhla),
            ("Khao Phra", "Rattaphum", cls.songkhla),
            ("Hat Yai", "Hat Yai", cls.songkhla),
            ("Khao Khao", "La-ngu", cls.satun),
        ):
            cls.make_member(subdistrict=subdistrict, city=city, state_id=state.id)
        cls.members = cls.as_role("officer", cls.env["coop.member"])

    def assertOffered(self, offered, *asked):
        """Check what an officer is offered."""
        self.assertEqual(self.members.get_suggestions(*asked), offered)

    def test_each_value_in_use_is_offered_once(self):
        self.assertOffered(
            ["Hat Yai", "Kamphaeng Phet", "Khao Khao", "Khao Phra"], "subdistrict"
        )

    def test_what_begins_with_the_text_comes_before_what_holds_it(self):
        self.assertOffered(
            ["Hat Yai", "Kamphaeng Phet", "Khao Khao", "Khao Phra"], "subdistrict", "ha"
        )
        self.assertOffered(
            ["Kamphaeng Phet", "Khao Khao", "Khao Phra"], "subdistrict", "k"
        )
        self.make_member(subdistrict="Phra")
        self.assertOffered(["Phra", "Khao Phra"], "subdistrict", "phra")

    def test_other_fields_narrow_what_is_offered(self):
        filters = {"city": "Rattaphum", "state_id": self.songkhla.id}
        self.assertOffered(["Kamphaeng Phet", "Khao Phra"], "subdistrict", "", filters)
        filters = {"city": False, "state_id": self.satun.id}
        self.assertOffered(["Khao Khao"], "subdistrict", "", filters)
        self.assertOffered(["La-ngu"], "city", "", filters)

    def test_a_filter_that_does_not_narrow_the_field_is_left_out(self):
        self.assertOffered(["La-ngu"], "city", "la", {"number": "0"})

    def test_signs_of_patterns_stand_for_themselves(self):
        self.assertOffered([], "subdistrict", "%")
        self.assertOffered([], "subdistrict", "_")

    def test_another_co_op_s_values_are_not_offered(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        kind = self.env["coop.member.type"].search([("company_id", "=", other.id)])
        values = {"company_id": other.id, "type_id": kind[:1].id, "number": "X1"}
        self.make_member(subdistrict="Elsewhere", **values)
        self.assertOffered([], "subdistrict", "Elsewhere")

    def test_titles_in_use_come_before_the_usual_ones(self):
        self.make_member(title="Lt. Col.")
        titles = self.members.get_suggestions("title")
        self.assertEqual(titles[:3], ["Lt. Col.", "Mr", "Mrs"])
        self.assertEqual(len(titles), 8)
        self.assertOffered(["Mr", "Mrs", "Ms", "Miss"], "title", "m")

    def test_thai_titles_come_first_to_readers_of_thai(self):
        self.env["res.lang"]._activate_lang("th_TH")
        members = self.members.with_context(lang="th_TH")
        self.assertEqual(members.get_suggestions("title", "นาง"), ["นาง", "นางสาว"])
        self.assertEqual(members.get_suggestions("title")[0], "นาย")

    def test_relations_of_beneficiaries_are_offered(self):
        one = {"name": "Malee", "relation": "Wife", "share": 100}
        self.make_member(beneficiary_ids=[(0, 0, one)])
        beneficiaries = self.members.env["coop.member.beneficiary"]
        self.assertEqual(beneficiaries.get_suggestions("relation", "w"), ["Wife"])

    def test_no_other_field_is_told(self):
        with self.assertRaisesRegex(UserError, "no suggestions for this field"):
            self.members.get_suggestions("national_id")

    def test_who_may_not_read_members_gets_no_suggestions(self):
        stranger = new_test_user(self.env, "stranger", groups="base.group_user")
        with self.assertRaises(AccessError):
            self.env["coop.member"].with_user(stranger).get_suggestions("city")
