# SPDX-License-Identifier: LGPL-3.0-or-later
"""Items that accumulate on their own account."""

from odoo import api, fields, models

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
