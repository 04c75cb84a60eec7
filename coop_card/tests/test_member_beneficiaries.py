# SPDX-License-Identifier: LGPL-3.0-or-later
"""Beneficiaries of members."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import Form
from odoo.tools import mute_logger

from .builders import CoopCase


class TestMemberBeneficiaries(CoopCase):
    """Who receives what a deceased member leaves, and in which shares."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member()
        cls.wife, cls.son = cls.name_beneficiaries(Malee=60, Somsak=40)

    @classmethod
    def name_beneficiaries(cls, **shares):
        """Return beneficiaries of the member with these shares in percent."""
        return cls.env["coop.member.beneficiary"].create(
            [
                {"member_id": cls.member.id, "name": name, "share": share}
                for name, share in shares.items()
            ]
        )

    def test_shares_come_to_all_there_is_at_most(self):
        self.assertEqual(len(self.member.beneficiary_ids), 2)
        with self.assertRaisesRegex(ValidationError, "110 %"):
            self.wife.share = 70

    def test_a_small_share_too_much_is_too_much(self):
        with self.assertRaisesRegex(ValidationError, "100.01 %"):
            self.name_beneficiaries(Suda=0.01)

    def test_shares_are_moved_from_one_to_the_other_at_once(self):
        self.member.beneficiary_ids = [
            Command.update(self.son.id, {"share": 60}),
            Command.update(self.wife.id, {"share": 40}),
        ]
        self.assertEqual((self.wife.share, self.son.share), (40, 60))
        with self.assertRaisesRegex(ValidationError, "120 %"):
            self.member.beneficiary_ids = [Command.update(self.wife.id, {"share": 60})]

    def test_a_share_is_taken_over_by_another_at_once(self):
        self.member.beneficiary_ids = [
            Command.update(self.son.id, {"share": 90}),
            Command.create({"name": "Suda", "share": 10}),
            Command.delete(self.wife.id),
        ]
        self.assertEqual(self.member.beneficiary_ids.mapped("share"), [90, 10])

    def test_one_is_named_for_the_member_of_the_context(self):
        named = self.env["coop.member.beneficiary"].with_context(
            default_member_id=self.member.id
        )
        self.son.unlink()
        self.assertEqual(
            named.create({"name": "Suda", "share": 5}).company_id, self.co_op
        )
        self.assertIn("Suda 5 %", self.member.event_ids.sorted("id")[-1].value_to)

    @mute_logger("odoo.sql_db")
    def test_a_share_is_a_percentage(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.wife.share = -1
            self.wife.flush_recordset()

    @mute_logger("odoo.sql_db")
    def test_one_of_them_receives_the_payment(self):
        self.assertFalse(self.member.payee_id)
        self.wife.is_payee = True
        self.assertEqual(self.member.payee_id, self.wife)
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.son.is_payee = True
            self.son.flush_recordset()

    def test_a_single_beneficiary_receives_it_anyway(self):
        self.son.unlink()
        self.assertEqual(self.member.payee_id, self.wife)

    def test_changes_are_kept(self):
        self.son.unlink()
        event = self.member.event_ids.sorted("id")[-1]
        self.assertEqual(
            (event.what, event.value_from, event.value_to),
            ("beneficiary_ids", "Malee 60 %, Somsak 40 %", "Malee 60 %"),
        )

    def test_officers_enter_them_on_the_member(self):
        member = self.make_member().with_user(self.make_user("officer"))
        with Form(member) as form, form.beneficiary_ids.new() as line:
            line.name = "Malee"
            line.relation = "wife"
        self.assertEqual(member.beneficiary_ids.display_name, "Malee (wife) 100 %")

    def test_operators_do_not_know_them(self):
        member = self.as_role("operator", self.member)
        with self.assertRaises(AccessError):
            member.read(["beneficiary_ids"])
        with self.assertRaises(AccessError):
            self.wife.with_user(member.env.user).read(["name"])
        self.assertTrue(self.as_role("auditor", self.wife).name)

    def test_operators_do_not_read_them_in_the_history(self):
        self.member.title = "Mr"
        seen = {"operator": False, "officer": True, "auditor": True}
        for role, beneficiaries in seen.items():
            events = self.as_role(role, self.env["coop.member.event"])
            about = [("member_id", "=", self.member.id)]
            whats = events.search(about).mapped("what")
            self.assertIn("title", whats)
            self.assertEqual("beneficiary_ids" in whats, beneficiaries, role)
            self.member.with_user(events.env.user).event_ids.read(["text_to"])
