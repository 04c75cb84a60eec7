# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips on paper: ESC/POS printers, with a Thai code page or without."""

from coop_terminal.printing.checking import check
from coop_terminal.printing.printer import NoPrinter, Printer
from coop_terminal.printing.settings import PrinterSettings
from coop_terminal.printing.troubles import TROUBLES, PrinterTrouble, sentence


def printer(settings, language="th"):
    """Return the Printer that the settings name, one that does nothing if none.

    :param settings: of them ``printer``, a table, counts
    :raise ValueError: with a sentence on what is wrong in the settings
    """
    if not settings.printer:
        return NoPrinter()
    return Printer(PrinterSettings.of(settings.printer), language)
