# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members work as."""

from odoo import fields, models


class CoopOccupation(models.Model):
    """An occupation, for searches and statistics of the register."""

    _name = "coop.occupation"
    _description = "Occupation"
    _inherit = ["coop.company.mixin", "coop.coded.mixin"]
    _order = "name"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, translate=True, help="Farmer, teacher, trader …")
    code = fields.Char(required=True, help="Short code, used in imports and reports.")
    active = fields.Boolean(default=True, help="Clear it to hide one no longer used.")

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another occupation already has this code."
    )
