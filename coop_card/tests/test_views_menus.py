# SPDX-License-Identifier: LGPL-3.0-or-later
"""The menus of each role."""

from .builders import CoopCase

SECTIONS = ("member", "card", "accumulation", "rebate", "report", "configuration")


class TestMenus(CoopCase):
    """Each role sees the part of the app it works with."""

    def sections(self, role):
        """Return the sections of the app that a role sees."""
        menus = self.env["ir.ui.menu"].with_user(self.make_user(role))
        visible = menus._visible_menu_ids()
        return {
            name
            for name in SECTIONS
            if self.env.ref(f"coop_card.coop_{name}_menu_section").id in visible
        }

    def test_every_role_reads_the_register_and_the_ledger(self):
        for role in ("operator", "officer", "accountant", "auditor", "manager"):
            self.assertLessEqual(
                {"member", "card", "accumulation"}, self.sections(role)
            )

    def test_whoever_finds_the_catalogue_finds_a_report_in_it(self):
        menu = self.env.ref("coop_card.coop_report_menu_catalogue")
        for role in ("operator", "officer", "accountant", "auditor", "manager"):
            env = self.env(user=self.make_user(role))
            offered = env["coop.report"].catalogue()
            visible = env["ir.ui.menu"]._visible_menu_ids()
            self.assertEqual(menu.id in visible, bool(offered), role)

    def test_the_refund_is_for_the_books(self):
        self.assertNotIn("rebate", self.sections("officer"))
        self.assertIn("rebate", self.sections("auditor"))

    def test_only_those_who_keep_settings_see_them(self):
        self.assertNotIn("configuration", self.sections("operator"))
        self.assertNotIn("configuration", self.sections("auditor"))
        self.assertIn("configuration", self.sections("officer"))
