# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers of cards: lines and keyboards in, cards or troubles out."""

from coop_terminal.readers.banks import Ours
from coop_terminal.readers.checking import check
from coop_terminal.readers.reader import Reader
from coop_terminal.readers.reading import CardRead, Trouble
from coop_terminal.readers.settings import ReaderSettings, ours_of
from coop_terminal.readers.troubles import TROUBLES, sentence
from coop_terminal.readers.typed import read_line
