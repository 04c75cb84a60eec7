# SPDX-License-Identifier: LGPL-3.0-or-later
"""Hiding members from lists."""

from odoo import api, models
from odoo.exceptions import ValidationError

#: States of cards that somebody may carry.
CARRIED = ("active", "blocked")


class CoopMember(models.Model):
    """Keeps members in sight whose cards are about."""

    _inherit = "coop.member"

    @api.constrains("active")
    def _check_no_card_is_carried(self):
        for member in self.filtered(lambda member: not member.active):
            carried = [("member_id", "=", member.id), ("state", "in", CARRIED)]
            cards = self.env["coop.card"].sudo().search(carried)
            if cards:
                raise ValidationError(
                    self.env._(
                        "%(member)s still has cards: %(numbers)s. Take them back or "
                        "cancel them before you archive the member.",
                        member=member.display_name,
                        numbers=", ".join(cards.mapped("number")),
                    )
                )
