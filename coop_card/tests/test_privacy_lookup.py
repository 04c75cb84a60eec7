# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo's privacy lookup and members: what it finds, and what it may not do."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .builders import CoopCase


@tagged("post_install", "-at_install")
class TestPrivacyLookup(CoopCase):
    """A person who asks is found as a contact and as a member; the books stay."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_member("Malee Boonmee", email="malee@example.com")
        cls.purchase(cls.member, "10")
        cls.lookup = cls.env["privacy.lookup.wizard"].create(
            {"name": "Malee Boonmee", "email": "malee@example.com"}
        )
        cls.lookup.action_lookup()

    def line(self, record):
        """Return the line of the lookup about a record."""
        return self.lookup.line_ids.filtered(
            lambda line: (line.res_model, line.res_id) == (record._name, record.id)
        )

    def test_it_finds_the_contact_and_the_membership(self):
        for record in (self.member.partner_id, self.member):
            self.assertEqual(self.line(record).res_name, record.display_name)

    def test_it_finds_an_archived_member(self):
        self.member.active = False
        self.lookup.action_lookup()
        self.assertFalse(self.line(self.member).is_active)

    def test_it_deletes_neither(self):
        for record in (self.member.partner_id, self.member):
            with self.assertRaisesRegex(UserError, "Archive"), self.cr.savepoint():
                self.line(record).action_unlink()
            self.assertTrue(record.exists())

    def test_it_does_not_archive_the_contact_of_a_member(self):
        with self.assertRaisesRegex(UserError, "End the membership"):
            self.line(self.member.partner_id).action_archive_all()
