# SPDX-License-Identifier: LGPL-3.0-or-later
"""Receipts for cash: two to a page of A4, one for the member and one for the co-op."""

import io
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import text
from .sheet import BLUE, GREY, LEFT, PALE, RIGHT, SIZE, SMALL, Sheet

#: How high a receipt is; the page is cut there.
HALF = 148.5
#: Where values begin, and where the box with the amount does.
VALUES, BOX = LEFT + 38, 130
#: The two lines for signatures, and how long they are.
SIGNATURES, SIGNATURE = (LEFT, 112), 73

LOGO = 16


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: ``facts`` are pairs of label and text, ``number`` is such a pair."""

    title: str
    copies: tuple
    number: tuple
    facts: tuple
    amount: str
    words: str
    signatures: tuple


def write(stream, sender, receipts):
    """Write receipts as a PDF; return how many they were.

    :param stream: a file open for bytes
    :param sender: a ``letters.Sender``, the same for all
    :param receipts: any iterable of ``Receipt``
    """
    canvas = Canvas(stream, pagesize=A4, pageCompression=1)
    canvas.setCreator("coop_card")
    logo = ImageReader(io.BytesIO(sender.logo)) if sender.logo else None
    count = 0
    for receipt in receipts:
        sheet = Sheet(canvas)
        for place, copy in enumerate(receipt.copies):
            _draw(sheet, sender, logo, receipt, copy, place * HALF)
        _draw_cut(canvas)
        canvas.showPage()
        count += 1
    canvas.save()
    return count


def _draw(sheet, sender, logo, receipt, copy, top):
    """Draw a receipt that begins so far below the top of the page."""
    _draw_head(sheet, sender, logo, receipt, copy, top)
    y = top + 48
    for label, value in receipt.facts:
        sheet.put(label, LEFT, y, SMALL + 1, VALUES - LEFT - 3, ink=GREY)
        sheet.put(value, VALUES, y, SIZE, BOX - VALUES - 4)
        y += 6.4
    _draw_amount(sheet, receipt, top + 42)
    y = max(y, top + 78)
    sheet.fill(y, 11)
    sheet.put(receipt.words, LEFT + 4, y + 7, SIZE, RIGHT - LEFT - 8, bold=True)
    for left, who in zip(SIGNATURES, receipt.signatures, strict=True):
        sheet.rule(top + 122, left, left + SIGNATURE)
        sheet.put(who, left, top + 127, SMALL, SIGNATURE, ink=GREY)


def _draw_head(sheet, sender, logo, receipt, copy, top):
    left = LEFT
    if logo:
        left += _draw_logo(sheet.canvas, logo, top + 12) + 4
    sheet.put(sender.name, left, top + 18, 13, RIGHT - left - 40, bold=True, ink=BLUE)
    for number, line in enumerate(sender.lines):
        sheet.put(line, left, top + 23 + number * 4, SMALL - 1, RIGHT - left, ink=GREY)
    sheet.put(copy, RIGHT, top + 18, SMALL, 38, ink=GREY, align="right")
    sheet.rule(top + 31, ink=BLUE, weight=1)
    sheet.put(receipt.title, LEFT, top + 39, 13, 100, bold=True)
    label, number = receipt.number
    sheet.put(f"{label} {number}", RIGHT, top + 39, SIZE + 1, 55, align="right")


def _draw_amount(sheet, receipt, top):
    """Draw the amount in a box of its own."""
    sheet.fill(top, 22, BOX, RIGHT, PALE)
    line = text.fit(receipt.amount, 20, (RIGHT - BOX - 8) * mm, SMALL, bold=True)
    sheet.draw_line(line, RIGHT - 4, top + 14, align="right")


def _draw_logo(canvas, logo, top):
    """Draw the logo; return how wide it came out."""
    width, height = logo.getSize()
    scale = min(28 / width, LOGO / height)
    width, height = width * scale, height * scale
    place = (LEFT * mm, A4[1] - (top + height) * mm, width * mm, height * mm)
    canvas.drawImage(logo, *place, mask="auto")
    return width


def _draw_cut(canvas):
    """Draw where the page is cut."""
    canvas.setDash(2, 3)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.4)
    canvas.line(0, A4[1] - HALF * mm, A4[0], A4[1] - HALF * mm)
    canvas.setDash()
