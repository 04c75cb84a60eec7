# SPDX-License-Identifier: LGPL-3.0-or-later
"""What else than its number a card is read by."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules import card_number, identifier


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
        identifiers = super().create(
            [
                self._normalised(vals)
                | {"company_id": cards.browse(vals["card_id"]).company_id.id}
                for vals in vals_list
            ]
        )
        self.env["coop.hotlist"]._refresh(identifiers.card_id)
        return identifiers

    def write(self, vals):
        """Normalise what was read, and keep the hotlist in line with it."""
        cards = self.card_id
        result = super().write(self._normalised(vals))
        self.env["coop.hotlist"]._refresh(cards | self.card_id)
        return result

    def unlink(self):
        """Let the hotlist forget the identifiers."""
        cards = self.card_id
        result = super().unlink()
        self.env["coop.hotlist"]._refresh(cards)
        return result

    @api.model
    def _normalised(self, vals):
        value = vals.get("value")
        return {**vals, "value": card_number.normalise(value)} if value else vals

    @api.onchange("value")
    def _onchange_value(self):
        self.value = card_number.normalise(self.value or "")

    def action_reverse_bytes(self):
        """Turn identifiers round that a reader sent with the last byte first."""
        for one in self:
            one.value = identifier.reverse_bytes(one.value)

    @api.constrains("value", "medium")
    def _check_radio_tag(self):
        for one in self.filtered(lambda one: one.medium == "rfid"):
            if not identifier.is_radio_tag(one.value):
                raise ValidationError(
                    self.env._(
                        "%s is not the identifier of a radio tag, which has 4, 7 or 10 "
                        "bytes: 8, 14 or 20 of the characters 0 to 9 and A to F.",
                        one.value,
                    )
                )

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
