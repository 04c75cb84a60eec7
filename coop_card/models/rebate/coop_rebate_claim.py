# SPDX-License-Identifier: LGPL-3.0-or-later
"""A member's whole refund, as one run computed it."""

from odoo import fields, models


class CoopRebateClaim(models.Model):
    """The whole entitlement of one member in one run: the sum of the member's lines,
    or nothing where that is below zero.

    Cash and retained part always add up to the refund.
    """

    _name = "coop.rebate.claim"
    _description = "Refund of a Member"
    _inherit = ["coop.rebate.result.mixin"]
    _log_access = False
    _order = "id"
    _rec_name = "member_id"
    _rec_names_search = ["member_id"]

    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="restrict",
        help="The member who is entitled to it.",
    )
    member_group_id = fields.Many2one(related="member_id.group_id")
    fiscal_year_id = fields.Many2one(related="run_id.fiscal_year_id")
    run_state = fields.Selection(related="run_id.state", string="Run")
    base_amount = fields.Monetary(
        "Base", help="What the ledger holds for the year, returns taken off."
    )
    amount = fields.Monetary("Refund", help="The sum of the refunds in each category.")
    cash_amount = fields.Monetary("Cash", help="The part that is paid out.")
    retained_amount = fields.Monetary(
        "Retained",
        help="The part that stays with the co-op: what is not paid in cash, or all of "
        "a refund below the smallest payout.",
    )
    unpaid_amount = fields.Monetary(
        "Below the smallest payout",
        help="What of the retained part would have been paid, were it not below the "
        "smallest payout; it is carried over or forfeited, as the run says.",
    )
    withheld_amount = fields.Monetary(
        "Tax withheld",
        default=0,
        help="What of the cash is withheld for the tax office.",
    )
    eligible = fields.Boolean(
        help="Whether the co-op's rules entitle the member to a refund."
    )
    reason_code = fields.Selection(
        [
            ("defaulter", "Defaulter"),
            ("excluded", "Excluded"),
            ("state_applicant", "Not admitted yet"),
            ("state_suspended", "Suspended"),
            ("state_resigned", "Resigned"),
            ("state_deceased", "Deceased"),
            ("state_terminated", "Terminated"),
            ("below_purchases", "Below the smallest purchases"),
            ("below_minimum", "Below the smallest payout"),
            ("below_unit", "Too small: rounded to nothing"),
            ("no_quantity", "No quantity to multiply"),
            ("no_rate", "No rate for the categories"),
            ("zero_rate", "The rate is 0"),
            ("negative_base", "Returned more than bought"),
            ("zero_base", "The purchases come to 0"),
        ],
        "Why nothing",
        help="Why nothing is paid; empty where there is something to pay.",
    )
    reason_note = fields.Char(
        "Reason", help="Why the co-op left the member out, in its own words."
    )
    line_ids = fields.One2many(
        "coop.rebate.line",
        compute="_compute_line_ids",
        string="Categories",
        help="How the refund comes about.",
    )

    _member_uniq = models.Constraint(
        "UNIQUE (member_id, run_id)", "A run has one refund for each member."
    )
    _unpaid_is_a_part = models.Constraint(
        "CHECK (unpaid_amount BETWEEN 0 AND retained_amount)",
        "What is below the smallest payout is a part of what is retained.",
    )
    _withheld_is_a_part = models.Constraint(
        "CHECK (withheld_amount BETWEEN 0 AND cash_amount)",
        "What is withheld is a part of the cash.",
    )
    _parts_make_the_whole = models.Constraint(
        "CHECK (amount = cash_amount + retained_amount)",
        "Cash and retained part must add up to the refund.",
    )

    def _compute_line_ids(self):
        lines = self.env["coop.rebate.line"].search(
            [("run_id", "in", self.run_id.ids), ("member_id", "in", self.member_id.ids)]
        )
        grouped = lines.grouped(lambda line: (line.run_id, line.member_id))
        for claim in self:
            claim.line_ids = grouped.get((claim.run_id, claim.member_id))
