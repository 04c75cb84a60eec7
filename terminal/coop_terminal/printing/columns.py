# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips in the printer's own letters, in columns."""

from coop_terminal.printing import escpos, flow
from coop_terminal.printing.document import changed
from coop_terminal.printing.letters import cells, spelt

#: How many letters stand in a line, by the width of the paper in millimetres.
COLUMNS = {58: 32, 80: 48}


def printed(document, page, paper):
    """Return the bytes that print a document by a code page, ``paper`` mm wide."""
    columns = COLUMNS[paper]
    known = changed(document, lambda text: spelt(text, page.knows))
    lines = flow.flow(known, columns, lambda text, _bold, _size: cells(text))
    return escpos.page(page.number) + b"".join(
        _line(line, columns, page) for line in lines
    )


def _line(line, columns, page):
    text = "-" * columns if line.rule else ""
    for place, part in line.parts:
        text += " " * (int(place) - cells(text)) + part
    return escpos.style(line.bold, line.size) + text.encode(page.codec) + b"\n"
