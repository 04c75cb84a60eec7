# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which states the cards of each member have, for searches among many members."""

from odoo import api, fields, models
from odoo.fields import Domain


class CoopMember(models.Model):
    """Knows the states of the member's cards.

    Looking for them card by card takes a second among a million members. Triggers
    of the cards write them, so that nothing gets past it.
    """

    _inherit = "coop.member"

    card_states = fields.Char(
        "States of cards",
        copy=False,
        readonly=True,
        help="The states of the member's cards, by their technical names. Empty: "
        "the member has no card. The database keeps it.",
    )

    @api.model
    def _has_field_access(self, field, operation):
        """Let nobody say what the database keeps by itself."""
        kept = operation == "write" and field.name == "card_states" and not self.env.su
        return not kept and super()._has_field_access(field, operation)

    @api.model
    def _by_card_state(self, state):
        """Return the domain of the members with a card of a state, or with none.

        :param state: a state of cards, nothing for the members without a card
        """
        self.env["coop.card"].flush_model(["member_id", "state"])
        if not state:
            return Domain("card_states", "=", False)
        return Domain("card_states", "like", state)
