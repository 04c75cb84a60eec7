# SPDX-License-Identifier: LGPL-3.0-or-later
"""Choosing a member by reading a card."""

from odoo import api, models
from odoo.fields import Domain

from ...rules.card_number import normalise
from ...rules.keyboard import readings


class CoopMember(models.Model):
    """Finds the holder of a card that was read, or whose number was typed."""

    _inherit = "coop.member"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Name the holder of a whole card number or identifier before all others.

        Of a card number without its leading zeros, the holder is named where no member
        goes by what was typed: see ``_identify``.
        """
        found = super().name_search(name, domain, operator, limit)
        if not name.strip() or operator != "ilike":
            return found
        card = self.env["coop.card"]._find(name, self.env.company)
        if not card or (found and not card._is_whole(name)):
            return found
        holder = Domain("id", "=", card.member_id.id) & Domain(domain or [])
        first = [(one.id, one.display_name) for one in self.search(holder, limit=1)]
        return (first + [one for one in found if one not in first])[:limit]

    @api.model
    def _identify(self, text, company):
        """Return the member that a text stands for, and the card if it is a card's.

        A whole card number or identifier comes first, then a member's number, then a
        card number without its leading zeros: who scans a card means the card, and who
        types a few digits the member.

        :param str text: what was typed, or what a reader of the co-op's desks sent
        """
        cards = self.env["coop.card"]
        text = text.strip()
        if not text:
            return self.browse(), cards
        card = cards._find(text, company)
        whole = card and any(map(card._is_whole, readings(text)))
        member = not whole and self._numbered(text, company)
        return (member, cards) if member else (card.member_id, card)

    @api.model
    def _numbered(self, text, company):
        """Return the member of a number, whatever became of the membership."""
        here = Domain("company_id", "=", company.root_id.id)
        written = [text.upper(), *readings(text), *map(normalise, readings(text))]
        found = self.with_context(active_test=False).search(
            here & Domain("number", "in", written)
        )
        return found.sorted(lambda one: one.number != text)[:1]
