# SPDX-License-Identifier: LGPL-3.0-or-later
"""The dialog that gives each of many members a card."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: States in which a member still has a card, or could get it back.
HELD = ("active", "blocked")


class CoopCardIssueListWizard(models.TransientModel):
    """Gives each of the members chosen the next card in stock, or a new number.

    First it shows how many get one. Thousands of members take a few statements.
    """

    _name = "coop.card.issue.list.wizard"
    _description = "Cards for Many Members"
    _inherit = ["coop.company.mixin", "coop.card.charging.mixin"]

    chosen_ids = fields.Many2many(
        "coop.member",
        readonly=True,
        default=lambda self: self.env.context.get("active_ids"),
        help="The members the dialog was opened for.",
    )
    type_id = fields.Many2one(
        "coop.card.type",
        "Card type",
        required=True,
        check_company=True,
        default=lambda self: self.env["coop.card"]._default_type(self.env.company),
        help="Which cards the members get.",
    )
    source = fields.Selection(
        [("stock", "Cards in stock"), ("new", "New numbers")],
        "Take",
        required=True,
        default="stock",
        help="Cards that lie in stock, in the order of their numbers; or cards that "
        "are still to be printed.",
    )
    branch_id = fields.Many2one(
        "coop.branch",
        "Stock of",
        check_company=True,
        help="The branch whose cards are given out. Empty: the head office.",
    )
    only_without = fields.Boolean(
        "Only to members without such a card",
        default=True,
        help="Leaves out members who have a card of this type.",
    )
    member_ids = fields.Many2many(
        "coop.member", compute="_compute_member_ids", help="Who gets a card."
    )
    member_count = fields.Integer(
        "Members who get a card", compute="_compute_member_ids", help="How many."
    )
    left_out_count = fields.Integer(
        "Left out",
        compute="_compute_member_ids",
        help="Members chosen who are not active, or who have such a card.",
    )
    stock_count = fields.Integer(
        "Cards in stock",
        compute="_compute_stock_count",
        help="Cards of this type that the branch has.",
    )

    @api.depends("chosen_ids", "type_id", "only_without")
    def _compute_member_ids(self):
        for wizard in self:
            members = wizard.chosen_ids._origin.filtered_domain(wizard._entitled())
            if wizard.only_without:
                members -= wizard._holders(members)
            wizard.member_ids = members
            wizard.member_count = len(members)
            wizard.left_out_count = len(wizard.chosen_ids) - len(members)

    def _entitled(self):
        company = Domain("company_id", "=", self.company_id.id)
        return company & Domain("state", "=", "active")

    def _holders(self, members):
        """Return those of the members who have a card of the type."""
        held = Domain("type_id", "=", self.type_id.id) & Domain("state", "in", HELD)
        groups = self.env["coop.card"]._read_group(
            held & Domain("member_id", "in", members.ids), ["member_id"]
        )
        return members.browse(member.id for (member,) in groups)

    @api.depends("type_id", "branch_id")
    def _compute_stock_count(self):
        for wizard in self:
            wizard.stock_count = self.env["coop.card"].search_count(
                [
                    ("state", "=", "stock"),
                    ("member_id", "=", False),
                    ("company_id", "=", wizard.company_id.id),
                    ("type_id", "=", wizard.type_id.id),
                    ("branch_id", "=", wizard.branch_id.id),
                ]
            )

    @api.depends("type_id")
    def _compute_fee_text(self):
        return super()._compute_fee_text()

    def _charged_types(self):
        return self.type_id

    def action_confirm(self):
        """Give each member a card; show the cards."""
        self.ensure_one()
        members = self.member_ids
        if not members:
            raise UserError(self.env._("None of the members chosen gets a card."))
        quiet = self.with_context(tracking_disable=True)
        cards = quiet._from_stock() if self.source == "stock" else quiet._new_cards()
        cards._hand_to(members)
        cards.branch_id = self.branch_id
        cards.action_issue()
        self._charge(cards)
        return cards._get_records_action(name=self.env._("Cards given out"))

    def _from_stock(self):
        """Return the next cards in stock, one for each member."""
        cards = self.env["coop.card"]
        cards = cards._next_in_stock(self.type_id, self.branch_id, self.member_count)
        if len(cards) < self.member_count:
            raise UserError(
                self.env._(
                    "%(members)s members get a card, and %(cards)s lie in stock. "
                    "Choose fewer members, another branch, or new numbers.",
                    members=self.member_count,
                    cards=len(cards),
                )
            )
        return cards

    def _new_cards(self):
        """Return new cards with the next numbers of the type, one for each member."""
        values = {"company_id": self.company_id.id, "type_id": self.type_id.id}
        return self.env["coop.card"].create(
            [values.copy() for _member in self.member_ids]
        )
