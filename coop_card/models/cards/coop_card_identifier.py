# SPDX-License-Identifier: LGPL-3.0-or-later
"""What else than its number a card is read by."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules import card_number


class CoopCardIdentifier(models.Model):
    """What a reader gets from a chip, a radio tag, a QR code or a magnetic stripe."""

    _name = "coop.card.identifier"
    _description = "Card Identifier"
    _inherit = ["coop.company.mixin"]
    _order = "card_id, medium, value"
    _rec_name = "value"

    card_id = fields.Many2one(
        "coop.card",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        help="The card it is read from.",
    )
    medium = fields.Selection(
        [
            ("rfid", "Radio tag"),
            ("chip", "Chip"),
            ("qr", "QR code"),
            ("magstripe", "Magnetic stripe"),
        ],
        required=True,
        default="rfid",
        help="What it is read from.",
    )
    value = fields.Char(
        "Identifier",
        required=True,
        help="As the reader sends it; blanks, dashes and colons are left out.",
    )

    _value_uniq = models.Constraint(
        "UNIQUE (company_id, value)", "Another card is already read by this identifier."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Normalise what was read, and put it into the card's co-op."""
        cards = self.env["coop.card"]
        return super().create(
            [
                self._normalised(vals)
                | {"company_id": cards.browse(vals["card_id"]).company_id.id}
                for vals in vals_list
            ]
        )

    def write(self, vals):
        """Normalise what was read."""
        return super().write(self._normalised(vals))

    @api.model
    def _normalised(self, vals):
        value = vals.get("value")
        return {**vals, "value": card_number.normalise(value)} if value else vals

    @api.constrains("value", "card_id")
    def _check_no_other_number(self):
        for one in self:
            other = self.env["coop.card"].sudo()._find(one.value, one.company_id)
            if other and other != one.card_id:
                raise ValidationError(
                    self.env._(
                        "%(value)s is the number of card %(card)s: no other card can "
                        "be read by it.",
                        value=one.value,
                        card=other.number,
                    )
                )
