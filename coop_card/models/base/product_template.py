# SPDX-License-Identifier: LGPL-3.0-or-later
"""Items that accumulate on their own account."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .column_defaults import keep_defaults


class ProductTemplate(models.Model):
    """Lets one item be in or out whatever its category says."""

    _inherit = "product.template"

    coop_accumulates = fields.Selection(
        [("category", "As its category"), ("yes", "Yes"), ("no", "No")],
        "Accumulates",
        default="category",
        required=True,
        help="Whether this item counts for the members' patronage refund.",
    )
    coop_code = fields.Char(
        "Terminal code",
        copy=False,
        help="What the operator keys at the terminal for this item: up to 8 letters "
        "and digits.",
    )

    _coop_code_uniq = models.UniqueIndex(
        "(coop_code) WHERE coop_code IS NOT NULL",
        "Another item already has this terminal code.",
    )
    _coop_code_form = models.Constraint(
        "CHECK (coop_code ~ '^[A-Z0-9]{1,8}$')",
        "A terminal code is 1 to 8 capital letters and digits.",
    )

    def init(self):
        """Let the database keep the defaults, too."""
        keep_defaults(self)
        return super().init()

    @api.onchange("coop_code")
    def _onchange_coop_code(self):
        self.coop_code = (self.coop_code or "").strip().upper() or False

    @api.constrains("coop_code")
    def _check_code_of_no_category(self):
        self._check_codes_apart(self.mapped("coop_code"))

    @api.model
    def _check_codes_apart(self, codes):
        """Let no code be both an item's and a category's: who keys it means one.

        :raise ValidationError: for a code that is
        """
        known = [("coop_code", "in", [code for code in codes if code])]
        items = self.sudo().with_context(active_test=False).search(known)
        categories = self.env["product.category"].sudo().search(known)
        if both := {*items.mapped("coop_code")} & {*categories.mapped("coop_code")}:
            raise ValidationError(
                self.env._(
                    "A category and an item have the code %s: give one of them "
                    "another code.",
                    min(both),
                )
            )
