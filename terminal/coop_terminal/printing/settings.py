# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the settings say of the printer."""

from dataclasses import dataclass, fields

from coop_terminal.printing.columns import COLUMNS
from coop_terminal.printing.pages import THAI_PAGES

KINDS = ("serial", "usb", "network", "file")

#: Instead of the number of a code page: the letters are drawn.
DRAWN = "raster"


@dataclass(frozen=True)
class PrinterSettings:
    """One printer, and how it is reached.

    ``kind``: serial, usb, network or file. ``port``: a serial line; the device of a
    USB printer, such as /dev/usb/lp0; a host, perhaps with a port; a file that grows.
    ``width``: of the paper in mm. ``code_page``: the number of the printer's Thai page,
    a name of ``pages.THAI_PAGES``, or raster. ``font``: the file of a font to draw by.
    ``cut``: it has a knife. ``drawer``: a drawer is opened with each purchase slip.
    ``chunk``, ``pause_ms``: send so many bytes at once, and wait after them, as small
    Bluetooth printers need.
    """

    kind: str
    port: str
    width: int = 58
    code_page: int | str = DRAWN
    baud: int = 9600
    font: str = ""
    cut: bool = True
    drawer: bool = False
    chunk: int = 0
    pause_ms: int = 20

    @classmethod
    def of(cls, table):
        """Return the settings that the section of the settings file says.

        :raise ValueError: with a sentence on what is wrong

        >>> PrinterSettings.of({"kind": "file", "port": "s.bin", "width": 80}).page
        """
        unknown = set(table) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"A printer has no setting {min(unknown)!r}.")
        made = cls(**{"kind": "", "port": "", **table})
        made._check()
        return made

    @property
    def page(self):
        """The number of the printer's Thai page, None where letters are drawn."""
        if self.code_page == DRAWN:
            return None
        return THAI_PAGES.get(self.code_page, self.code_page)

    def _check(self):
        for name, kind in (("baud", int), ("chunk", int), ("pause_ms", int)):
            if not isinstance(getattr(self, name), kind) or getattr(self, name) < 0:
                raise ValueError(f"printer.{name} is a whole number.")
        if self.kind not in KINDS:
            raise ValueError(f"printer.kind is one of {', '.join(KINDS)}.")
        if not self.port:
            raise ValueError("printer.port says where the printer is.")
        if self.width not in COLUMNS:
            raise ValueError("printer.width is 58 or 80, in millimetres.")
        number = self.page
        if number is not None and not (isinstance(number, int) and 0 <= number <= 255):
            raise ValueError(
                "printer.code_page is a number from 0 to 255, "
                f"{', '.join(THAI_PAGES)}, or {DRAWN}."
            )
