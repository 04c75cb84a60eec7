# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lists on A4 that people sign: a page of its own for each group."""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .sheet import BLUE, GREY, LEFT, RIGHT, SIZE, SMALL, Row, Sheet

#: White above and below the text of a row, so that there is room to sign.
SIGNING = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are printed together: what they are called, and their sum as a row."""

    title: str
    rows: tuple
    total: Row


@dataclass(frozen=True, slots=True)
class Signed:
    """A list: ``facts`` stand below its title, ``signatures`` at the end of a group."""

    title: str
    facts: str
    columns: tuple
    signatures: tuple = ()
    signing: float = SIGNING


def write(stream, sender, made, groups):
    """Write a list as a PDF.

    :param stream: a file open for bytes
    :param sender: a ``letters.Sender``
    :param Signed made: what is the same on all pages
    :param groups: any iterable of ``Group``
    """
    canvas = Canvas(stream, pagesize=A4, pageCompression=1)
    canvas.setCreator("coop_card")
    page = 0
    for group in groups:
        sheet = Sheet(
            canvas, lambda sheet, group=group: _head(sheet, sender, made, group)
        )
        sheet.page = page + 1
        _head(sheet, sender, made, group)
        sheet.table(made.columns, [*group.rows, group.total], room=made.signing)
        _sign(sheet, made.signatures)
        canvas.showPage()
        page = sheet.page
    canvas.save()


def _head(sheet, sender, made, group):
    """Draw what stands on top of each page of a group."""
    sheet.put(sender.name, LEFT, 18, SMALL + 1, 120, ink=GREY)
    sheet.put(str(sheet.page), RIGHT, 18, SMALL + 1, align="right", ink=GREY)
    sheet.put(made.title, LEFT, 26, SIZE + 4, bold=True, ink=BLUE)
    sheet.put(made.facts, LEFT, 32, SMALL + 1, ink=GREY)
    sheet.put(group.title, LEFT, 41, SIZE + 1, bold=True)
    sheet.y = 45


def _sign(sheet, signatures):
    """Draw lines for those who were there to sign on."""
    if not signatures:
        return
    sheet.room_for(24)
    width = (RIGHT - LEFT) / len(signatures)
    for place, who in enumerate(signatures):
        left = LEFT + place * width
        sheet.rule(sheet.y + 18, left, left + width - 6)
        sheet.put(who, left, sheet.y + 22.5, SMALL, width - 6, ink=GREY)
