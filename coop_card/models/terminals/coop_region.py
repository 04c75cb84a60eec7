# SPDX-License-Identifier: LGPL-3.0-or-later
"""Regions of branches."""

from odoo import fields, models


class CoopRegion(models.Model):
    """A region holds branches, for lists and rights."""

    _name = "coop.region"
    _description = "Region"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _order = "code, name"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, translate=True, help="How the region is called.")
    code = fields.Char(required=True, help="Short code, used in imports and reports.")
    active = fields.Boolean(default=True, help="Clear it to hide a region.")
    branch_ids = fields.One2many("coop.branch", "region_id", "Branches")

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another region already has this code."
    )
