# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a co-op says about its payouts."""

from odoo import fields, models


class ResCompany(models.Model):
    """Adds how long refunds may be claimed, and the payout methods to begin with."""

    _inherit = "res.company"

    coop_rebate_unclaimed_years = fields.Integer(
        "Refunds may be claimed for",
        default=5,
        help="So many years after a refund was posted, what nobody claimed may go to "
        "the reserve; 0: never.",
    )

    _unclaimed_not_negative = models.Constraint(
        "CHECK (coop_rebate_unclaimed_years >= 0)",
        "The years in which refunds may be claimed cannot be below 0.",
    )

    def _coop_set_up(self):
        """Give each new co-op the payout methods to begin with."""
        result = super()._coop_set_up()
        self.env["coop.payout.method"].sudo()._set_up(self)
        return result
