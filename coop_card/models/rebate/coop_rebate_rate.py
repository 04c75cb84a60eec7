# SPDX-License-Identifier: LGPL-3.0-or-later
"""The rates of a fiscal year."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: What a rate is multiplied with, or that it is none to multiply.
BASES = [
    ("percent", "% of the amount"),
    ("per_unit", "Money per unit"),
    ("pool", "A sum to share out"),
]
TIER_MODES = [("whole", "All of it"), ("marginal", "Only the part above")]


class CoopRebateRate(models.Model):
    """What one category earns for one member type in one fiscal year.

    A category without a rate of its own takes its nearest parent's. At the same level
    a rate for a named member type comes before one for any type. A rate of 0 is a
    decision; no rate at all keeps a run from being approved.
    """

    _name = "coop.rebate.rate"
    _description = "Refund Rate"
    _inherit = ["coop.rebate.year.mixin", "coop.logged.mixin"]
    _order = "fiscal_year_id, direction, category_id, member_type_id, id"

    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="restrict",
        help="Also counts for the categories below that have no rate of their own.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        ondelete="restrict",
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        help="Left empty, the rate counts for every member type that has none of its "
        "own in this category.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        default="purchase",
        required=True,
        help="Whether the rate is for what members buy or for what they sell to the "
        "co-op.",
    )
    basis = fields.Selection(
        BASES,
        default="percent",
        required=True,
        help="Percent of the amount, money for each unit (litre, kilogram) of the "
        "category, or one sum that all members share in proportion.",
    )
    value = fields.Float(
        "Rate",
        digits=(16, 6),
        aggregator=None,
        required=True,
        help="3.5 means 3.5 % of the amount, or 3.50 for each unit, or a sum of 3.50 "
        "to share out. 0 means that the category earns nothing.",
    )
    tier_ids = fields.One2many(
        "coop.rebate.tier",
        "rate_id",
        "Tiers",
        copy=True,
        help="Other rates for members who reach a threshold.",
    )
    tier_mode = fields.Selection(
        TIER_MODES,
        "Tier rates apply to",
        default="whole",
        required=True,
        help="Whether the rate of the tier a member reaches counts for all that the "
        "member has, or each tier's rate for the part above its threshold.",
    )

    _scope_uniq = models.UniqueIndex(
        "(fiscal_year_id, category_id, COALESCE(member_type_id, 0), direction)",
        "This category already has a rate for this member type in this year.",
    )
    _value_not_negative = models.Constraint(
        "CHECK (value >= 0)", "A rate cannot be negative."
    )

    @api.constrains("basis", "tier_ids")
    def _check_pool_has_no_tiers(self):
        for rate in self:
            if rate.basis == "pool" and rate.tier_ids:
                raise ValidationError(
                    self.env._(
                        "%s shares out a sum, which takes no tiers. Delete its tiers.",
                        rate.display_name,
                    )
                )

    def _in_words(self):
        """Return the rate with its tiers as text, e.g. ``1.5 % · from 5000: 2``."""
        value = f"{self.value:,.6f}".rstrip("0").rstrip(".")
        own = {
            "percent": self.env._("%s %%", value),
            "per_unit": self.env._("%s per unit", value),
            "pool": self.env._("%s to share out", value),
        }
        return " · ".join([own[self.basis], *self.tier_ids.mapped("display_name")])

    @api.depends("fiscal_year_id.name", "category_id", "member_type_id")
    def _compute_display_name(self):
        for rate in self:
            member_type = rate.member_type_id.name or self.env._("any type")
            names = (rate.fiscal_year_id.name, rate.category_id.display_name)
            rate.display_name = " · ".join([*filter(None, names), member_type])
