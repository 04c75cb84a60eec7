# SPDX-License-Identifier: LGPL-3.0-or-later
"""The main walk through the web client, in a real browser."""

from odoo.tests import HttpCase, new_test_user, tagged


@tagged("post_install", "-at_install", "browser")
class TestViewsBrowser(HttpCase):
    """An officer at work."""

    def test_an_officer_registers_a_member_and_cares_for_the_card(self):
        new_test_user(self.env, login="officer", groups="coop_card.group_officer")
        self.start_tour("/odoo/coop-members/new", "coop_card_life", login="officer")
        member = self.env["coop.member"].search([("name", "=", "Somying Boonmee")])
        lost, new = member.card_ids.sorted("id")
        self.assertEqual(
            lost.event_ids.sorted("id").mapped("step"),
            ["issue", "block", "report_lost", "replace"],
        )
        self.assertEqual((lost.replaced_by_id, new.state), (new, "active"))
