# SPDX-License-Identifier: LGPL-3.0-or-later
"""Code pages of printers: which byte is which letter.

There is no common number for the Thai page: each maker gave it one of its own, and some
printers have none. `coop-terminal print-test` prints a line in each of these, so that a
person sees which one is right. The names are for settings.
"""

from dataclasses import dataclass

#: Numbers of the Thai page (TIS-620) as makers and their users tell them; from lists of
#: printers and reports of their users, so each is to be tried on the printer itself.
THAI_PAGES = {
    "epson": 21,
    "star": 21,
    "sunmi": 21,
    "epson-42": 20,
    "epson-thailand": 22,
    "epson-18": 26,
    "wincor": 11,
    "rongta": 47,
    "kefar": 48,
    "pbm": 70,
    "page-96": 96,
    "page-255": 255,
}


@dataclass(frozen=True)
class CodePage:
    """A page of a printer: its number there, and Python's name of what is in it."""

    number: int
    codec: str

    def knows(self, char):
        """Return whether the page has a character.

        >>> CodePage(21, "cp874").knows("ก"), CodePage(0, "ascii").knows("ก")
        (True, False)
        """
        try:
            char.encode(self.codec)
        except UnicodeEncodeError:
            return False
        return True


#: What every printer has.
PLAIN = CodePage(0, "ascii")


def thai(number):
    """Return the Thai page of a printer, by its number."""
    return CodePage(number, "cp874")
