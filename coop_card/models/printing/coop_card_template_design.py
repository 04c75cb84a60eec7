# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card templates as the writer of cards takes them, and what they will look like."""

import base64
import io
from datetime import date

from PIL import UnidentifiedImageError

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...printing import card_papers
from ...printing.card_faces import LONG_SIDE, SHORT_SIDE, Design, Face
from ...printing.pictures import filling, silhouette
from ...printing.preview import picture
from .sources import SOURCES, phone_of

#: Everything the preview shows.
SHOWN = [
    "lang",
    "portrait",
    "one_colour",
    "front_background",
    "back_background",
    *(
        f"field_ids.{name}"
        for name in (
            *("sequence", "face", "kind", "source", "text", "x", "y", "width"),
            *("height", "size", "size_min", "bold", "align", "colour"),
        )
    ),
]


class CoopCardTemplate(models.Model):
    """Turns a template into faces, filled with a card or with a sample."""

    _inherit = "coop.card.template"

    preview_front = fields.Binary(
        compute="_compute_preview", help="The front with the data of a sample."
    )
    preview_back = fields.Binary(
        compute="_compute_preview", help="The back with the data of a sample."
    )

    @api.depends(*SHOWN)
    def _compute_preview(self):
        for template in self:
            design = template._design(shown=True)
            sample = template._sample()
            for side in ("front", "back"):
                shown = base64.b64encode(picture(design, side, sample))
                template[f"preview_{side}"] = shown

    @api.constrains("front_background", "back_background")
    def _check_background(self):
        for template in self.with_context(bin_size=False):
            pictures = (template.front_background, template.back_background)
            for background in filter(None, pictures):
                template._check_picture(base64.b64decode(background))

    def _check_picture(self, background):
        try:
            filling(background, 1, 1)
        except UnidentifiedImageError:
            raise ValidationError(
                self.env._("Choose a picture (PNG or JPEG) as background.")
            ) from None

    @api.constrains("portrait")
    def _check_fields_on_card(self):
        self.field_ids._check_on_card()

    def _size(self):
        """Return width and height of the card in millimetres."""
        if self.portrait:
            return SHORT_SIDE, LONG_SIDE
        return LONG_SIDE, SHORT_SIDE

    def _design(self, shown=False):
        """Return the template as ``printing.card_faces.Design``.

        :param bool shown: on the screen, with a background that is not printed
        """
        self.ensure_one()
        template = self.with_context(lang=self.lang, bin_size=False)
        pictured = shown or self.print_background
        faces = {
            side: Face(
                tuple(
                    field._element()
                    for field in template.field_ids.sorted("sequence")
                    if field.face == side
                ),
                base64.b64decode(template[f"{side}_background"] or b"")
                if pictured
                else None,
            )
            for side in ("front", "back")
        }
        return Design(**faces, portrait=self.portrait, one_colour=self.one_colour)

    def _value_names(self):
        """Return the names of the values the faces show."""
        return {name for field in self.field_ids if (name := field._value_name())}

    def _has_back(self):
        """Return whether anything is printed on the back."""
        pictured = self.print_background and self.back_background
        return bool(pictured) or "back" in self.field_ids.mapped("face")

    def _sample(self):
        """Return the values of a card that nobody has."""
        co_op = self.company_id or self.env.company.root_id
        template = self.with_context(lang=self.lang)
        values = {
            name: template._sample_text(source.sample)
            for name, source in SOURCES.items()
        }
        return values | {
            "card_number_plain": values["card_number"].replace(" ", ""),
            "co_op": co_op.name,
            "co_op_phone": phone_of(co_op),
            "photo": silhouette(),
            "logo": self.env["coop.card"]._logo_of(co_op),
        }

    def _sample_text(self, sample):
        """Return a sample in the template's language; days are written as there."""
        if isinstance(sample, date):
            return self.env["coop.era.mixin"]._format_day(sample)
        return sample if isinstance(sample, str) else sample._translate(self.lang)

    def _sample_pdf(self):
        """Return a sample card as a PDF in its real size."""
        stream = io.BytesIO()
        faces = ("front", "back") if self._has_back() else ("front",)
        card_papers.write(stream, [(self._design(), self._sample())], faces)
        return stream.getvalue()
