# SPDX-License-Identifier: LGPL-3.0-or-later
"""Branches of a co-op."""

from odoo import api, fields, models


class CoopBranch(models.Model):
    """A shop or collection point where members buy and sell."""

    _name = "coop.branch"
    _description = "Branch"
    _inherit = ["coop.company.mixin"]
    _order = "merchant_number"
    _rec_names_search = ["name", "merchant_number"]

    name = fields.Char(required=True, translate=True, help="How the branch is called.")
    merchant_number = fields.Char(
        "Merchant number",
        required=True,
        copy=False,
        help="The branch's 15-digit merchant number.",
    )
    region_id = fields.Many2one(
        "coop.region",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Where the branch lies.",
    )
    active = fields.Boolean(default=True, help="Clear it to hide a closed branch.")
    terminal_ids = fields.One2many("coop.terminal", "branch_id", "Terminals")
    terminal_count = fields.Integer(
        compute="_compute_terminal_count", help="How many terminals the branch has."
    )

    _merchant_number_uniq = models.Constraint(
        "UNIQUE (company_id, merchant_number)",
        "Another branch already has this merchant number.",
    )
    _merchant_number_form = models.Constraint(
        "CHECK (merchant_number ~ '^[0-9]{15}$')",
        "A merchant number has exactly 15 digits.",
    )

    @api.depends("terminal_ids")
    def _compute_terminal_count(self):
        for branch in self:
            branch.terminal_count = len(branch.terminal_ids)
