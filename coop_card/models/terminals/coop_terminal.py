# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card terminals."""

from odoo import fields, models


class CoopTerminal(models.Model):
    """A device of a branch that posts transactions."""

    _name = "coop.terminal"
    _description = "Terminal"
    _inherit = ["coop.company.mixin", "mail.thread"]
    _order = "number"
    _rec_names_search = ["number", "name"]

    name = fields.Char(required=True, tracking=True, help="Where the device stands.")
    number = fields.Char(
        required=True,
        copy=False,
        tracking=True,
        help="The terminal number: 8 capital letters and digits.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        "Branch",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
        help="What the terminal posts counts for this branch.",
    )
    state = fields.Selection(
        [
            ("draft", "Not enrolled"),
            ("active", "Active"),
            ("suspended", "Suspended"),
        ],
        default="draft",
        required=True,
        copy=False,
        readonly=True,
        tracking=True,
        help="Only an active terminal may post.",
    )
    key_ids = fields.One2many("coop.terminal.key", "terminal_id", "Keys")

    _number_uniq = models.Constraint(
        "UNIQUE (company_id, number)", "Another terminal already has this number."
    )
    _number_form = models.Constraint(
        "CHECK (number ~ '^[A-Z0-9]{8}$')",
        "A terminal number is exactly 8 capital letters and digits.",
    )
