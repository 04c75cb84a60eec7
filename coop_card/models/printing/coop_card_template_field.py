# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stands where on a card."""

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...printing.barcodes import has_code128
from ...printing.card_faces import Element
from .sources import SOURCES

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

#: Kinds that draw a code: they take a card number as it is, without blanks.
CODES = ("code128", "qr")

#: Kinds that show a picture of this name.
PICTURES = ("photo", "logo")


class CoopCardTemplateField(models.Model):
    """A box on a face of a card: text, photo, logo, barcode or coloured area."""

    _name = "coop.card.template.field"
    _description = "Field of a Card Template"
    _order = "face desc, sequence, id"
    _rec_name = "kind"

    template_id = fields.Many2one(
        "coop.card.template",
        required=True,
        index=True,
        ondelete="cascade",
        help="The template it is part of.",
    )
    sequence = fields.Integer(
        default=10, help="What comes later is drawn over what comes before."
    )
    face = fields.Selection(
        [("front", "Front"), ("back", "Back")],
        required=True,
        default="front",
        help="The side of the card.",
    )
    kind = fields.Selection(
        [
            ("text", "Text"),
            ("photo", "Photo"),
            ("logo", "Logo of the co-op"),
            ("code128", "Barcode (Code 128)"),
            ("qr", "QR code"),
            ("area", "Coloured area"),
        ],
        required=True,
        default="text",
        help="What is drawn.",
    )
    source = fields.Selection(
        "_selection_source",
        "Shows",
        help="What is taken from card and member. Empty: the text alone.",
    )
    text = fields.Char(
        help="Stands before what is shown, and is left out where there is nothing to "
        "show; or stands alone.",
    )
    x = fields.Float(
        "From left (mm)", digits=(6, 2), help="Left edge of the box on the card."
    )
    y = fields.Float(
        "From top (mm)", digits=(6, 2), help="Upper edge of the box on the card."
    )
    width = fields.Float(
        "Width (mm)",
        digits=(6, 2),
        required=True,
        default=40,
        help="Longer text is set smaller; a code takes its blank margins in the box.",
    )
    height = fields.Float(
        "Height (mm)",
        digits=(6, 2),
        required=True,
        default=6,
        help="Text stands in the middle of it.",
    )
    size = fields.Float(
        "Size (pt)", digits=(4, 1), required=True, default=9, help="Size of the type."
    )
    size_min = fields.Float(
        "Smallest (pt)",
        digits=(4, 1),
        required=True,
        default=5.5,
        help="Text that is too long is set smaller down to this size, and then cut.",
    )
    bold = fields.Boolean(help="Bold type.")
    align = fields.Selection(
        [("left", "To the left"), ("center", "Centred"), ("right", "To the right")],
        "Alignment",
        required=True,
        default="left",
        help="Where text stands in its box.",
    )
    colour = fields.Char(
        required=True, default="#000000", help="Of text and areas, such as #1F6F50."
    )

    _box = models.Constraint(
        "CHECK (x >= 0 AND y >= 0 AND width > 0 AND height > 0)",
        "A field of a card needs a place on it and a size.",
    )
    _sizes = models.Constraint(
        "CHECK (size_min >= 3 AND size >= size_min)",
        "The size of type is at least 3 pt, and the smallest is not above it.",
    )

    @api.model
    def _selection_source(self):
        lang = self.env.lang or "en_US"
        return [
            (name, source.label._translate(lang)) for name, source in SOURCES.items()
        ]

    @api.constrains("colour")
    def _check_colour(self):
        for field in self:
            if not COLOUR.fullmatch(field.colour):
                raise ValidationError(
                    self.env._(
                        "“%s” is no colour. Write it like #1F6F50.", field.colour
                    )
                )

    @api.constrains("x", "y", "width", "height")
    def _check_on_card(self):
        for field in self:
            width, height = field.template_id._size()
            right = round(field.x + field.width, 2)
            bottom = round(field.y + field.height, 2)
            if right > width or bottom > height:
                raise ValidationError(
                    self.env._(
                        "A field reaches over the edge of the card, which is "
                        "%(width)s × %(height)s mm. Make it smaller or move it.",
                        width=width,
                        height=height,
                    )
                )

    @api.constrains("kind", "source", "text")
    def _check_content(self):
        for field in self:
            if field.kind == "code128" and not has_code128(field.text or ""):
                raise ValidationError(
                    self.env._("A barcode holds Latin letters, digits and signs only.")
                )
            empty = not field.source and not field.text
            if field.kind in ("text", *CODES) and empty:
                raise ValidationError(
                    self.env._("Say what each text or code of the card shows.")
                )

    def _value_name(self):
        """Return the name its value has among a card's values; empty for fixed text."""
        if self.kind in PICTURES:
            return self.kind
        if self.kind in CODES and self.source == "card_number":
            return "card_number_plain"
        return self.source or "" if self.kind != "area" else ""

    def _element(self):
        """Return the field as the writer of cards takes it."""
        return Element(
            kind=self.kind,
            name=self._value_name(),
            x=self.x,
            y=self.y,
            width=self.width,
            height=self.height,
            text=self.text or "",
            size=self.size,
            smallest=self.size_min,
            bold=self.bold,
            align=self.align,
            colour=self.colour,
        )
