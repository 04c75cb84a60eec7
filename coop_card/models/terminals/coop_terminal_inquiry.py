# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a terminal is told of a card."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import masking
from ...rules.entry import Entry
from .queries import ACCUMULATED

#: What may be odd about a purchase because of the card that was read.
OF_CARD = frozenset(
    {
        "card_unknown",
        "card_not_live",
        "card_type_not_served",
        "member_not_active",
        "before_joining",
    }
)


class CoopTerminalChannel(models.AbstractModel):
    """Answers whose card was read, and what the member has accumulated this year."""

    _inherit = "coop.terminal.channel"

    @api.model
    def _inquire(self, terminal, text):
        """Return what a counter may know of the card that was read; None for no card.

        Card and member are found as a purchase of this moment finds them.
        """
        found = self._as_booked(terminal, text)
        card = self.env["coop.card"].sudo().browse(found.card_id)
        if not card:
            return None
        year = self.env["coop.fiscal.year"].sudo().browse(found.fiscal_year_id)
        member = self.env["coop.member"].sudo().browse(found.member_id)
        totals = self._accumulated(member, year)
        return {
            "card": {
                "number": masking.number(card.number),
                "state": card.state,
                "live": OF_CARD.isdisjoint(found.reasons),
                "type": card.type_id.name,
                "valid_to": _day(card.valid_to),
            },
            "member": self._member(member),
            "year": self._year(year),
            "totals": totals,
            "total": {
                direction: sum(
                    row["amount"] + row["amount_tax"]
                    for row in totals
                    if row["direction"] == direction
                )
                for direction in ("purchase", "sale")
            },
        }

    @api.model
    def _as_booked(self, terminal, text):
        """Return the entry of a purchase with a card, as far as its head goes."""
        document = {
            "origin": "terminal",
            "key": "",
            "company_id": terminal.company_id.id,
            "kind": "accumulate",
            "card": text,
            "occurred_at": fields.Datetime.to_string(self.env.cr.now()),
            "terminal_id": terminal.id,
            "lines": [],
        }
        entry = Entry(terminal.company_id.id, "terminal", "", document)
        self.env["coop.booking.resolver"].sudo()._resolve_heads([entry])
        return entry

    @api.model
    def _member(self, member):
        return (
            {
                "name": masking.name(member.name),
                "number": member.number,
                "type": member.type_id.name,
                "state": member.state,
            }
            if member
            else None
        )

    @api.model
    def _year(self, year):
        return (
            {
                "name": year.name,
                "date_start": _day(year.date_start),
                "date_end": _day(year.date_end),
            }
            if year
            else None
        )

    @api.model
    def _accumulated(self, member, year):
        """Return a member's sums of a year by category, in minor units."""
        if not (member and year):
            return []
        unit = 10**year.company_id.currency_id.decimal_places
        values = {"member": member.id, "year": year.id, "unit": unit}
        return self.env.execute_query_dict(SQL(ACCUMULATED, **values))


def _day(date):
    return date.isoformat() if date else None
