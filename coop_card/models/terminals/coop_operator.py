# SPDX-License-Identifier: LGPL-3.0-or-later
"""People who work terminals."""

from odoo import api, fields, models


class CoopOperator(models.Model):
    """A person known at the terminals by a code; need not be an Odoo user."""

    _name = "coop.operator"
    _description = "Operator"
    _inherit = ["coop.company.mixin", "coop.logged.mixin"]
    _order = "code"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, help="The person's name.")
    code = fields.Char(
        required=True,
        help="What the operator keys to sign in: 1 to 8 letters and digits.",
    )
    branch_ids = fields.Many2many(
        "coop.branch",
        string="Branches",
        check_company=True,
        help="Where the operator works. Empty: at every branch.",
    )
    active = fields.Boolean(default=True, help="Clear it when the person has left.")

    _code_uniq = models.Constraint(
        "UNIQUE (company_id, code)", "Another operator already has this code."
    )
    _code_form = models.Constraint(
        "CHECK (code ~ '^[A-Z0-9]{1,8}$')",
        "An operator code is 1 to 8 capital letters and digits.",
    )

    @api.onchange("code")
    def _onchange_code(self):
        self.code = (self.code or "").strip().upper() or False
