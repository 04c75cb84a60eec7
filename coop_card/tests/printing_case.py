# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of printed papers begin with: a template, and a reader of PDF files."""

import base64
import io
import unicodedata

import pypdfium2
from PIL import Image

from ..printing.card_faces import Element
from .builders import CoopCase

try:
    import zxingcpp
except ImportError:  # a test tool: whoever only installs the addon does without
    zxingcpp = None

POINTS_PER_MM = 72 / 25.4


def element(kind="text", name="name", box=(5, 5, 60, 8), **values):
    """Return a field of a face for the writer of cards."""
    x, y, width, height = box
    return Element(kind, name, x, y, width, height, **values)


class Paper:
    """A printed PDF, read back."""

    def __init__(self, content):
        self.document = pypdfium2.PdfDocument(content)
        self.pages = [self.document[index] for index in range(len(self.document))]

    def size(self, page=0):
        """Return width and height of a page in millimetres."""
        return tuple(
            round(length / POINTS_PER_MM, 1) for length in self.pages[page].get_size()
        )

    def text(self, page=0):
        """Return all text on a page in normal form, from top to bottom, unbroken."""
        text = self.pages[page].get_textpage().get_text_range()
        return unicodedata.normalize("NFC", text.replace("\r\n", ""))

    def places(self, page=0):
        """Return where each line stands: its text and upper left corner in mm."""
        reader, height = self.pages[page].get_textpage(), self.size(page)[1]
        found = {}
        for index in range(reader.count_rects()):
            left, bottom, right, top = reader.get_rect(index)
            text = reader.get_text_bounded(left, bottom, right, top).strip()
            corner = (left / POINTS_PER_MM, height - top / POINTS_PER_MM)
            found.setdefault(text, []).append(corner)
        return found

    def image(self, page=0, scale=4):
        """Return a page as a picture."""
        return self.pages[page].render(scale=scale).to_pil().convert("RGB")

    def codes(self, page=0, scale=4):
        """Return kind and content of the codes on a page, as a scanner reads them."""
        found = zxingcpp.read_barcodes(self.image(page, scale))
        return sorted((code.format.name, code.text) for code in found)


class PrintingCase(CoopCase):
    """A co-op with a template that its cards are printed with."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template = cls.env["coop.card.template"].search(
            [("company_id", "=", cls.co_op.id)]
        )
        cls.kind = cls.env["coop.card.type"].search(
            [("company_id", "=", cls.co_op.id)], limit=1
        )
        cls.kind.template_id = cls.template

    @classmethod
    def job(cls, cards, **values):
        """Send cards to the printer as the dialog does; return the print job."""
        wizard = cls.wizard(cards, **values)
        return wizard.env["coop.card.print.job"].browse(wizard.action_print()["res_id"])

    @classmethod
    def wizard(cls, records, **values):
        """Return the dialog as it opens on cards or members marked in a list."""
        marked = {"active_model": records._name, "active_ids": records.ids}
        wizards = records.env["coop.card.print.wizard"].with_context(**marked)
        return wizards.create(values)

    @classmethod
    def paper(cls, job):
        """Return the PDF of a print job, read back."""
        return Paper(base64.b64decode(job.file))

    def assertColour(self, image, place, expected):
        """Check one point of a picture, as far as JPEG keeps colours."""
        for found, wanted in zip(image.getpixel(place), expected, strict=True):
            self.assertAlmostEqual(found, wanted, delta=4)

    @staticmethod
    def png(colour="navy", size=(60, 75)):
        """Return a picture as Odoo keeps it."""
        stream = io.BytesIO()
        Image.new("RGB", size, colour).save(stream, "PNG")
        return base64.b64encode(stream.getvalue())
