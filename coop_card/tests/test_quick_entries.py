# SPDX-License-Identifier: LGPL-3.0-or-later
"""Groups, occupations and types that are made by their name alone."""

from odoo.exceptions import AccessError

from .builders import CoopCase


class TestQuickEntries(CoopCase):
    """Whoever types a new name on a member gets an entry with a code of its own."""

    def test_the_next_free_code_is_taken(self):
        for model in ("coop.member.group", "coop.occupation"):
            entries = self.as_role("officer", self.env[model])
            made = [entries.name_create(name)[0] for name in ("One", "Two")]
            self.assertEqual(entries.browse(made).mapped("code"), ["01", "02"])
            self.assertEqual(entries.browse(made).company_id, self.co_op)

    def test_a_code_in_use_is_stepped_over(self):
        groups = self.env["coop.member.group"]
        groups.create({"name": "Two", "code": "02", "active": False})
        made = groups.browse(groups.name_create("Three")[0])
        self.assertEqual((made.name, made.code), ("Three", "03"))

    def test_types_decide_rates_and_are_for_managers(self):
        with self.assertRaises(AccessError):
            self.as_role("officer", self.env["coop.member.type"]).name_create("X")
        kinds = self.as_role("manager", self.env["coop.member.type"])
        self.assertEqual(kinds.browse(kinds.name_create("Honorary")[0]).code, "03")
