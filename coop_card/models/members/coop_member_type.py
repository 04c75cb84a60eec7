# SPDX-License-Identifier: LGPL-3.0-or-later
"""Kinds of membership."""

from odoo import fields, models


class CoopMemberType(models.Model):
    """Ordinary, associate, …: decides the rate of the patronage refund."""

    _name = "coop.member.type"
    _description = "Member Type"
    _inherit = [
        "coop.company.mixin",
        "coop.coded.mixin",
        "coop.logged.mixin",
        "coop.printed.name.mixin",
    ]
    _order = "sequence, code"
    _rec_names_search = ["name", "code"]
    _printed_by = "member_id.type_id"

    name = fields.Char(required=True, translate=True, help="How the type is called.")
    code = fields.Char(required=True, help="Short code, used in imports and reports.")
    sequence = fields.Integer(default=10, help="The order in lists and reports.")
    active = fields.Boolean(
        default=True, help="Clear it to hide a type no longer used."
    )

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another member type already has this code."
    )
