# SPDX-License-Identifier: LGPL-3.0-or-later
"""The main walk through the web client, in Thai, in a real browser."""

from datetime import date

from odoo.tests import HttpCase, new_test_user, tagged


@tagged("post_install", "-at_install", "browser")
class TestViewsBrowser(HttpCase):
    """Two officers at work."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.env.ref("base.module_coop_card")._update_translations(["th_TH"])
        for login in ("officer", "second_officer"):
            role = "coop_card.group_officer"
            new_test_user(cls.env, login=login, groups=role, lang="th_TH")

    def test_two_officers_lead_a_card_from_the_first_day_to_its_replacement(self):
        make = "/odoo/coop-members/new"
        self.start_tour(make, "coop_card_make", login="officer")
        review = "/odoo/coop-card-batches"
        self.start_tour(review, "coop_card_review", login="second_officer")
        give_out = "/odoo/coop-give-out-cards"
        self.start_tour(give_out, "coop_card_life", login="officer")
        self._check_member()
        self._check_cards()

    def _check_member(self):
        member = self.env["coop.member"].search([("number", "=", "T777")])
        self.assertEqual(member.display_name, "T777 นางสาวสมหญิง บุญมี")
        self.assertEqual(member.birthdate, date(2000, 2, 29))

    def _check_cards(self):
        lost = self.env["coop.card"].search([("number", "=", "000090019")])
        self.assertEqual(
            lost.event_ids.sorted("id").mapped("step")[-4:],
            ["issue", "block", "report_lost", "replace"],
        )
        self.assertEqual(lost.state, "replaced")
        self.assertEqual(lost.replaced_by_id.state, "active")
        self.assertEqual(lost.replaced_by_id.member_id, lost.member_id)
        self.assertNotEqual(lost.batch_id.made_by_id, lost.batch_id.reviewed_by_id)
