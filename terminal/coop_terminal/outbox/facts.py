# SPDX-License-Identifier: LGPL-3.0-or-later
"""Single values that have to survive: the next numbers, what the clock was off."""

import json


def read(connection, name, default=None):
    """Return a fact within a transaction."""
    row = connection.execute(
        "SELECT value FROM fact WHERE name = ?", (name,)
    ).fetchone()
    return json.loads(row[0]) if row else default


def write(connection, name, value):
    """Keep a fact within a transaction."""
    connection.execute("REPLACE INTO fact VALUES (?, ?)", (name, json.dumps(value)))


def take_number(connection, name):
    """Return the next number of a count within a transaction; it is given once."""
    number = read(connection, name, 1)
    write(connection, name, number + 1)
    return number


class Facts:
    """The facts of a database."""

    def __init__(self, database):
        self._database = database

    def get(self, name, default=None):
        """Return a fact."""
        row = self._database.one("SELECT value FROM fact WHERE name = ?", name)
        return json.loads(row[0]) if row else default

    def set(self, **values):
        """Keep facts."""
        with self._database.change() as connection:
            for name, value in values.items():
                write(connection, name, value)

    def clear(self, name):
        """Forget a fact."""
        with self._database.change() as connection:
            connection.execute("DELETE FROM fact WHERE name = ?", (name,))

    def raise_to(self, name, number):
        """See to it that a count goes on with this number at least."""
        with self._database.change() as connection:
            if read(connection, name, 1) < number:
                write(connection, name, number)
