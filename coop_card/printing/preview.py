# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a card will look, as a picture for the screen."""

import io
from threading import Lock

import pypdfium2

from . import card_papers

#: Pixels for each point.
SCALE = 3

#: PDFium works for one thread at a time.
_pdfium = Lock()


def picture(design, side, values):
    """Return a face of a card as the bytes of a PNG, drawn from the PDF itself."""
    stream = io.BytesIO()
    card_papers.write(stream, [(design, values)], faces=(side,))
    with _pdfium:
        document = pypdfium2.PdfDocument(stream.getvalue())
        image = document[0].render(scale=SCALE).to_pil()
        document.close()
    shown = io.BytesIO()
    image.save(shown, "PNG")
    return shown.getvalue()
