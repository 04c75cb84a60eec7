# SPDX-License-Identifier: LGPL-3.0-or-later
"""A printer made of nothing: from bytes to what a person sees on the paper.

It knows the commands that receipt printers have in common, prints a question mark for
what its code page lacks, as they do, and loses what is wider than its paper.
"""

import re
from dataclasses import dataclass

from PIL import Image, ImageDraw

from coop_terminal.printing import fonts
from coop_terminal.printing.columns import COLUMNS
from coop_terminal.printing.letters import cells

#: Commands of a fixed length after ESC, FS and GS: how many bytes follow the letter.
LENGTHS = {
    b"\x1b@": 0, b"\x1bt": 1, b"\x1bR": 1, b"\x1bE": 1, b"\x1bd": 1,
    b"\x1bp": 3, b"\x1c.": 0, b"\x1d!": 1, b"\x1dV": 2, b"\x1dr": 1, b"\x1dv": 6,
    b"\x10\x04": 1,
}  # fmt: skip


#: A letter with the marks above and below it.
LETTER = ".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"


@dataclass
class Row:
    """A line of letters as it stands on the paper."""

    text: str
    bold: bool
    size: int


class Roll:
    """What a printer with some code pages printed, ``paper`` mm wide."""

    def __init__(self, data, paper=58, pages=None):
        self.columns = COLUMNS[paper]
        self.items = []
        self.cuts = self.pulses = 0
        self._pages = {0: "cp437"} | (pages or {})
        self._page, self._bold, self._size, self._line = 0, False, 1, ""
        self._read(data)

    def text(self):
        """Return all lines of letters, one below the other."""
        return "\n".join(item.text for item in self.items if isinstance(item, Row))

    def rows(self):
        """Return the lines of letters."""
        return [item for item in self.items if isinstance(item, Row)]

    def pictures(self):
        """Return the pictures."""
        return [item for item in self.items if isinstance(item, Image.Image)]

    def dots(self):
        """Return all pictures, one below the other, as one."""
        parts = self.pictures()
        size = max(part.width for part in parts), sum(part.height for part in parts)
        whole, top = Image.new("1", size, 1), 0
        for part in parts:
            whole.paste(part, (0, top))
            top += part.height
        return whole

    def _read(self, data):
        at = 0
        while at < len(data):
            command = data[at : at + 2]
            if command in LENGTHS:
                end = at + 2 + LENGTHS[command]
                at = self._obey(command, data[at + 2 : end], data, end)
            elif data[at] == 0x0A:
                self._feed_line()
                at += 1
            else:
                assert data[at] >= 0x20, f"an unknown command: {data[at : at + 4]!r}"
                self._line += self._letter(data[at : at + 1])
                at += 1

    def _letter(self, byte):
        try:
            return byte.decode(self._pages.get(self._page, "ascii"))
        except UnicodeDecodeError:
            return "?"

    def _feed_line(self):
        assert cells(self._line) <= self.columns, f"too wide: {self._line}"
        self.items.append(Row(self._line, self._bold, self._size))
        self._line = ""

    def _obey(self, command, given, data, end):
        """Carry a command out; return where the next one begins."""
        if command == b"\x1bt":
            self._page = given[0]
        elif command == b"\x1bE":
            self._bold = bool(given[0])
        elif command == b"\x1d!":
            self._size = given[0] + 1
        elif command == b"\x1dV":
            self.cuts += 1
        elif command == b"\x1bp":
            self.pulses += 1
        elif command == b"\x1dv":
            return self._picture(given, data, end)
        return end

    def _picture(self, given, data, end):
        width, height = (int.from_bytes(given[i : i + 2], "little") for i in (2, 4))
        dots = bytes(byte ^ 0xFF for byte in data[end : end + width * height])
        assert len(dots) == width * height, "the picture was cut"
        self.items.append(Image.frombytes("1", (width * 8, height), dots))
        return end + width * height

    def shown(self):
        """Return a picture of the paper, for people."""
        if self.pictures():
            return self.dots()
        heights = [30 * row.size for row in self.rows()]
        paper = Image.new("L", (self.columns * 12, sum(heights)), 255)
        top = 0
        for row, height in zip(self.rows(), heights, strict=True):
            font = fonts.load(fonts.find()[0], 19)
            strip, left = Image.new("L", (paper.width, 30), 255), 0
            for letter in re.findall(LETTER, row.text):
                weight = {"stroke_width": int(row.bold), "fill": 0, "font": font}
                ImageDraw.Draw(strip).text((left, 24), letter, anchor="ls", **weight)
                left += cells(letter) * 12
            paper.paste(strip.resize((paper.width, height)), (0, top))
            top += height
        return paper
