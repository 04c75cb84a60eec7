# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settings a refund is computed with."""

from odoo import api, fields, models

#: Until a co-op has run its first refund.
FIRST_SETTINGS = {
    "rounding": "half_up",
    "rounding_unit": "0.01",
    "minimum_payout": 0,
    "cash_percent": 100,
}
#: The same where the currency has no minor unit, as the yen.
WHOLE_MONEY = {"rounding_unit": "1"}


class CoopRebateSettingsMixin(models.AbstractModel):
    """The year, rounding, smallest payout and cash share.

    All but the year begin as in the run before.
    """

    _name = "coop.rebate.settings.mixin"
    _description = "Refund Settings"

    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["coop.fiscal.year"]._for_refund(),
        help="The year whose refunds are computed.",
    )
    company_id = fields.Many2one(
        related="fiscal_year_id.company_id", help="The co-op of the fiscal year."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    rounding = fields.Selection(
        [("half_up", "Half up"), ("down", "Down")],
        default=lambda self: self._default_setting("rounding"),
        required=True,
        help="How the refund of each member in each category is rounded.",
    )
    rounding_unit = fields.Selection(
        [("0.01", "0.01"), ("0.25", "0.25"), ("1", "1.00")],
        "Rounded to",
        default=lambda self: self._default_setting("rounding_unit"),
        required=True,
        help="Every refund is a multiple of this.",
    )
    minimum_payout = fields.Monetary(
        "Smallest payout",
        default=lambda self: self._default_setting("minimum_payout"),
        help="A member whose whole refund, after rounding, is below this is paid "
        "nothing.",
    )
    cash_percent = fields.Float(
        "Paid in cash",
        digits=(5, 2),
        default=lambda self: self._default_setting("cash_percent"),
        help="The part of each refund that is paid out, in percent. The co-op retains "
        "the rest for the member.",
    )

    @api.model
    def _default_setting(self, name):
        """Return what the co-op's latest run was computed with."""
        runs = self.env["coop.rebate.run"]
        domain = [("company_id", "=", self.env.company.root_id.id)]
        last = runs.search(domain, order="id desc", limit=1)
        if last:
            return last[name]
        whole = not self.env.company.root_id.currency_id.decimal_places
        return (FIRST_SETTINGS | (WHOLE_MONEY if whole else {}))[name]
