# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ``coop-terminal doctor`` says about the printer."""

import importlib
from functools import partial

from coop_terminal import findings
from coop_terminal.printing import status, transports
from coop_terminal.printing.settings import DRAWN, PrinterSettings
from coop_terminal.printing.troubles import PrinterTrouble, sentence

#: Below this speed a drawn slip takes a minute.
SLOW = 38_400


def check(settings, language="en"):
    """Yield a pair for each finding: whether it is good, and one sentence.

    :param settings: of them ``printer``, a table, is looked at
    :param language: th or en; what is wrong in the settings is told in English
    """
    tell = partial(findings.sentence, findings.PRINTERS, language)
    if not settings.printer:
        yield True, tell("none")
        return
    try:
        printer = PrinterSettings.of(settings.printer)
    except (ValueError, TypeError) as error:
        yield False, str(error)
        return
    yield _reached(printer, tell, language)
    if printer.code_page == DRAWN:
        yield from _drawing(printer, tell)


def _reached(printer, tell, language):
    try:
        with transports.opened(printer) as way:
            answers = status.check(way)
    except PrinterTrouble as trouble:
        return False, sentence(trouble.code, language)
    except PermissionError:
        return False, tell("not_allowed", port=printer.port)
    except OSError as error:
        return False, tell("gone", port=printer.port, error=error)
    return True, tell("ready" if answers else "silent", port=printer.port)


def _drawing(printer, tell):
    """Yield whether slips can be drawn: the package, a font, the place of marks."""
    try:
        fonts = importlib.import_module("coop_terminal.printing.fonts")
        path, _bold = fonts.find(printer.font)
    except ImportError:
        yield False, tell("no_pillow")
        return
    except (OSError, ValueError) as error:
        yield False, str(error)
        return
    yield True, tell("font", path=path)
    if not fonts.sets_marks():
        yield False, tell("marks")
    if printer.kind == "serial" and printer.baud < SLOW:
        yield False, tell("slow", baud=printer.baud, better=SLOW)
