# SPDX-License-Identifier: LGPL-3.0-or-later
"""The language of the screen: what the settings say, or what somebody chose instead."""

#: The fact that somebody chose another one, and instead of which.
FACT = "language"


def chosen(station):
    """Return the language of the screen.

    What was chosen at the screen lasts until the settings say something new.
    """
    usual = station.settings.screen["language"]
    kept = station.outbox.facts.get(FACT) or {}
    return kept["chosen"] if kept.get("instead_of") == usual else usual


def choose(station, language):
    """Keep what was chosen at the screen; slips stay in the language of the settings.

    :raise NotKept: where the disk does not take it
    """
    usual = station.settings.screen["language"]
    station.outbox.facts.set(**{FACT: {"chosen": language, "instead_of": usual}})
