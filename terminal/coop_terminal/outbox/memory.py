# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the server told and tells again when asked: configuration and hotlist."""

import json

from coop_terminal import points
from coop_terminal.domain import card, clock
from coop_terminal.outbox.database import Database
from coop_terminal.outbox.errors import Damaged
from coop_terminal.outbox.schema import MEMORY

FILE = "memory.sqlite"
HOTLIST = "hotlist"


class HotlistDiffers(Exception):
    """After the changes the list is not the server's: the whole list is needed."""


def open_memory(folder):
    """Open the memory; one that is damaged is thrown away and filled again."""
    try:
        return Memory(folder / FILE)
    except Damaged:
        for path in folder.glob(f"{FILE}*"):
            path.unlink()
        return Memory(folder / FILE)


class Memory:
    """Documents by name, and the hotlist."""

    def __init__(self, path):
        self._database = Database(path, MEMORY)

    def close(self):
        """Close the file."""
        self._database.close()

    def document(self, name):
        """Return a document's content and when it was told; (None, None) if never."""
        row = self._database.one(
            "SELECT content, told_at FROM document WHERE name = ?", name
        )
        return (json.loads(row[0]), clock.read(row[1])) if row else (None, None)

    def remember(self, name, content, now):
        """Keep a document."""
        with self._database.change() as connection:
            _remember(connection, name, content, now)

    def hotlist_version(self):
        """Return the version of the hotlist, 0 if there is none."""
        return self.document(HOTLIST)[0] or 0

    def forget_hotlist(self):
        """Ask for the whole list next time; until then the one there is stays."""
        with self._database.change() as connection:
            connection.execute("DELETE FROM document WHERE name = ?", (HOTLIST,))

    def refused_as(self, identifiers):
        """Return why the first of these that is on the hotlist is refused, or None."""
        marks = ", ".join("?" for _each in identifiers)
        row = self._database.one(
            f"SELECT state FROM hotlist WHERE identifier IN ({marks})", *identifiers
        )
        return row and row[0]

    def apply_hotlist(self, changes, now):
        """Apply what the server told as a whole, or not at all.

        :raise HotlistDiffers: where the digest is another one then
        """
        with self._database.change() as connection:
            if changes["full"]:
                connection.execute("DELETE FROM hotlist")
            connection.executemany(
                "DELETE FROM hotlist WHERE identifier = ?",
                [(identifier,) for identifier in changes["remove"]],
            )
            points.reach("hotlist_half")
            connection.executemany(
                "REPLACE INTO hotlist VALUES (?, ?)",
                [(each["identifier"], each["state"]) for each in changes["add"]],
            )
            _check(connection, changes["digest"])
            _remember(connection, HOTLIST, changes["version"], now)


def _remember(connection, name, content, now):
    connection.execute(
        "REPLACE INTO document VALUES (?, ?, ?)",
        (name, json.dumps(content), clock.written(now)),
    )


def _check(connection, expected):
    """Raise HotlistDiffers unless the list has the digest that the server told."""
    rows = connection.execute("SELECT identifier FROM hotlist ORDER BY identifier")
    if card.digest(row[0] for row in rows) != expected:
        raise HotlistDiffers
