# SPDX-License-Identifier: LGPL-3.0-or-later
"""Readers of cards: lines and keyboards in, cards or troubles out."""

from coop_terminal.readers.reading import CardRead, Trouble
from coop_terminal.readers.troubles import TROUBLES, sentence
