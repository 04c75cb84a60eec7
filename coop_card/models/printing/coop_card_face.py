# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is printed on a card."""

import base64
import hashlib

from odoo import api, models
from odoo.exceptions import UserError

from ...printing.barcodes import has_code128
from .sources import SOURCES

#: Cards whose values are read together; photos take much room.
BATCH = 100

#: What is the same on all cards: a new name or logo of the co-op, which would send all
#: cards back to the printer, is for the co-op to decide.
COMMON = {"co_op", "co_op_phone", "logo"}

OWN_READERS = {
    "card_number_plain": lambda card: card.number,
    "photo": lambda card: card._photo(),
    "logo": lambda card: card._logo_of(card.company_id),
}
READERS = {name: source.read for name, source in SOURCES.items()} | OWN_READERS


class CoopCard(models.Model):
    """Reads what a template shows of a card."""

    _inherit = "coop.card"

    @api.model
    def _logo_of(self, company):
        """Return the logo of a co-op that has one of its own, as bytes."""
        company = company.sudo()
        chosen = not company.uses_default_logo and company.logo
        return base64.b64decode(chosen or b"")

    def _face_values(self, template):
        """Yield for each card the values a template shows, by name."""
        names = template._value_names()
        co_op = self.company_id[:1]
        common = {
            name: READERS[name](self.with_context(lang=template.lang)[:1])
            for name in names & COMMON
            if co_op
        }
        for start in range(0, len(self), BATCH):
            ids = self.ids[start : start + BATCH]
            cards = self.with_context(lang=template.lang).browse(ids)
            for card in cards:
                own = {name: READERS[name](card) or "" for name in names - COMMON}
                yield common | own
            cards._forget_photos()

    def _photo(self):
        """Return the photo of the holder as bytes, empty where there is none."""
        return base64.b64decode(self.member_id.partner_id.image_512 or b"")

    def _forget_photos(self):
        """Free the memory that photos which were read take."""
        partners = self.member_id.partner_id
        partners.invalidate_recordset(["image_512"], flush=False)
        files = self.env["ir.attachment"]
        files.invalidate_model(["raw", "datas"], flush=False)

    def _check_printable(self, template):
        """Refuse cards that wait for a review, or whose code cannot be drawn."""
        self._check_reviewed()
        coded = template.field_ids.filtered(lambda field: field.kind == "code128")
        names = {field._value_name() for field in coded} - {""}
        for card in self if names else ():
            for name in names:
                if not has_code128(READERS[name](card) or ""):
                    raise UserError(
                        self.env._(
                            "%s cannot be printed: its barcode would hold letters that "
                            "barcodes do not have. Take a QR code instead.",
                            card.display_name,
                        )
                    )

    @api.model
    def _print_digest(self, values):
        """Return what stands for the values of one card, but for the common ones."""
        digest = hashlib.sha256()
        for name in sorted(values.keys() - COMMON):
            value = values[name]
            digest.update(name.encode() + b"\0")
            digest.update(value if isinstance(value, bytes) else value.encode())
            digest.update(b"\0")
        return digest.hexdigest()
