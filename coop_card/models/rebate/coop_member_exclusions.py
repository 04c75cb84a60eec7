# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who takes no part in a refund is merged into another member."""

from odoo import models


class CoopMember(models.Model):
    """Stays left out of refunds under the number that takes over the purchases."""

    _inherit = "coop.member"

    def _hand_over(self, survivor, reason):
        """Leave the survivor out, too, of the refunds nobody has decided on yet."""
        done = super()._hand_over(survivor, reason)
        exclusions = self.env["coop.rebate.exclusion"].search(
            [
                ("fiscal_year_id", "in", self._undecided_years().ids),
                ("member_id", "in", (self + survivor).ids),
            ]
        )
        known = exclusions.filtered(lambda one: one.member_id == survivor)
        (exclusions - known).filtered(
            lambda one: one.fiscal_year_id not in known.fiscal_year_id
        ).member_id = survivor
        return done
