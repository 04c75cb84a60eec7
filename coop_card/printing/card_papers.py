# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards on paper: one on each page for card printers, or eight on A4 to be cut."""

from itertools import chain, islice

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .card_faces import LONG_SIDE, SHORT_SIDE, draw_face

COLUMNS, ROWS = 2, 4
PER_SHEET = COLUMNS * ROWS

#: Between the cards of a sheet there is room for the cut marks, in millimetres.
GAP, MARK = 8, 3
MARK_LINE = 0.25


def write(stream, cards, faces=("front",), sheets=False, first_place=1):
    """Write cards as a PDF in their real size.

    :param stream: a file open for bytes
    :param cards: pairs of ``Design`` and values, see ``draw_face``; any iterable
    :param faces: ``front``, ``back`` or both; one card's faces follow each other, on
        sheets the backs come on a page of their own, for printing on both sides
    :param bool sheets: eight to an A4 page with cut marks
    :param int first_place: of the first sheet, from 1 to 8; those before are used up
    :return: how many cards were written
    """
    canvas = Canvas(stream, pagesize=A4, pageCompression=1)
    canvas.setCreator("coop_card")
    if sheets:
        count = _write_sheets(canvas, cards, faces, first_place)
    else:
        count = _write_singly(canvas, cards, faces)
    canvas.save()
    return count


def _write_singly(canvas, cards, faces):
    count = 0
    for design, values in cards:
        count += 1
        for side in faces:
            canvas.setPageSize(tuple(length * mm for length in design.size))
            draw_face(canvas, design, side, values)
            canvas.showPage()
    return count


def _write_sheets(canvas, cards, faces, first_place):
    cards = chain([None] * (first_place - 1), cards)
    count = 0
    while sheet := list(islice(cards, PER_SHEET)):
        for side in faces:
            _draw_sheet(canvas, sheet, side)
        count += sum(card is not None for card in sheet)
    return count


def _draw_sheet(canvas, sheet, side):
    """Draw the cards of a sheet; None is a place that stays empty."""
    for place, card in enumerate(sheet):
        if card:
            design, values = card
            canvas.saveState()
            canvas.translate(*_corner(place, mirrored=side == "back"))
            _draw_marks(canvas)
            if design.portrait:
                canvas.translate(LONG_SIDE * mm, 0)
                canvas.rotate(90)
            draw_face(canvas, design, side, values)
            canvas.restoreState()
    canvas.showPage()


def _corner(place, mirrored):
    """Return the lower left corner of a place, in points.

    Backs are mirrored, so that they lie behind their fronts when the sheet is turned
    over its long edge.
    """
    row, column = divmod(place, COLUMNS)
    if mirrored:
        column = COLUMNS - 1 - column
    left = (A4[0] - (COLUMNS * LONG_SIDE + (COLUMNS - 1) * GAP) * mm) / 2
    top = (A4[1] - (ROWS * SHORT_SIDE + (ROWS - 1) * GAP) * mm) / 2
    return (
        left + column * (LONG_SIDE + GAP) * mm,
        A4[1] - top - (row * (SHORT_SIDE + GAP) + SHORT_SIDE) * mm,
    )


def _draw_marks(canvas):
    """Draw the cut marks of a card, outside of its corners."""
    width, height, mark = LONG_SIDE * mm, SHORT_SIDE * mm, MARK * mm
    canvas.saveState()
    canvas.setLineWidth(MARK_LINE)
    canvas.lines(
        [
            line
            for x, outwards in ((0, -mark), (width, mark))
            for y in (0, height)
            for line in [(x + outwards / 3, y, x + outwards, y)]
        ]
        + [
            line
            for y, outwards in ((0, -mark), (height, mark))
            for x in (0, width)
            for line in [(x, y + outwards / 3, x, y + outwards)]
        ]
    )
    canvas.restoreState()
