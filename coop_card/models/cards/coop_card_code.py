# SPDX-License-Identifier: LGPL-3.0-or-later
"""Everything that cards are read by, in one place."""

import json

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.identifier import codes
from .queries import CARDS_READ, CODES_KEPT, CODES_MISSING

#: The tables that say what cards are read by: their columns for that and for the card,
#: whether it is a radio tag's, and the columns whose change matters.
SOURCES = {
    "coop_card": ("number", "id", "FALSE", ("number",)),
    "coop_card_identifier": (
        "value",
        "card_id",
        "medium = 'rfid'",
        ("value", "card_id", "medium"),
    ),
}


class CoopCardCode(models.Model):
    """The numbers and the identifiers of a co-op's cards, each once.

    Its unique index keeps two people from giving one number to two cards at the same
    moment, one as the number of a card, the other as an identifier. Triggers of both
    tables write it, so that nothing gets past it. Its columns are plain numbers, for
    those tables have checked already what they refer to.
    """

    _name = "coop.card.code"
    _description = "What Cards Are Read By"
    _log_access = False
    _rec_name = "value"

    company_id = fields.Integer(required=True, help="The co-op.")
    value = fields.Char(required=True, help="A card number or another identifier.")
    card_id = fields.Integer(required=True, help="The card it stands for.")
    radio = fields.Boolean(help="Whether it is a radio tag's identifier.")

    _value_uniq = models.Constraint(
        "UNIQUE (company_id, value)",
        "A card already has this number or is read by it.",
    )

    def init(self):
        """Create the triggers, and enter what is not there, at install and upgrade."""
        done = super().init()
        for table, (value, card, radio, columns) in SOURCES.items():
            names = {
                "source": SQL.identifier(table),
                "function": SQL.identifier(f"{table}_keep_codes"),
                "value": SQL.identifier(value),
                "card": SQL.identifier(card),
                "radio": SQL(radio),
                "columns": SQL(", ").join(map(SQL.identifier, columns)),
            }
            for statement in (CODES_KEPT, CODES_MISSING):
                self.env.cr.execute(SQL(statement, **names))
        return done

    @api.model
    def _cards(self, readings):
        """Return for each reading the id of the card it stands for, or None.

        A reading that fits two cards, the number of one and the tag of another, stands
        for neither.

        :param readings: a ``Reading`` of each
        """
        self.env["coop.card"].flush_model(["company_id", "number"])
        self.env["coop.card.identifier"].flush_model()
        rows = [
            {"i": i, "company_id": reading.company_id, **codes(reading)}
            for i, reading in enumerate(readings)
        ]
        query = SQL(CARDS_READ, readings=json.dumps(rows))
        # It holds card numbers: a failing one is not logged.
        self.env.cr.execute(query, log_exceptions=False)
        return [card_id for (card_id,) in self.env.cr.fetchall()]
