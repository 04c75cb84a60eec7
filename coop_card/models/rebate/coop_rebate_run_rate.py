# SPDX-License-Identifier: LGPL-3.0-or-later
"""The rates a run used, with what came of them."""

from odoo import api, fields, models

from .coop_rebate_rate import BASES, TIER_MODES


def _plain(number):
    """Return a number without the zeros at its end.

    >>> _plain("5000.000000"), _plain("3.50")
    ('5000', '3.5')
    """
    return number.rstrip("0").rstrip(".") if "." in number else number


class CoopRebateRunRate(models.Model):
    """One category, member type and direction of a run: its rate and its totals.

    The rate is copied: changing it later changes no run.
    """

    _name = "coop.rebate.run.rate"
    _description = "Rate Used by a Refund Run"
    _inherit = ["coop.rebate.result.mixin"]
    _log_access = False
    _order = "run_id, direction, category_id, member_type_id"
    _rec_name = "category_id"
    _insert_only_exempt = ("rate_id",)

    category_id = fields.Many2one(
        "product.category",
        required=True,
        ondelete="restrict",
        help="The category members bought or sold in.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        "Member type",
        required=True,
        ondelete="restrict",
        help="The members' type on the day of each purchase.",
    )
    direction = fields.Selection(
        [("purchase", "Purchase"), ("sale", "Sale to the co-op")],
        required=True,
        help="Whether members bought goods or sold produce.",
    )
    rate_id = fields.Many2one(
        "coop.rebate.rate",
        "Rate of",
        index="btree_not_null",
        ondelete="set null",
        help="The rate that applied: the category's own or its nearest parent's.",
    )
    basis = fields.Selection(BASES, help="What the rate was multiplied with.")
    value = fields.Float(
        "Rate",
        digits=(16, 6),
        aggregator=None,
        help="The rate as it was when the run used it.",
    )
    tier_mode = fields.Selection(
        TIER_MODES,
        "Tier rates apply to",
        help="What the rates of tiers counted for; empty without any.",
    )
    tiers = fields.Json(
        "Tiers as text", help="Threshold and rate of each tier, as exact text."
    )
    tier_text = fields.Char(
        "Tiers", compute="_compute_tier_text", help="The tiers as they were."
    )
    missing = fields.Boolean(
        "No rate", help="Members have a base here, and no rate says what it earns."
    )
    member_count = fields.Integer("Members", help="How many members have a line here.")
    base_amount = fields.Monetary(
        "Base", help="What was accumulated, returns taken off."
    )
    quantity = fields.Float(
        digits="Product Unit",
        help="In the category's unit, returns taken off.",
    )
    amount = fields.Monetary("Refund", help="The sum of the members' refunds.")

    _scope_uniq = models.Constraint(
        "UNIQUE (run_id, category_id, member_type_id, direction)",
        "A run has one rate for each category, member type and direction.",
    )

    @api.depends("tiers")
    def _compute_tier_text(self):
        for rate in self:
            rate.tier_text = " · ".join(
                self.env._(
                    "from %(threshold)s: %(value)s", threshold=above, value=value
                )
                for above, value in (map(_plain, tier) for tier in rate.tiers or ())
            )

    def _scopes(self):
        """Return what each rate is for, e.g. ``["Rice (Ordinary)"]``."""
        return [
            f"{rate.category_id.display_name} ({rate.member_type_id.name})"
            for rate in self
        ]
