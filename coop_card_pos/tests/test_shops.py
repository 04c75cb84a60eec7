# SPDX-License-Identifier: LGPL-3.0-or-later
"""Shops of the Point of Sale that belong to branches."""

from odoo.tests import new_test_user, tagged

from .builders import ShopCase


@tagged("post_install", "-at_install")
class TestShops(ShopCase):
    """People of the Point of Sale go on with their work as if we were not there."""

    def test_who_has_no_role_of_ours_copies_a_shop(self):
        groups = "point_of_sale.group_pos_manager"
        values = {"company_ids": self.co_op.ids, "company_id": self.co_op.id}
        seller = new_test_user(self.env, "shop_manager", groups, **values)
        self.shop.coop_branch_id = self.branch
        (copied,) = self.shop.with_user(seller).copy_data()
        self.assertNotIn("coop_branch_id", copied)
