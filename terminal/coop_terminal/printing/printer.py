# SPDX-License-Identifier: LGPL-3.0-or-later
"""The printer: slips in, paper out."""

import importlib
import logging
import threading

from coop_terminal.domain.slips import PurchaseSlip
from coop_terminal.printing import columns, escpos, status, transports, trial
from coop_terminal.printing.document import changed
from coop_terminal.printing.letters import clean
from coop_terminal.printing.pages import PLAIN, thai
from coop_terminal.printing.slips import document
from coop_terminal.printing.troubles import PrinterTrouble

log = logging.getLogger(__name__)


class Printer:
    """The printer of a terminal.

    It may be used from any thread; slips are printed one after the other.

    :param str language: of the slips: en or th
    """

    def __init__(self, settings, language="th"):
        self.language = language
        self._settings = settings
        self._lock = threading.Lock()
        self._tells_end = True

    def print(self, slip):
        """Print a slip; return when it is on paper, as far as the printer tells.

        :raise PrinterTrouble: if it is not; the slip is then printed again as a copy
        """
        drawer = self._settings.drawer and isinstance(slip, PurchaseSlip)
        before = escpos.DRAWER if drawer and not slip.copy else b""
        self._send(before + self.encoded(document(slip, self.language)))

    def print_test(self):
        """Print what shows how the printer has to be set up; see ``trial``."""
        pages = trial.pages(self._settings)
        self._send(pages + self.encoded(trial.document(self._settings)))

    def encoded(self, blocks):
        """Return the bytes that print a document.

        It is drawn if the printer has no Thai page, and also if that page lacks one of
        its letters. Where nothing can be drawn, such letters are replaced visibly.
        """
        page = PLAIN if self._settings.page is None else thai(self._settings.page)
        if self._settings.page is None or not _knows_all(page, blocks):
            drawn = self._drawn(blocks)
            if drawn:
                return self._whole(drawn)
        return self._whole(columns.printed(blocks, page, self._settings.width))

    def _whole(self, printed):
        return (
            escpos.START + printed + (escpos.CUT if self._settings.cut else escpos.TEAR)
        )

    def _drawn(self, blocks):
        """Return the bytes of a drawn document; empty if that cannot be."""
        try:
            raster = importlib.import_module("coop_terminal.printing.raster")
            pen = raster.Pen(self._settings.width, self._settings.font)
        except (ImportError, OSError, ValueError) as error:
            log.warning("slips cannot be drawn: %s", error)
            return b""
        return raster.printed(pen.drawn(blocks))

    def _send(self, data):
        """Send bytes, and see that they are printed."""
        with self._lock:
            try:
                with transports.opened(self._settings) as way:
                    answers = status.check(way)
                    way.write(data)
                    if answers:
                        self._tells_end = self._has_ended(way)
            except OSError as error:
                raise PrinterTrouble("printer_gone", str(error)) from error

    def _has_ended(self, way):
        """Wait for the end of a slip; return whether to wait for the next one's.

        A printer that answers, but does not know this question, is not asked again.
        """
        if self._tells_end:
            return status.wait(way)
        status.check(way)
        return False


class NoPrinter:
    """Stands for the printer of a terminal that has none: the screen shows slips."""

    def print(self, slip):
        """Do nothing."""

    def print_test(self):
        """Say that there is none."""
        raise PrinterTrouble("no_printer")


def _knows_all(page, blocks):
    """Return whether a code page has all letters of a document."""
    unknown = set()

    def look(text):
        unknown.update(char for char in clean(text) if not page.knows(char))
        return text

    changed(blocks, look)
    return not unknown
