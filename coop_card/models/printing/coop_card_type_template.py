# SPDX-License-Identifier: LGPL-3.0-or-later
"""What cards of a type look like."""

from odoo import fields, models


class CoopCardType(models.Model):
    """Gives a type of cards its template."""

    _inherit = "coop.card.type"

    template_id = fields.Many2one(
        "coop.card.template",
        "Card template",
        index="btree_not_null",
        check_company=True,
        help="What the cards look like. With a template, cards that are issued wait to "
        "be printed; empty for cards that come ready from a factory.",
    )
