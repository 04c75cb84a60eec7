# SPDX-License-Identifier: LGPL-3.0-or-later
"""Texts, dates and amounts in the language of whoever works the terminal."""

from datetime import date

from coop_terminal import printing, readers
from coop_terminal.domain import money

from . import dates
from .troubles import CARDS, NOTICES, PROBLEMS, REFUSALS
from .words import LANGUAGES, WORDS


class Texts:
    """What the screen says, in one of LANGUAGES, which may change at any time."""

    def __init__(self, language="th", digits=2):
        """``digits``: of the currency's minor unit."""
        self.language = language
        self.digits = digits

    @property
    def _column(self):
        return LANGUAGES.index(self.language)

    def __call__(self, key, **values):
        """Return the text that has a key, with its values."""
        return WORDS[key][self._column].format(**values)

    def word(self, kind, name):
        """Return what a name of some kind is called, the name itself if nothing."""
        key = f"{kind}.{name}"
        return self(key) if key in WORDS else name

    def change_language(self):
        """Take the next language."""
        self.language = LANGUAGES[(self._column + 1) % len(LANGUAGES)]

    def amount(self, minor):
        """Return an amount in minor units as people read it."""
        return money.written(minor, self.digits)

    def refusal(self, refused):
        """Return why the terminal says no; ``refused``: `domain.refusal.Refused`."""
        values = dict(refused.details)
        if values.get("code") in PROBLEMS:
            return self.problem(values["code"])
        if "limit" in values and refused.code.startswith("amount"):
            values["limit"] = self.amount(values["limit"])
        sentence = REFUSALS.get(refused.code) or REFUSALS["server_refused"]
        return sentence[self._column].format(**{"code": refused.code} | values)

    def card_refusal(self, identified):
        """Return why a card is refused, in words for its member."""
        reason = CARDS.get(identified.state) or REFUSALS[identified.refusal]
        return reason[self._column]

    def notice(self, name, /, **values):
        """Return what a person should know."""
        sentence = NOTICES.get(name) or NOTICES["other"]
        return sentence[self._column].format(**{"code": name} | values)

    def problem(self, code):
        """Return what the server's problem means for the terminal."""
        sentence = PROBLEMS.get(code) or PROBLEMS["other"]
        return sentence[self._column].format(code=code)

    def trouble(self, code):
        """Return what a reader has to tell."""
        return readers.sentence(code, self.language)

    def printer_trouble(self, code):
        """Return why a slip is not on paper."""
        return printing.sentence(code, self.language)

    def day(self, moment):
        """Return weekday and date, in Thai by the Buddhist era."""
        return dates.day(moment, self._column)

    def told(self, part):
        """Return part of what figures are about: a day or a kind in words, or a name.

        >>> texts = Texts("en")
        >>> texts.told("2026-03-01"), texts.told("accumulate"), texts.told("Rice")
        ('Sun 1 Mar 2026', 'Transactions', 'Rice')
        """
        if dates.ISO.fullmatch(part):
            return self.day(date.fromisoformat(part))
        return self.word("totals", part)

    def age(self, span):
        """Return how long ago something was, in the largest unit that fits."""
        unit, count = dates.age(span)
        return self(f"age.{unit}", count=count)
