# SPDX-License-Identifier: LGPL-3.0-or-later
"""Family members, and contacts that are members."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user

from .builders import CoopCase


class TestMemberFamily(CoopCase):
    """A main member counts for its family; memberships do not merge by accident."""

    def test_families_have_one_head(self):
        head, child, other = (self.make_member() for _ in range(3))
        child.main_member_id = head
        with self.assertRaisesRegex(ValidationError, "main member"):
            other.main_member_id = child
        with self.assertRaisesRegex(ValidationError, "main member"):
            head.main_member_id = other

    def test_contacts_of_two_members_of_a_co_op_are_not_merged(self):
        partners = self.make_member().partner_id + self.make_member().partner_id
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        with self.assertRaisesRegex(UserError, "cannot be merged"):
            wizard._merge(partners.ids, partners[0])

    def test_a_member_and_a_mere_contact_are_merged(self):
        member = self.make_member()
        double = self.env["res.partner"].create({"name": member.name})
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((member.partner_id + double).ids, double)
        self.assertEqual(member.partner_id, double)

    def test_a_type_of_another_co_op_is_refused(self):
        other = self.env["res.company"].create({"name": "Other Co-op"})
        theirs = self.env["coop.member.type"].search(
            [("company_id", "=", other.id)], limit=1
        )
        with self.assertRaisesRegex(UserError, "inconsistencies"):
            self.make_member().type_period_ids.type_id = theirs

    def test_an_archived_member_still_is_one(self):
        member = self.make_member()
        member.active = False
        self.assertEqual(member.partner_id.coop_member_id, member)

    def test_memberships_are_for_the_co_ops_people(self):
        partner = self.make_member().partner_id
        clerk = new_test_user(self.env, "clerk", groups="base.group_user")
        with self.assertRaises(AccessError):
            partner.with_user(clerk).read(["coop_number"])
