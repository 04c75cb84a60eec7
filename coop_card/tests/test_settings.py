# SPDX-License-Identifier: LGPL-3.0-or-later
"""The co-op's settings."""

from lxml import etree

from .builders import CoopCase


class TestSettings(CoopCase):
    """They stand on the co-op's company, and on a page under Settings."""

    def test_the_settings_page_changes_the_co_op(self):
        settings = self.env["res.config.settings"].create(
            {"company_id": self.co_op.id, "coop_tz": "Asia/Tokyo"}
        )
        self.assertTrue(settings.coop_tax_in_base)
        settings.coop_tax_in_base = False
        self.assertEqual(self.co_op.coop_tz, "Asia/Tokyo")
        self.assertFalse(self.co_op.coop_tax_in_base)

    def test_the_page_opens_for_a_manager_of_the_system(self):
        manager = self.make_user("manager")
        manager.group_ids += self.env.ref("base.group_system")
        view = self.env.ref("base.res_config_settings_view_form")
        settings = self.env["res.config.settings"].with_user(manager)
        page = etree.fromstring(settings.get_view(view.id)["arch"])
        shown = page.findall(".//app[@name='coop_card']//setting")
        self.assertIn("coop_tz", [setting.get("id") for setting in shown])
        for setting in shown:
            with self.subTest(setting=setting.get("id")):
                self.assertTrue(setting.get("string") or setting[0].tag == "field")
                self.assertTrue(setting.get("help"))
