# SPDX-License-Identifier: LGPL-3.0-or-later
"""The tiers of a rate."""

from odoo import api, fields, models


class CoopRebateTier(models.Model):
    """A further value of a rate, for members who reach its threshold.

    What is compared with it is all that the member has under the rate: money, or the
    quantity where the rate is per unit.
    """

    _name = "coop.rebate.tier"
    _description = "Tier of a Refund Rate"
    _order = "rate_id, threshold"
    _rec_name = "threshold"

    rate_id = fields.Many2one(
        "coop.rebate.rate",
        "Tier of",
        required=True,
        index=True,
        ondelete="cascade",
        help="The rate that has the tier.",
    )
    company_id = fields.Many2one(related="rate_id.company_id", store=True, index=True)
    threshold = fields.Float(
        "Beginning at",
        digits=(16, 6),
        aggregator=None,
        required=True,
        help="The amount, or the quantity, from which the tier applies.",
    )
    value = fields.Float(
        "Rate",
        digits=(16, 6),
        aggregator=None,
        required=True,
        help="What is earned from there on, as the rate says it.",
    )

    _threshold_uniq = models.Constraint(
        "UNIQUE (rate_id, threshold)", "This rate has a tier from there already."
    )
    _threshold_positive = models.Constraint(
        "CHECK (threshold > 0)",
        "A tier begins above 0: what is earned below it is the rate itself.",
    )
    _value_not_negative = models.Constraint(
        "CHECK (value >= 0)", "A rate cannot be negative."
    )

    @api.constrains("rate_id")
    def _check_rate_takes_tiers(self):
        self.rate_id._check_pool_has_no_tiers()

    @api.depends("threshold", "value")
    def _compute_display_name(self):
        for tier in self:
            tier.display_name = self.env._(
                "from %(threshold)s: %(value)s",
                threshold=f"{tier.threshold:g}",
                value=f"{tier.value:g}",
            )
