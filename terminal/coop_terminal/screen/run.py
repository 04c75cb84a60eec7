# SPDX-License-Identifier: LGPL-3.0-or-later
"""Puts the screen together with desk, printer and readers, and runs it."""

import threading

from coop_terminal import language, printing, thai
from coop_terminal.readers.reader import Reader
from coop_terminal.readers.settings import ReaderSettings, ours_of

from .app import TerminalApp
from .care import Care


def run(desk, doctor):
    """Run the screen until it is stopped from its settings; see `assembled`."""
    program = assembled(desk, doctor)
    threading.Thread(target=thai.load, daemon=True).start()
    program.run()


def assembled(desk, doctor):
    """Return the program, with the readers and the printer that the settings name.

    :param desk.Desk desk: opened; whoever opened it closes it
    :param doctor: returns pairs of whether something is well, and a sentence; it is
        given the readers at work and the language of the screen
    :raise ValueError: with a sentence on what is wrong in the settings
    """
    settings = desk.station.settings
    ours = ours_of(settings.cards)
    care = Care(
        code=settings.screen["code"],
        language=language.chosen(desk.station),
        shifted=settings.screen["amounts"] == "shifted",
        ours=ours,
        settings=lambda: _shown(desk.station),
        doctor=lambda: doctor(app.readers, app.texts.language),
        keep_language=lambda chosen: language.choose(desk.station, chosen),
    )
    printer = printing.printer(settings, settings.screen["language"])
    app = TerminalApp(desk, printer, care)
    app.readers = [
        Reader(ReaderSettings.of(table), app.card_read, app.reader_told, ours)
        for table in settings.reader
    ]
    return app


def _shown(station):
    """Yield what is set, with nothing that is secret."""
    settings = station.settings
    yield "terminal", station.keys.secrets.terminal
    yield "folder", station.folder
    yield "server", settings.server["url"]
    yield "printer", settings.printer.get("port", "–")
    for table in settings.reader:
        yield table["kind"], table.get("port") or table.get("usb", "")
