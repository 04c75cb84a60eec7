# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers of cards: lines and keyboards in, cards or troubles out."""

from coop_terminal.readers.banks import Ours
from coop_terminal.readers.checking import check
from coop_terminal.readers.reader import Reader
from coop_terminal.readers.reading import CardRead, Trouble
from coop_terminal.readers.secrecy import forbid_core_dumps
from coop_terminal.readers.settings import ReaderSettings, ours_of
from coop_terminal.readers.troubles import TROUBLES, sentence
from coop_terminal.readers.typed import read_line


class Readers:
    """All readers of a terminal.

    :param settings: of them ``reader``, a list of tables, and ``cards`` count
    :raise ValueError: with a sentence on what is wrong in the settings
    """

    def __init__(self, settings, on_read, on_trouble):
        ours = ours_of(settings.cards)
        self._readers = [
            Reader(ReaderSettings.of(table), on_read, on_trouble, ours)
            for table in settings.reader
        ]

    def start(self):
        """Begin to read all of them."""
        forbid_core_dumps()
        for reader in self._readers:
            reader.start()

    def stop(self):
        """Stop reading."""
        for reader in self._readers:
            reader.stop()

    def missing(self):
        """Return the names of the readers that are not connected."""
        return [reader.name for reader in self._readers if not reader.connected]
