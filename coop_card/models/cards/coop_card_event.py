# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happened to cards."""

from odoo import fields, models


class CoopCardEvent(models.Model):
    """One step of a card's life, kept unchanged whatever is edited later."""

    _name = "coop.card.event"
    _description = "Card Event"
    _inherit = ["coop.company.mixin", "coop.insert.only.mixin"]
    _order = "effective_at desc, id desc"
    _rec_name = "card_id"

    card_id = fields.Many2one(
        "coop.card", required=True, index=True, ondelete="restrict", help="The card."
    )
    member_id = fields.Many2one(
        "coop.member",
        "Holder",
        index=True,
        ondelete="restrict",
        help="The member the card stood for at that time.",
    )
    step = fields.Selection(
        [
            ("issue", "Issue"),
            ("block", "Block"),
            ("unblock", "Unblock"),
            ("report_lost", "Report lost"),
            ("replace", "Replace"),
            ("cancel", "Cancel"),
        ],
        required=True,
        help="What was done.",
    )
    state_from = fields.Selection(
        "_selection_state", "From", required=True, help="The state before the step."
    )
    state_to = fields.Selection(
        "_selection_state", "To", required=True, help="The state after the step."
    )
    effective_at = fields.Datetime(
        "Counts from",
        required=True,
        help="Purchases from this instant on are judged by the new state.",
    )
    reason = fields.Char(help="Why it was done.")

    def _selection_state(self):
        return self.env["coop.card"]._fields["state"]._description_selection(self.env)
