# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters on A4 that fit an envelope with a window."""

import io
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import text
from .sheet import BLUE, GREY, LEFT, RED, RIGHT, SIZE, SMALL, TINY, Sheet

#: The window of an envelope (DL): where it begins, how wide it is.
WINDOW_TOP, WINDOW_WIDTH = 50, 80
#: Where facts such as the date stand, and where their values begin.
FACTS, VALUES = 118, 148
#: Where the letter itself begins.
BODY = 98

LOGO_WIDTH, LOGO_HEIGHT = 34, 20


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose letter it is: name, lines below it, logo as the bytes of a picture."""

    name: str
    lines: tuple = ()
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that flows."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Text that must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of ``sheet``, and where the table begins."""

    columns: tuple
    rows: tuple
    left: float = LEFT


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: ``facts`` are pairs of label and text, ``mark`` is a warning."""

    sender: Sender
    address: tuple
    postcode: str
    subject: str
    facts: tuple = ()
    blocks: tuple = ()
    signature: tuple = ()
    footer: str = ""
    mark: str = ""
    greeting: str = ""


def write(stream, letters):
    """Write letters as one PDF; return how many they were.

    What stands on top is drawn once for each sender.

    :param stream: a file open for bytes
    :param letters: any iterable of ``Letter``
    """
    canvas = Canvas(stream, pagesize=A4, pageCompression=1)
    canvas.setCreator("coop_card")
    heads, count = {}, 0
    for letter in letters:
        if letter.sender not in heads:
            heads[letter.sender] = f"head{len(heads)}"
            canvas.beginForm(heads[letter.sender])
            _draw_head(canvas, letter.sender)
            canvas.endForm()
        _draw(canvas, heads[letter.sender], letter)
        count += 1
    canvas.save()
    return count


def _draw_head(canvas, sender):
    """Draw what stands on top of each letter: logo, name, address."""
    sheet, left = Sheet(canvas), LEFT
    if sender.logo:
        left += _draw_logo(canvas, sender.logo) + 5
    room = RIGHT - left
    sheet.put(sender.name, left, 20, 15, room, bold=True, ink=BLUE)
    for number, line in enumerate(sender.lines):
        sheet.put(line, left, 26 + number * 4.4, SMALL, room, ink=GREY)
    sheet.rule(38, ink=BLUE, weight=1.2)


def _draw_logo(canvas, logo):
    """Draw the logo within its box; return how wide it came out."""
    image = ImageReader(io.BytesIO(logo))
    width, height = image.getSize()
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    width, height = width * scale, height * scale
    top = 13 + (LOGO_HEIGHT - height) / 2
    canvas.drawImage(
        image,
        LEFT * mm,
        A4[1] - (top + height) * mm,
        width * mm,
        height * mm,
        mask="auto",
    )
    return width


def _draw(canvas, head, letter):
    """Draw a letter on as many pages as it needs."""
    sheet = Sheet(canvas, lambda sheet: _begin_page(sheet, letter))
    canvas.doForm(head)
    _foot(sheet, letter)
    _draw_address(sheet, letter)
    _draw_facts(sheet, letter.facts)
    if letter.mark:
        sheet.put(letter.mark, RIGHT, 44, SIZE, bold=True, ink=RED, align="right")
    sheet.y = BODY
    sheet.paragraph(letter.subject, SIZE + 2, bold=True, ink=BLUE, gap=3)
    if letter.greeting:
        sheet.paragraph(letter.greeting)
    for block in letter.blocks:
        _draw_block(sheet, block)
    _draw_signature(sheet, letter.signature)
    canvas.showPage()


def _begin_page(sheet, letter):
    """Draw what stands on a further page."""
    sheet.put(letter.subject, LEFT, 18, SMALL, 120, ink=GREY)
    sheet.put(str(sheet.page), RIGHT, 18, SMALL, ink=GREY, align="right")
    sheet.rule(20, ink=BLUE)
    _foot(sheet, letter)


def _foot(sheet, letter):
    sheet.put(letter.footer, LEFT, 285, TINY, ink=GREY)


def _draw_address(sheet, letter):
    """Draw the address where the window of an envelope shows it."""
    sheet.put(letter.sender.name, LEFT, WINDOW_TOP, TINY, WINDOW_WIDTH, ink=GREY)
    sheet.rule(WINDOW_TOP + 1.2, right=LEFT + WINDOW_WIDTH, weight=0.2)
    y = WINDOW_TOP + 3
    for number, line in enumerate(filter(None, letter.address)):
        y += 5.2
        sheet.put(line, LEFT, y, SIZE + 1, WINDOW_WIDTH, bold=not number)
    if letter.postcode:
        line = text.fit(letter.postcode, 14, WINDOW_WIDTH * mm, TINY, bold=True)
        sheet.draw_line(line, LEFT, y + 6.6)


def _draw_facts(sheet, facts):
    for number, (label, value) in enumerate(facts):
        y = WINDOW_TOP + 8 + number * 5.2
        sheet.put(label, FACTS, y, SMALL + 1, VALUES - FACTS - 2, ink=GREY)
        sheet.put(value, VALUES, y, SMALL + 1, RIGHT - VALUES)


def _draw_block(sheet, block):
    match block:
        case Paragraph():
            sheet.paragraph(block.text, bold=block.bold)
        case Box():
            sheet.boxed(block.text)
        case Table():
            sheet.table(block.columns, block.rows, left=block.left)


def _draw_signature(sheet, lines):
    """Draw who signs, below room for the signature."""
    if not lines:
        return
    sheet.room_for(18 + 5 * len(lines))
    sheet.y += 14
    for line in lines:
        sheet.y += 5
        sheet.put(line, FACTS - 8, sheet.y, SIZE, RIGHT - FACTS + 8)
