# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips keyed in without a mouse, in a real browser."""

from odoo.tests import HttpCase, new_test_user, tagged


@tagged("post_install", "-at_install", "browser")
class TestSlipGrid(HttpCase):
    """An operator keys three slips; one card is unknown, one comes too fast."""

    def test_three_slips_by_the_keyboard(self):
        member = self.env["coop.member"].create(
            {"name": "Somchai Jaidee", "state": "active", "join_date": "2020-01-01"}
        )
        values = {"number": "A1", "member_id": member.id, "valid_from": "2020-01-01"}
        self.env["coop.card"].create(values).action_issue()
        self.env["product.category"].create(
            {"name": "Rice", "coop_code": "RICE", "coop_accumulates": True}
        )
        new_test_user(self.env, "keys", "coop_card.group_operator")
        self.start_tour("/odoo/coop-slips", "coop_card_slips", login="keys")
        slips = self.env["coop.slip"].search([("sheet_id.user_id.login", "=", "keys")])
        self.assertEqual(slips.mapped("identifier"), ["A1", "NOBODY", "A1"])
        self.assertEqual(slips.mapped("status"), ["booked", "held", "booked"])
        self.assertEqual(slips.mapped("amount"), [10.5, 5, 4.5])
        self.assertEqual(slips.mapped("quantity"), [2, 1, 3])
        self.assertEqual(slips.transaction_id.member_id, member)
