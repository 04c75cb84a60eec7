# SPDX-License-Identifier: LGPL-3.0-or-later
"""What else than its number a card is read by."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules import card_number, identifier
from ...rules.identifier import READER_CHOICES


class CoopCardIdentifier(models.Model):
    """What a reader gets from a chip, a radio tag, a QR code or a magnetic stripe."""

    _name = "coop.card.identifier"
    _description = "Card Identifier"
    _inherit = ["coop.company.mixin"]
    _order = "card_id, medium, value"
    _rec_name = "value"

    company_id = fields.Many2one(
        related="card_id.company_id", store=True, precompute=True, default=None
    )
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
    reader_kind = fields.Selection(
        READER_CHOICES,
        "Reader",
        required=True,
        default=lambda self: self.env.company.root_id.coop_card_reader_kind,
        help="What the reader sends that the radio tag is registered with.",
    )
    reading = fields.Char(
        "As read",
        help="What the reader sent. Of a radio tag, readers send different things: see "
        "the kind of the reader.",
    )
    value = fields.Char(
        "Identifier",
        required=True,
        compute="_compute_value",
        store=True,
        precompute=True,
        readonly=False,
        help="The same whatever reads it: without blanks, dashes and colons; a radio "
        "tag's in hexadecimal, first byte first.",
    )

    _value_uniq = models.Constraint(
        "UNIQUE (company_id, value)", "Another card is already read by this identifier."
    )

    @api.depends("reading", "reader_kind", "medium")
    def _compute_value(self):
        for one in self.filtered("reading"):
            one.value = one._tag_read() or card_number.normalise(one.reading)

    def _tag_read(self):
        """Return the radio tag that was read, if one was."""
        if self.medium != "rfid":
            return None
        return identifier.radio_tag(self.reading, self.reader_kind)

    @api.model_create_multi
    def create(self, vals_list):
        """Normalise what was typed, and keep the hotlist in line with it."""
        identifiers = super().create([self._normalised(vals) for vals in vals_list])
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

    @api.constrains("value", "medium", "reading", "reader_kind")
    def _check_radio_tag(self):
        for one in self.filtered(lambda one: one.medium == "rfid"):
            if not identifier.is_radio_tag(one.value) or (
                one.reading and not one._tag_read()
            ):
                raise ValidationError(
                    self.env._(
                        "%s is not the identifier of a radio tag, which has 4, 7 or 10 "
                        "bytes. Compare what was read with the kind of the reader.",
                        one.reading or one.value,
                    )
                )

    @api.constrains("value")
    def _check_no_short_number(self):
        """Refuse what fills up with zeros to the number of a card."""
        cards = self.env["coop.card"].sudo()
        for one in self:
            number = cards._normalise(one.value, one.company_id)
            same = [("company_id", "=", one.company_id.id), ("number", "=", number)]
            if cards.search_count(same, limit=1):
                raise ValidationError(
                    self.env._(
                        "%(value)s is the number of card %(card)s: no card can be read "
                        "by it as well.",
                        value=one.value,
                        card=number,
                    )
                )
