# SPDX-License-Identifier: LGPL-3.0-or-later
"""The register as people at the desk use it."""

from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import Form

from .builders import CoopCase

FORM = "coop_card.coop_member_view_form"


class TestViewsMember(CoopCase):
    """Registering members, by the form and from a contact."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.co_op.country_id = cls.env.ref("base.th")
        cls.officer = cls.make_user("officer")
        cls.members = cls.env["coop.member"].with_user(cls.officer)

    def test_a_name_is_enough_to_register(self):
        with Form(self.members, FORM) as form:
            form.name = "Malee Boonmee"
        member = form.record
        self.assertTrue(member.number)
        self.assertEqual((member.state, member.type_id.code), ("applicant", "ORD"))
        member.action_admit()
        self.assertEqual(
            (member.state, member.display_name),
            ("active", f"{member.number} Malee Boonmee"),
        )

    def test_a_number_may_be_typed(self):
        with Form(self.members, FORM) as form:
            form.name = "Malee Boonmee"
            form.number = "OLD-7"
        self.assertEqual(form.record.number, "OLD-7")

    def test_an_address_begins_in_the_country_of_the_co_op(self):
        province = self.env.ref("base.state_th_010")
        with Form(self.members, FORM) as form:
            form.name = "Malee Boonmee"
            self.assertEqual(form.country_id, self.co_op.country_id)
            form.subdistrict = "บ้านแม"
            form.state_id = province
        self.assertEqual(form.record.partner_id.subdistrict, "บ้านแม")
        self.assertEqual(form.record.partner_id.state_id, province)

    def test_a_province_brings_its_country(self):
        laos = self.env.ref("base.la")
        province = self.env["res.country.state"].create(
            {"name": "Savannakhet", "code": "SV", "country_id": laos.id}
        )
        with Form(self.members, FORM) as form:
            form.name = "Malee Boonmee"
            form.state_id = province
            self.assertEqual(form.country_id, laos)

    def test_a_later_type_is_entered_in_the_history(self):
        member = self.make_member()
        tomorrow = self.co_op._coop_today() + timedelta(days=1)
        form = Form(member.with_user(self.officer), FORM)
        with form.type_period_ids.new() as period:
            period.date_from = tomorrow
            period.type_id = self.make_type("ASC")
        form.save()
        self.assertEqual(member.type_id.code, "ORD")
        with patch.object(type(self.co_op), "_coop_today", return_value=tomorrow):
            self.env["coop.member"]._cron_apply_type_changes()
        self.assertEqual(member.type_id.code, "ASC")
        self.assertEqual(len(member.type_period_ids), 2)

    def test_a_contact_becomes_a_member(self):
        contact = self.env["res.partner"].create({"name": "Malee Boonmee"})
        action = contact.with_user(self.officer).action_make_member()
        member = self.members.browse(action["res_id"])
        self.assertEqual((member.partner_id, member.state), (contact, "applicant"))
        self.assertEqual(contact.coop_number, member.number)
        opened = contact.with_user(self.officer).action_open_membership()
        self.assertEqual(opened["res_id"], member.id)
        found = self.env["res.partner"].search([("coop_number", "=", member.number)])
        self.assertEqual(found, contact)

    def test_an_operator_looks_but_does_not_write(self):
        member = self.as_role("operator", self.make_member())
        with self.assertRaises(AccessError), Form(member, FORM) as form:
            form.title = "Mrs"
        admit = self.env.ref("coop_card.coop_member_step_wizard_action_admit").id
        self.assertNotIn(f'name="{admit}"', self._arch(member.env.user))
        self.assertIn(f'name="{admit}"', self._arch(self.officer))

    def _arch(self, user):
        return (
            self.env["coop.member"]
            .with_user(user)
            .get_view(self.env.ref(FORM).id)["arch"]
        )

    def test_the_contact_form_opens_for_everybody(self):
        contact = self.make_member().partner_id
        outsider = self.make_user("operator")
        outsider.group_ids = self.env.ref("base.group_user")
        for user in (self.officer, outsider):
            Form(contact.with_user(user), "base.view_partner_form")
