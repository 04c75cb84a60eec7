# SPDX-License-Identifier: LGPL-3.0-or-later
"""Barcodes that fill a box, with the quiet zone they need."""

import re

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.units import mm

#: Blank bars that Code 128 wants at either side (ISO/IEC 15417), and blank modules that
#: a QR code wants around it (ISO/IEC 18004).
QUIET_BARS, QUIET_MODULES = 10, 4

#: A short number is not stretched over the whole box.
THICKEST = 0.5 * mm


def has_code128(text):
    """Tell whether Code 128 has all characters of a text.

    >>> has_code128("9764-001A"), has_code128("ก001")
    (True, False)
    """
    return text.isascii() and text.isprintable()


def draw_code128(canvas, text, x, y, width, height):
    """Draw a Code 128; ``x`` and ``y`` are of the lower left corner, all in points."""
    code = Code128(text, barWidth=1, barHeight=height, quiet=False)
    bars = code.width + 2 * QUIET_BARS
    thickness = min(THICKEST, width / bars)
    _draw_paper(canvas, x, y, bars * thickness, height)
    canvas.saveState()
    canvas.translate(x + QUIET_BARS * thickness, y)
    canvas.scale(thickness, 1)
    code.drawOn(canvas, 0, 0)
    canvas.restoreState()


def draw_qr(canvas, text, x, y, width, height):
    """Draw a QR code, as large as the box allows and in its middle."""
    code = QrCodeWidget(text, barLevel="M").qr
    code.make()
    side = min(width, height)
    x, y = x + (width - side) / 2, y + (height - side) / 2
    _draw_paper(canvas, x, y, side, side)
    count = code.getModuleCount()
    module = side / (count + 2 * QUIET_MODULES)
    path = canvas.beginPath()
    for row in range(count):
        bottom = y + side - (row + 1 + QUIET_MODULES) * module
        for column, length in _dark_runs(code.modules[row]):
            left = x + (column + QUIET_MODULES) * module
            path.rect(left, bottom, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _dark_runs(modules):
    """Yield where dark modules of a row begin and how many follow each other.

    >>> list(_dark_runs([True, True, False, True]))
    [(0, 2), (3, 1)]
    """
    row = "".join("#" if dark else " " for dark in modules)
    for run in re.finditer("#+", row):
        yield run.start(), len(run[0])


def _draw_paper(canvas, x, y, width, height):
    """Draw white under a code, which a picture behind it would make unreadable."""
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.restoreState()
