# SPDX-License-Identifier: LGPL-3.0-or-later
"""The two faces of a card: what stands where, and how it is drawn."""

import io
from dataclasses import dataclass, field
from functools import cached_property

from reportlab.lib.colors import HexColor, black
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from . import barcodes, pictures, text

#: ID-1, the size of every bank card (ISO/IEC 7810), in millimetres.
LONG_SIDE, SHORT_SIDE = 85.60, 53.98


@dataclass(frozen=True)
class Element:
    """Something printed in a box of a face.

    ``name`` finds its value among a card's values; empty, ``text`` alone is printed.
    Without a value nothing is printed, not even the text before it.
    """

    kind: str
    name: str
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    size: float = 9
    smallest: float = 5
    bold: bool = False
    align: str = "left"
    colour: str = "#000000"

    def written(self, values):
        """Return what is printed for a card as text."""
        if not self.name:
            return self.text
        value = values.get(self.name)
        return " ".join(filter(None, (self.text, value))) if value else ""


@dataclass(frozen=True)
class Face:
    """One side: a picture behind, which may be empty, and elements before it."""

    elements: tuple = ()
    background: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Design:
    """What all cards of a template have in common."""

    front: Face
    back: Face = Face()
    portrait: bool = False
    one_colour: bool = False

    @cached_property
    def size(self):
        """Width and height in millimetres."""
        if self.portrait:
            return SHORT_SIDE, LONG_SIDE
        return LONG_SIDE, SHORT_SIDE

    @cached_property
    def backgrounds(self):
        """The pictures behind front and back as reportlab reads them, or None."""
        return {face: self._background(getattr(self, face)) for face in FACES}

    def _background(self, face):
        if not face.background:
            return None
        picture = pictures.filling(face.background, *self.size, grey=self.one_colour)
        return ImageReader(io.BytesIO(picture))


FACES = ("front", "back")


def draw_face(canvas, design, side, values):
    """Draw a face with its lower left corner at the canvas's origin.

    :param str side: ``front`` or ``back``
    :param dict values: of the card; pictures are bytes, all else is text
    """
    width, height = (length * mm for length in design.size)
    background = design.backgrounds[side]
    canvas.saveState()
    _clip(canvas, width, height)
    if background:
        canvas.drawImage(background, 0, 0, width, height)
    for element in getattr(design, side).elements:
        DRAW[element.kind](canvas, design, element, values)
    canvas.restoreState()


def _clip(canvas, width, height):
    """Keep what is drawn inside the card."""
    path = canvas.beginPath()
    path.rect(0, 0, width, height)
    canvas.clipPath(path, stroke=0, fill=0)


def _box(design, element):
    """Return an element's box in points: left, bottom, width and height."""
    bottom = design.size[1] - element.y - element.height
    return tuple(
        length * mm for length in (element.x, bottom, element.width, element.height)
    )


def _draw_area(canvas, design, element, values):
    canvas.setFillColor(black if design.one_colour else HexColor(element.colour))
    canvas.rect(*_box(design, element), stroke=0, fill=1)


def _draw_text(canvas, design, element, values):
    left, bottom, width, height = _box(design, element)
    line = text.fit(
        element.written(values), element.size, width, element.smallest, element.bold
    )
    canvas.setFillColor(black if design.one_colour else HexColor(element.colour))
    shift = {"left": 0, "center": 0.5, "right": 1}[element.align]
    text.draw(
        canvas,
        line,
        left + shift * (width - line.width),
        bottom + height - text.baseline(0, height, line.size),
    )


def _draw_picture(scale, otherwise=bytes):
    def draw(canvas, design, element, values):
        picture = values.get(element.name) or otherwise()
        if picture:
            size = element.width, element.height
            ready = scale(picture, *size, grey=design.one_colour)
            reader = ImageReader(io.BytesIO(ready))
            canvas.drawImage(reader, *_box(design, element))

    return draw


def _draw_code(draw_code):
    def draw(canvas, design, element, values):
        written = values.get(element.name) if element.name else element.text
        if written:
            canvas.setFillColor(black)
            draw_code(canvas, written, *_box(design, element))

    return draw


#: What draws each kind of element.
DRAW = {
    "area": _draw_area,
    "text": _draw_text,
    "photo": _draw_picture(pictures.filling, otherwise=pictures.silhouette),
    "logo": _draw_picture(pictures.within),
    "code128": _draw_code(barcodes.draw_code128),
    "qr": _draw_code(barcodes.draw_qr),
}
