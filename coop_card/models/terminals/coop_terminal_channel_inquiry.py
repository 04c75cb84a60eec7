# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a terminal is told of a card."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import masking
from ...rules.entry import Entry
from .queries import KNOWN

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
DIRECTIONS = ("purchase", "sale")


class CoopTerminalChannel(models.AbstractModel):
    """Answers whose card was read, and what the member has accumulated this year."""

    _inherit = "coop.terminal.channel"

    @api.model
    def _inquire(self, terminal, text, site=None):
        """Return what a counter may know of the card that was read; None for no card.

        Card and member are found as a purchase of this moment finds them.

        :param dict site: what is set at the terminal, where that is known
        """
        found = self._as_booked(terminal, text, site)
        if not found.card_id:
            return None
        known = self._known(found)
        return {
            "card": {
                "number": masking.number(known["number"]),
                "state": known["state"],
                "live": OF_CARD.isdisjoint(found.reasons),
                "type": known["type"],
                "valid_to": known["valid_to"],
            },
            "member": _masked(known["member"]),
            "year": known["year"],
            "totals": known["totals"],
            "total": {name: _total(known["totals"], name) for name in DIRECTIONS},
        }

    @api.model
    def _as_booked(self, terminal, text, site):
        """Return the entry of a purchase with a card, as far as its head goes."""
        company = terminal.env.company
        document = {
            "origin": "terminal",
            "key": "",
            "company_id": company.id,
            "kind": "accumulate",
            "card": text,
            "occurred_at": fields.Datetime.to_string(fields.Datetime.now()),
            "terminal_id": terminal.id,
            "lines": [],
        }
        entry = Entry(company.id, "terminal", "", document, site)
        self.env["coop.booking.resolver"].sudo()._resolve_heads([entry], judged=False)
        return entry

    @api.model
    def _known(self, found):
        """Return all that is told, in one statement: people wait at the counter."""
        (known,) = self.env.execute_query_dict(
            SQL(
                KNOWN,
                card=found.card_id,
                member=found.member_id,
                year=found.fiscal_year_id,
                unit=10**found.digits,
                lang=self.env.lang or "en_US",
            )
        )
        return known


def _masked(member):
    """Return a member as bystanders may see it; None for nobody."""
    return member and member | {
        "name": masking.name(member["name"]),
        "number": masking.number(member["number"]),
    }


def _total(totals, direction):
    """Return what the sums of a direction come to, with tax."""
    sums = [row for row in totals if row["direction"] == direction]
    return sum(row["amount"] + row["amount_tax"] for row in sums)
