# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a counter knows of cards when it is offline."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..rules.receipt import masked, written_name
from .queries import COUNTER_CARDS

#: How many cards a counter knows, and how many purchases are looked at to choose them.
CARDS = 20_000
PURCHASES = 100_000


class CoopCounter(models.AbstractModel):
    """The cards most likely shown at a counter, and all that are to be refused.

    It is loaded with the session, as one record: rows of plain values, of no more than
    the counter needs to name a member.
    """

    _name = "coop.counter"
    _description = "What a Counter Knows of Cards"
    _inherit = ["pos.load.mixin"]

    cards = fields.Json(help="One row for each card; see ``_card_row``.")
    refused = fields.Json(help="Identifiers of cards to refuse, and their states.")
    digits = fields.Integer(help="How long numbers of cards are at least.")

    @api.model
    def _load_pos_data_fields(self, config):
        return ["cards", "refused", "digits"]

    @api.model
    def _load_pos_data_search_read(self, data, config):
        return [self.sudo()._known_at(config.sudo())]

    @api.model
    def _known_at(self, config):
        co_op = config.company_id.root_id
        listed = self.env["coop.hotlist"]._since(co_op)["add"]
        return {
            "id": config.id,
            "cards": self._cards(config),
            "refused": {entry["identifier"]: entry["state"] for entry in listed},
            "digits": co_op.coop_card_length,
        }

    @api.model
    def _cards(self, config):
        """Return rows of the cards that a counter is likely to see."""
        co_op, branch = config.company_id.root_id, config.coop_branch_id
        place = ("branch_id", branch.id) if branch else ("company_id", co_op.id)
        self.env.flush_all()
        rows = self.env.execute_query_dict(
            SQL(
                COUNTER_CARDS,
                place=SQL("%s = %s", SQL.identifier(place[0]), place[1]),
                company=co_op.id,
                today=co_op._coop_today(),
                limit=CARDS,
                purchases=PURCHASES,
            )
        )
        types = self._type_names(co_op)
        return [self._card_row(row, types, co_op) for row in rows]

    @api.model
    def _card_row(self, row, types, co_op):
        """Return what a counter knows of a card: number, other identifiers, contact,
        name, type, masked member number, name on receipts, last day, member number.
        """
        return [
            row["number"],
            row["identifiers"],
            row["partner_id"],
            row["name"],
            types[row["type_id"]],
            masked(row["member_number"]),
            written_name(row["name"], co_op.coop_receipt_name),
            fields.Date.to_string(row["valid_to"]) or False,
            row["member_number"],
        ]

    @api.model
    def _type_names(self, co_op):
        types = self.env["coop.member.type"].with_context(active_test=False)
        return {
            one.id: one.name for one in types.search([("company_id", "=", co_op.id)])
        }

    @api.model
    def _identify(self, identifier, config):
        """Return what a card or member number stands for: ``state``, and its ``row``.

        The state is ``active``, or why it is refused: that of the card, ``expired``,
        ``early``, or ``unknown``. A member's number that zeros would make a card's
        stands for the member.
        """
        co_op = config.company_id.root_id
        member, card = self.env["coop.member"]._identify(identifier, co_op)
        if not card:
            return self._identify_member(member, co_op)
        state = self._state(card, co_op._coop_today())
        row = state == "active" and self._row(card.member_id, co_op, card)
        return {"state": state, "row": row}

    @api.model
    def _state(self, card, today):
        if card.state != "active":
            return card.state
        if card.valid_from and card.valid_from > today:
            return "early"
        return "expired" if card.valid_to and card.valid_to < today else "active"

    @api.model
    def _identify_member(self, member, co_op):
        """Return the same for a member who showed no card."""
        if member.state != "active":
            return {"state": "unknown", "row": False}
        return {"state": "active", "row": self._row(member, co_op)}

    @api.model
    def _row(self, member, co_op, card=None):
        values = {
            "number": card.number if card else False,
            "identifiers": card.identifier_ids.mapped("value") if card else [],
            "partner_id": member.partner_id.id,
            "name": member.name,
            "member_number": member.number,
            "type_id": member.type_id.id,
            "valid_to": card.valid_to if card else None,
        }
        return self._card_row(values, {member.type_id.id: member.type_id.name}, co_op)
