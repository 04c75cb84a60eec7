# SPDX-License-Identifier: LGPL-3.0-or-later
"""The set-up guide on the home page."""

from odoo import models


class CoopHome(models.AbstractModel):
    """Shows managers what is still to be set up."""

    _inherit = "coop.home"

    def _page(self):
        """Add the steps of the guide while a manager wants to see them."""
        page = super()._page()
        if self.env.user.has_group("coop_card.group_manager"):
            page["guide"] = self.env["coop.guide"]._wanted()
        return page
