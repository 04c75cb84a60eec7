# SPDX-License-Identifier: LGPL-3.0-or-later
"""Branches of a co-op."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CoopBranch(models.Model):
    """A shop or collection point where members buy and sell."""

    _name = "coop.branch"
    _description = "Branch"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _order = "merchant_number"
    _rec_names_search = ["name", "merchant_number"]

    name = fields.Char(required=True, translate=True, help="How the branch is called.")
    merchant_number = fields.Char(
        "Merchant number",
        required=True,
        copy=False,
        help="The branch's 15-digit merchant number. If your bank gave it none, make "
        "one up, such as 000000000000001.",
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

    @api.model
    def _check_places(self, places):
        """Let places, such as journals, be of branches of their own co-op only.

        :param places: records with a ``coop_branch_id`` and any company of a co-op
        :raise ValidationError: for a place of another co-op than its branch
        """
        for place in places.sudo().filtered("coop_branch_id"):
            branch, co_op = place.coop_branch_id, place.company_id.root_id
            if branch.company_id != co_op:
                raise ValidationError(
                    self.env._(
                        "%(branch)s is a branch of another co-op than %(place)s. "
                        "Choose a branch of %(co_op)s.",
                        branch=branch.name,
                        place=place.display_name,
                        co_op=co_op.name,
                    )
                )
