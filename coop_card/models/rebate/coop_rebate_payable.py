# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the co-op owes each member of a fiscal year's refund."""

from odoo import fields, models
from odoo.tools import SQL


class CoopRebatePayable(models.Model):
    """The account of one member for one fiscal year.

    Its moves come from runs and payouts and never change; the database sums them up
    here. A balance below zero is what the member owes the co-op, because a later
    version of the run gave less than was paid.
    """

    _name = "coop.rebate.payable"
    _description = "Refund Payable to a Member"
    _inherit = ["coop.insert.only.mixin"]
    _log_access = False
    _order = "fiscal_year_id desc, id"
    _rec_name = "member_id"
    _rec_names_search = ["member_id"]

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        index=True,
        ondelete="restrict",
        help="The co-op that owes it.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="restrict",
        help="Whom the co-op owes it.",
    )
    member_group_id = fields.Many2one(related="member_id.group_id")
    fiscal_year_id = fields.Many2one(
        "coop.fiscal.year",
        "Fiscal year",
        required=True,
        index=True,
        ondelete="restrict",
        help="The year whose refund it is.",
    )
    entitled = fields.Monetary(
        default=0,
        readonly=True,
        help="The member's refund of the year, as its runs posted it.",
    )
    balance = fields.Monetary(
        default=0,
        readonly=True,
        help="What the co-op still owes the member. Below zero: what the member owes "
        "the co-op.",
    )
    move_ids = fields.One2many("coop.rebate.move", "payable_id", "Moves", readonly=True)

    # Begins with the member, whose refunds of all years are read from it.
    _member_uniq = models.Constraint(
        "UNIQUE (member_id, fiscal_year_id)",
        "A member has one refund account for each year.",
    )
    _owing_idx = models.Index("(fiscal_year_id) WHERE balance < 0")
    _open_idx = models.Index("(fiscal_year_id, member_id) WHERE balance <> 0")

    def _insert_only_update_triggers(self):
        """Let the sums change by their moves alone, that is, by the trigger there."""
        self._insert_only_trigger(
            "update",
            SQL("BEFORE UPDATE"),
            SQL("ROW"),
            condition=SQL("pg_trigger_depth() = 0"),
        )
