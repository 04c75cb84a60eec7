# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member's letter about a year's refund says beside the figures."""

from odoo import fields, models


class CoopRebateNote(models.Model):
    """A sentence for one member in the letter of one year."""

    _name = "coop.rebate.note"
    _description = "Note for a Refund Letter"
    _inherit = ["coop.rebate.year.mixin"]
    _order = "fiscal_year_id desc, member_id"
    _rec_name = "member_id"

    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        help="Whose letter it is for.",
    )
    note = fields.Char(required=True, help="What the letter says, as it is to be read.")

    _member_uniq = models.Constraint(
        "UNIQUE (fiscal_year_id, member_id)",
        "This member has a note for the year already.",
    )
