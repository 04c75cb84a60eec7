# SPDX-License-Identifier: LGPL-3.0-or-later
"""How one member's refund differs between two computations."""

from odoo import fields, models


class CoopRebateDifference(models.Model):
    """A member whose refund, its cash part, or its base differs."""

    _name = "coop.rebate.difference"
    _description = "Difference of a Refund"
    _inherit = ["coop.rebate.difference.mixin"]
    _log_access = False
    _order = "id"
    _rec_name = "member_id"
    _rec_names_search = ["member_id"]

    member_id = fields.Many2one(
        "coop.member",
        required=True,
        index=True,
        ondelete="cascade",
        help="Whose refund differs.",
    )
    member_group_id = fields.Many2one(related="member_id.group_id")
    cash_before = fields.Monetary("Cash before", help="The part paid out in the run.")
    cash_after = fields.Monetary(
        "Cash after", help="That part in what it is compared with."
    )
    cash_change = fields.Monetary(
        "Cash change", help="By how much the part paid out rises."
    )
    nothing_before = fields.Selection(
        "_selection_nothing",
        "Why nothing before",
        help="Why the run pays nothing.",
    )
    nothing_after = fields.Selection(
        "_selection_nothing",
        "Why nothing after",
        help="Why nothing is paid in what it is compared with.",
    )

    # Pages of a comparison are read from it in the order of the member numbers.
    _comparison_idx = models.Index("(comparison_id, id)")

    def _selection_nothing(self):
        field = self.env["coop.rebate.claim"]._fields["reason_code"]
        return field._description_selection(self.env)

    def action_claims(self):
        """Show how the member's refund comes about in the versions of the year."""
        runs = self.comparison_id.before_id + self.comparison_id.after_id
        claims = self.env["coop.rebate.claim"].search(
            [("member_id", "in", self.member_id.ids), ("run_id", "in", runs.ids)]
        )
        return claims._get_records_action(name=self.env._("Refunds of the member"))

    def action_ledger(self):
        """Show what the ledger of the year holds of the member."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_accumulation_action"
        )
        domain = [
            ("fiscal_year_id", "in", self.comparison_id.fiscal_year_id.ids),
            ("member_id", "in", self.member_id.ids),
        ]
        return action | {"domain": domain, "context": {}}
