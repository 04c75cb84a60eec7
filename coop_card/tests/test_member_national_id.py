# SPDX-License-Identifier: LGPL-3.0-or-later
"""National ids."""

import json

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form

from .builders import CoopCase

VALID = "1234545678781"
MASKED = "x-xxxx-xxxxx-78-1"


class TestMemberNationalId(CoopCase):
    """Optional, checked where its rules are known, and whole for officers only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.co_op.country_id = cls.env.ref("base.th")
        cls.member = cls.make_member(national_id=VALID)

    def test_it_is_kept_without_blanks_and_dashes(self):
        for typed in ("1-2345-45678-78-1", " ๑๒๓๔๕ ๔๕๖๗๘ ๗๘๑ "):
            member = self.make_member(national_id=typed)
            self.assertEqual(member.national_id, VALID)
            member.national_id = typed
            self.assertEqual(member.national_id, VALID)

    def test_a_wrong_digit_is_refused(self):
        for wrong in ("1234545678782", "123454567878", "A234545678781"):
            with self.assertRaisesRegex(ValidationError, "digit"):
                self.make_member(national_id=wrong)

    def test_a_body_has_a_number_of_its_own_kind(self):
        body = self.make_member("Housewives", is_company=True)
        body.national_id = "0994000617721"
        with self.assertRaises(ValidationError):
            body.national_id = VALID

    def test_other_countries_have_other_rules(self):
        self.co_op.country_id = self.env.ref("base.la")
        self.assertEqual(self.make_member(national_id="ab-7").national_id, "AB7")

    def test_it_may_be_left_empty(self):
        member = self.make_member(national_id=False)
        self.assertEqual(member.national_id_masked, "")

    def test_only_officers_read_it_whole(self):
        for role in ("operator", "auditor", "accountant"):
            member = self.as_role(role, self.member)
            self.assertEqual(member.national_id_masked, MASKED)
            self.assertNotIn("national_id", member.fields_get())
            with self.assertRaises(AccessError):
                member.read(["national_id"])
            with self.assertRaises(AccessError):
                member.search([("national_id", "=", VALID)])
        self.assertEqual(self.as_role("officer", self.member).national_id, VALID)

    def test_officers_enter_it_in_the_form(self):
        member = self.make_member().with_user(self.make_user("officer"))
        with Form(member) as form:
            form.national_id = "1-2345-45678-78-1"
        self.assertEqual(member.national_id, VALID)
        Form(self.as_role("operator", self.member))

    def test_the_same_id_twice_is_warned_of_and_kept(self):
        officer = self.make_user("officer")
        with Form(self.env["coop.member"].with_user(officer)) as form:
            form.name = "Malee"
            form.national_id = "1-2345-45678-78-1"
            self.assertEqual(form.same_national_id_ids[:], self.member)
        twin = form.record
        self.assertEqual(self.member.same_national_id_ids, twin)
        self.assertFalse(self.make_member().same_national_id_ids)
        other = self.env["res.company"].create({"name": "Other Co-op"})
        kind = self.env["coop.member.type"].search([("company_id", "=", other.id)])[:1]
        there = {"company_id": other.id, "type_id": kind.id}
        self.make_member(national_id=VALID, **there)
        self.assertEqual(self.member.same_national_id_ids, twin)

    def test_it_is_found_however_it_is_typed(self):
        members = self.as_role("officer", self.env["coop.member"])
        for typed in (VALID, "1-2345-45678-78-1", "๑ ๒๓๔๕ ๔๕๖๗๘ ๗๘ ๑"):
            for operator, value in (("=", typed), ("in", [typed]), ("ilike", typed)):
                found = members.search([("national_id", operator, value)])
                self.assertEqual(found, self.member, (operator, typed))
        self.assertNotIn(self.member, members.search([("national_id", "=", False)]))

    def test_chatter_and_history_do_not_tell_it(self):
        member = self.env["coop.member"].with_context(tracking_disable=False)
        member = member.create({"name": "X", "state": "active"})
        member.national_id = VALID
        self.env.flush_all()
        self.assertNotIn(VALID, self.told(member.event_ids, member.message_ids))

    def told(self, *several):
        """Return everything the records say, as one text."""
        return json.dumps([records.read() for records in several], default=str)
