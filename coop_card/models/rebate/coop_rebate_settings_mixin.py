# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settings a refund is computed with."""

from odoo import api, fields, models

#: What a co-op decides about each run beside year and day, until its first refund.
FIRST_SETTINGS = {
    "rounding": "half_up",
    "rounding_unit": "0.01",
    "rounding_scope": "line",
    "minimum_payout": 0,
    "below_minimum": "carry_over",
    "cash_percent": 100,
    "withholding_percent": 0,
    "withholding_above": 0,
    "floor_negative": True,
    "membership_on": "year_end",
    "minimum_purchase": 0,
    "pays_applicant": True,
    "pays_suspended": True,
    "pays_resigned": True,
    "pays_deceased": True,
    "pays_terminated": True,
}
#: The same where the currency has no minor unit, as the yen.
WHOLE_MONEY = {"rounding_unit": "1"}
#: What tells one calculation of a ledger from another.
SETTINGS = ("fiscal_year_id", "date", *FIRST_SETTINGS)
#: States of members that a run may leave out, by the setting that says so.
PAYS = {name: name.removeprefix("pays_") for name in SETTINGS if "pays_" in name}


class CoopRebateSettingsMixin(models.AbstractModel):
    """The year and how its refunds are rounded, paid and retained.

    All but year and day begin as in the run before.
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
    date = fields.Date(
        "Day of the refund",
        required=True,
        default=lambda self: self.env.company._coop_today(),
        help="The day of the meeting or of payment.",
    )
    rounding = fields.Selection(
        [("half_up", "Half up"), ("down", "Down")],
        required=True,
        help="How refunds are rounded. Pools are shared out to the last unit.",
    )
    rounding_unit = fields.Selection(
        [("0.01", "0.01"), ("0.25", "0.25"), ("1", "1.00")],
        "Rounded to",
        required=True,
        help="Every refund is a multiple of this.",
    )
    rounding_scope = fields.Selection(
        [("line", "Each category"), ("member", "The member's sum")],
        "What is rounded",
        required=True,
        help="Whether the refund in each category is rounded, or their exact sum once "
        "for each member.",
    )
    minimum_payout = fields.Monetary(
        "Smallest payout",
        help="A member whose part to be paid, after rounding, is below this is paid "
        "nothing.",
    )
    below_minimum = fields.Selection(
        [("carry_over", "Carried over"), ("forfeit", "Forfeited")],
        "Below that",
        required=True,
        help="What becomes of a part below the smallest payout: it waits for the "
        "member's next refund, or goes to the co-op.",
    )
    cash_percent = fields.Float(
        "Paid in cash",
        digits=(5, 2),
        help="The part of each refund that is paid out, in percent. The co-op retains "
        "the rest for the member.",
    )
    withholding_percent = fields.Float(
        "Withholding tax",
        digits=(5, 2),
        help="What is withheld for the tax office of the part paid in cash, in "
        "percent.",
    )
    withholding_above = fields.Monetary(
        "Withheld from refunds above",
        help="Of refunds up to this, nothing is withheld.",
    )
    floor_negative = fields.Boolean(
        "Below zero counts as zero",
        help="Where a member returned more than they bought, the category earns "
        "nothing. Otherwise it is taken off what the member earns in others. Pools are "
        "never shared by negative purchases.",
    )

    @api.model
    def default_get(self, fields):
        """Begin with what the co-op's latest run was computed with."""
        values = super().default_get(fields)
        wanted = [
            name for name in fields if name in FIRST_SETTINGS and name not in values
        ]
        return values | self._last_settings(wanted)

    @api.model
    def _last_settings(self, names):
        """Return some settings of the co-op's latest run, or those of a first one."""
        company = self.env.company.root_id
        last = self.env["coop.rebate.run"].search(
            [("company_id", "=", company.id)], order="id desc", limit=1
        )
        whole = not company.currency_id.decimal_places
        settings = last or FIRST_SETTINGS | (WHOLE_MONEY if whole else {})
        return {name: settings[name] for name in names}
