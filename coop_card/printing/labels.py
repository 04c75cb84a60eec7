# SPDX-License-Identifier: LGPL-3.0-or-later
"""Address labels: one on each page for label printers, or many on a sheet."""

from dataclasses import dataclass
from itertools import chain, islice

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from . import barcodes, text

#: Between a label's edge and what is printed, in millimetres.
PADDING = 4

#: Sizes of type: of the address at most, and the size below which lines are cut.
SIZE, SMALLEST = 12, 5

#: How much taller than an address line the others are, and how far lines stand apart.
NAME, POSTCODE, CODE = 1.1, 1.5, 1.6
LEADING = 1.4

#: White between the address and a code below it, in heights of an address line.
GAP = 0.9


@dataclass(frozen=True)
class Label:
    """What stands on one label."""

    name: str
    address: tuple = ()
    postcode: str = ""
    code: str = ""


@dataclass(frozen=True)
class Layout:
    """A page and the labels on it, in millimetres."""

    page_width: float
    page_height: float
    label_width: float
    label_height: float
    rows: int = 1
    columns: int = 1
    margin_left: float = 0
    margin_top: float = 0
    gap_x: float = 0
    gap_y: float = 0

    @property
    def per_page(self):
        """How many labels a page has."""
        return self.rows * self.columns

    def corner(self, place):
        """Return the upper left corner of a place, counted from 0 along the rows.

        >>> Layout(210, 297, 70, 37, rows=8, columns=3).corner(4)
        (70, 37)
        """
        row, column = divmod(place, self.columns)
        return (
            self.margin_left + column * (self.label_width + self.gap_x),
            self.margin_top + row * (self.label_height + self.gap_y),
        )

    @property
    def needed(self):
        """How wide and how high a page must be for the labels."""
        right, bottom = self.corner(self.per_page - 1)
        return right + self.label_width, bottom + self.label_height


def write(stream, labels, layout, first_place=1):
    """Write labels as a PDF in their real size; return how many they were.

    :param stream: a file open for bytes
    :param labels: the ``Label`` of each, any iterable
    :param int first_place: on the first page, from 1; those before are used up
    """
    page = layout.page_width * mm, layout.page_height * mm
    canvas = Canvas(stream, pagesize=page, pageCompression=1)
    canvas.setCreator("coop_card")
    labels = chain([None] * (first_place - 1), labels)
    count = 0
    while sheet := list(islice(labels, layout.per_page)):
        for place, label in enumerate(sheet):
            if label:
                count += 1
                _draw_label(canvas, layout, place, label)
        canvas.showPage()
    canvas.save()
    return count


def _draw_label(canvas, layout, place, label):
    """Draw a label: name, address, postcode below on the right, code on the left."""
    left, top = (length * mm for length in layout.corner(place))
    left, top = left + PADDING * mm, layout.page_height * mm - top - PADDING * mm
    width = (layout.label_width - 2 * PADDING) * mm
    height = (layout.label_height - 2 * PADDING) * mm
    size = _size(label, height)
    _draw_line(canvas, label.name, left, top, width, size * NAME, bold=True)
    top -= size * NAME * LEADING
    for line in label.address:
        _draw_line(canvas, line, left, top, width, size)
        top -= size * LEADING
    _draw_foot(canvas, label, left, top, width, size)


def _size(label, height):
    """Return the size of type in which a label's lines fill its height, or less."""
    code = (GAP + CODE) / LEADING if label.code else 0
    foot = max(POSTCODE if label.postcode else 0, code)
    return min(SIZE, height / (LEADING * (NAME + len(label.address) + foot)))


def _draw_line(canvas, written, left, top, width, size, bold=False):
    line = text.fit(written, size, width, SMALLEST, bold)
    text.draw(canvas, line, left, top - text.baseline(0, size * LEADING, line.size))


def _draw_foot(canvas, label, left, top, width, size):
    postcode = text.fit(label.postcode, size * POSTCODE, width / 2, SMALLEST, bold=True)
    below = text.baseline(0, postcode.size * LEADING, postcode.size)
    text.draw(canvas, postcode, left + width - postcode.width, top - below)
    if label.code:
        room = width - postcode.width
        height = size * CODE
        barcodes.draw_code128(
            canvas, label.code, left, top - height - size * GAP, room, height
        )
