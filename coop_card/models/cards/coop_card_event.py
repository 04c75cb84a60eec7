# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happened to cards."""

from odoo import api, fields, models

from ...rules.names import full_name


class CoopCardEvent(models.Model):
    """One step of a card's life, kept unchanged whatever is edited later."""

    _name = "coop.card.event"
    _description = "Card Event"
    _inherit = ["coop.company.mixin", "coop.anonymous.mixin"]
    _order = "effective_at desc, id desc"
    _rec_name = "card_id"
    _anonymous_columns = (
        "member_title",
        "member_name",
        "national_id_masked",
        "address",
        "reason",
    )

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
            ("accept", "Put into stock"),
            ("issue", "Issue"),
            ("block", "Block"),
            ("unblock", "Unblock"),
            ("report_lost", "Report lost"),
            ("replace", "Replace"),
            ("return", "Return"),
            ("hand_in", "Hand in"),
            ("restock", "Take back into stock"),
            ("cancel", "Cancel"),
            ("transfer", "Transfer"),
        ],
        required=True,
        help="What was done.",
    )
    state_from = fields.Selection(
        "_selection_state", "Before", required=True, help="The state before the step."
    )
    state_to = fields.Selection(
        "_selection_state", "After", required=True, help="The state after the step."
    )
    effective_at = fields.Datetime(
        "Counts from",
        required=True,
        help="Purchases from this instant on are judged by the new state.",
    )
    reason = fields.Char(help="Why it was done.")
    number = fields.Char("Card number", help="The card's number at that time.")
    type_id = fields.Many2one(
        "coop.card.type",
        "Card type",
        ondelete="restrict",
        help="The card's type at that time.",
    )
    valid_to = fields.Date("Valid until", help="The card's last day at that time.")
    member_number = fields.Char(
        "Member number", help="The holder's member number at that time."
    )
    member_title = fields.Char("Title", help="The holder's title at that time.")
    member_name = fields.Char("Name", help="The holder's name at that time.")
    holder_name = fields.Char(
        "Holder's name",
        compute="_compute_holder_name",
        help="The holder's title and name then.",
    )
    national_id_masked = fields.Char(
        "National ID",
        help="The holder's national ID at that time, masked but for its end.",
    )
    member_type_id = fields.Many2one(
        "coop.member.type",
        ondelete="restrict",
        help="The holder's member type at that time.",
    )
    member_group_id = fields.Many2one(
        "coop.member.group",
        ondelete="restrict",
        help="The holder's group at that time.",
    )
    address = fields.Char(help="The holder's address at that time.")
    terminal_id = fields.Many2one(
        "coop.terminal",
        ondelete="restrict",
        help="The terminal it was done at, if it was at one.",
    )
    operator_id = fields.Many2one(
        "coop.operator",
        ondelete="restrict",
        help="Who worked the terminal it was done at.",
    )
    network_address = fields.Char(
        "Network address", help="The network address it was done from."
    )

    _card_idx = models.Index("(card_id, effective_at, id)")
    _date_idx = models.Index("(create_date)")

    @api.depends("member_title", "member_name")
    def _compute_holder_name(self):
        for event in self:
            event.holder_name = full_name(event.member_title, event.member_name)

    def _selection_state(self):
        return self.env["coop.card"]._fields["state"]._description_selection(self.env)
