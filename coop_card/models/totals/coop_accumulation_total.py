# SPDX-License-Identifier: LGPL-3.0-or-later
"""What members accumulated, by year, category, type and direction."""

from odoo import fields, models


class CoopAccumulationTotal(models.Model):
    """The settled part of what the ledger adds up to; see the pending part.

    Nobody reads it on a screen. Its columns are plain numbers, for the ledger has
    checked already what they refer to, and never lets go of it: ten million rows would
    take fifty million checks.
    """

    _name = "coop.accumulation.total"
    _description = "Accumulation Total"
    _log_access = False

    company_id = fields.Integer(required=True, help="The co-op.")
    fiscal_year_id = fields.Integer(required=True, help="The year of the lines.")
    member_id = fields.Integer(required=True, help="The member of the lines.")
    category_id = fields.Integer(required=True, help="The category of the lines.")
    member_type_id = fields.Integer(required=True, help="The member's type then.")
    direction = fields.Char(required=True, help="Purchase or sale.")
    quantity = fields.Float(digits="Product Unit", help="In the category's unit.")
    amount = fields.Float(digits=0, help="Without the tax beside it.")
    amount_tax = fields.Float("Tax", digits=0, help="The tax on top of the amount.")
    line_count = fields.Integer("Lines", help="How many lines are summed up.")

    _key_uniq = models.Constraint(
        "UNIQUE (member_id, fiscal_year_id, category_id, member_type_id, direction)",
        "These lines are summed up already.",
    )
