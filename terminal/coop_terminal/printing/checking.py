# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ``coop-terminal doctor`` says about the printer."""

import importlib

from coop_terminal.printing import status, transports
from coop_terminal.printing.settings import DRAWN, PrinterSettings
from coop_terminal.printing.troubles import PrinterTrouble, sentence

#: Below this speed a drawn slip takes a minute.
SLOW = 38_400


def check(settings):
    """Yield a pair for each finding: whether it is good, and one sentence.

    :param settings: of them ``printer``, a table, is looked at
    """
    if not settings.printer:
        yield True, "No printer is set up: slips are shown on the screen only."
        return
    try:
        printer = PrinterSettings.of(settings.printer)
    except (ValueError, TypeError) as error:
        yield False, str(error)
        return
    yield _reached(printer)
    if printer.code_page == DRAWN:
        yield from _drawing(printer)


def _reached(printer):
    try:
        with transports.opened(printer) as way:
            answers = status.check(way)
    except PrinterTrouble as trouble:
        return False, sentence(trouble.code)
    except PermissionError:
        return False, (
            f"The printer at {printer.port} is there, but this user may not use it: "
            "add the user to the groups lp and dialout."
        )
    except OSError as error:
        return False, (
            f"The printer at {printer.port} cannot be reached ({error}): check its "
            "cable, its power and its port in the settings."
        )
    told = "and is ready" if answers else "but does not tell whether it has paper"
    return True, f"The printer at {printer.port} can be reached {told}."


def _drawing(printer):
    """Yield whether slips can be drawn: the package, a font, the place of marks."""
    try:
        fonts = importlib.import_module("coop_terminal.printing.fonts")
        path, _bold = fonts.find(printer.font)
    except ImportError:
        yield False, "Slips cannot be drawn: the Python package Pillow is missing."
        return
    except (OSError, ValueError) as error:
        yield False, str(error)
        return
    yield True, f"Slips are drawn with the font {path}."
    if not fonts.sets_marks():
        yield False, _MARKS
    if printer.kind == "serial" and printer.baud < SLOW:
        yield False, _SPEED.format(baud=printer.baud, better=SLOW)


_MARKS = (
    "Thai marks will not be where they belong: install libraqm for the Python package "
    "Pillow, or use a printer with a Thai code page."
)

_SPEED = (
    "Slips are drawn, which takes a minute at {baud} bits a second: set the printer "
    "and printer.baud to {better} or more."
)
