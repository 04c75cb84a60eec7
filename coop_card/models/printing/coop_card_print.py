# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which cards were printed."""

from odoo import fields, models


class CoopCardPrint(models.Model):
    """One card that came out of the printer as it should; kept for good.

    The digest stands for what was printed on it: as soon as the card would say
    something else, it is due to be printed again.
    """

    _name = "coop.card.print"
    _description = "Printed Card"
    _inherit = ["coop.company.mixin", "coop.insert.only.mixin"]
    _order = "id desc"
    _rec_name = "card_id"

    card_id = fields.Many2one(
        "coop.card", required=True, index=True, ondelete="restrict", help="The card."
    )
    member_id = fields.Many2one(
        "coop.member",
        "Holder",
        index="btree_not_null",
        ondelete="restrict",
        help="The member whose name was printed.",
    )
    template_id = fields.Many2one(
        "coop.card.template",
        required=True,
        ondelete="restrict",
        help="What the card looks like.",
    )
    digest = fields.Char(
        required=True, help="Stands for everything that was printed on the card."
    )
