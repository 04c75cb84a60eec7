# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the columns of an import are called and what they hold.

A kind of import describes its columns by a table of ``Column``. The table makes the
template, finds the columns of a file, reads their cells and explains them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from odoo.tools.translate import LazyGettext

from ...rules import cells


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``title`` stands above it, in the user's language; ``aliases`` are further titles
    that are understood. ``read`` is a reader of ``rules/cells.py``; ``length`` names
    the number of digits it is given, if it takes one. ``hint`` says what is accepted.
    ``shared``: several rows may have the same in it, if each is known by its number.
    """

    name: str
    title: LazyGettext
    hint: LazyGettext
    read: Callable = cells.text
    example: str | LazyGettext = ""
    required: bool = False
    shared: bool = False
    length: str = ""
    aliases: tuple = ()

    def titles(self, languages):
        """Return all that may stand above the column, each as ``plain`` makes it."""
        translated = (self.title._translate(language) for language in languages)
        return {plain(title) for title in (self.name, *self.aliases, *translated)}

    def value(self, cell, lengths):
        """Return what a cell stands for.

        :param dict lengths: how many digits numbers have, by the names of ``length``
        :raise Unreadable: with the code of the problem
        """
        if self.length:
            return self.read(cell, lengths[self.length])
        return self.read(cell)


@dataclass(slots=True)
class Row:
    """One row of a file: what it says, and what was found out about it.

    ``values`` are texts by column name, without the empty ones; ``problems`` are dicts
    of ``column`` (its name), ``value`` and ``message``, and so are ``notes``, which are
    only worth knowing. ``keys`` are the values that no
    other row of the file may have; rows of a higher ``rank`` are imported later.
    ``id`` is that of the row as it is kept; None while the file is read. ``record`` is
    what the row is about; ``prepared`` and ``card`` are left for writing by the check.
    """

    number: int
    values: dict
    problems: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    keys: dict = field(default_factory=dict)
    name: str = ""
    finding: str = "new"
    changes: str = ""
    rank: int = 0
    id: int = None
    record: Any = None
    prepared: dict = field(default_factory=dict)
    card: dict = None

    @property
    def key(self):
        """What the row is known by."""
        return self.values.get("number", "")

    def refuse(self, column, message, value=None):
        """Note a problem of a column, or of the whole row where it is empty.

        :param value: what stands in the cell, if it was not understood
        """
        self.problems.append(self._remark(column, message, value))

    def note(self, column, message, value=None):
        """Note what is worth knowing of a column; the row is imported all the same."""
        self.notes.append(self._remark(column, message, value))

    def _remark(self, column, message, value):
        shown = self.values.get(column, "") if value is None else str(value)
        return {"column": column, "value": shown, "message": message}

    def says(self, column):
        """Tell whether something stands in a column, understood or not."""
        refused = (problem["column"] for problem in self.problems)
        return column in self.values or column in refused


def plain(title):
    """Return a title without what does not matter: case, blanks, marks.

    >>> plain("Sub-district *") == plain(" SUBDISTRICT")
    True
    """
    return "".join(char for char in str(title).casefold() if _matters(char))


def _matters(char):
    """Tell whether a character is a letter, a digit or a Thai vowel or tone mark."""
    return char.isalnum() or "\u0e00" <= char <= "\u0e7f"
