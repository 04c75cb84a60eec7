# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every menu, view and filter of the app opens, whoever clicks."""

from odoo.tests import HttpCase, new_test_user, tagged

APP = "coop_card.coop_card_menu_root"
CLICK = (
    "odoo.loader.modules.get('@web/webclient/clickbot/clickbot_loader')"
    f".startClickEverywhere('{APP}');"
)


@tagged("post_install", "-at_install", "browser")
class TestClickEverywhere(HttpCase):
    """Odoo's robot, which clicks wherever it can, meets no error in our app."""

    def click_everywhere(self, role):
        """Let the robot go through the app as a user with a role of ours."""
        user = new_test_user(self.env, f"robot_{role}", f"coop_card.group_{role}")
        if "tour_enabled" in user._fields:
            user.tour_enabled = False
        self.browser_js(
            "/odoo",
            CLICK,
            "odoo.isReady === true",
            login=user.login,
            timeout=300,
            success_signal="clickbot test succeeded",
        )

    def test_manager(self):
        self.click_everywhere("manager")

    def test_auditor(self):
        self.click_everywhere("auditor")

    def test_operator(self):
        self.click_everywhere("operator")
