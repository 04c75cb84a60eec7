# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards that were never used."""

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

#: A card that was given out, without a line in the ledger: neither settled nor pending.
NEVER_USED = """
(%(card)s.used IS NOT TRUE AND %(card)s.state NOT IN ('draft', 'stock')
 AND NOT EXISTS (
     SELECT FROM coop_accumulation_pending pending WHERE pending.card_id = %(card)s.id
 ))
"""


class CoopCard(models.Model):
    """Tells which cards nobody has bought anything with, among millions.

    The settlement marks a card once. Until then its first purchase is pending.
    """

    _inherit = "coop.card"

    used = fields.Boolean(
        readonly=True,
        copy=False,
        help="Something that was bought with the card has been settled.",
    )
    never_used = fields.Boolean(
        compute="_compute_never_used",
        search="_search_never_used",
        help="Given out, but not a single purchase was made with it.",
    )

    _never_used_idx = models.Index(
        "(company_id, number) "
        "WHERE used IS NOT TRUE AND state NOT IN ('draft', 'stock')"
    )

    def _compute_never_used(self):
        never = self.sudo().search([("id", "in", self.ids), ("never_used", "=", True)])
        for card in self:
            card.never_used = card._origin in never

    def _search_never_used(self, operator, value):
        if operator != "in":
            return NotImplemented
        never_used = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                NEVER_USED, card=SQL.identifier(alias)
            )
        )
        return never_used if True in value else ~never_used
