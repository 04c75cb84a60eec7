# SPDX-License-Identifier: LGPL-3.0-or-later
"""A SQLite file that has what it says it has, also after the power was cut."""

import sqlite3
import threading
from contextlib import contextmanager

from coop_terminal.outbox.errors import Damaged, NotKept, OutboxError
from coop_terminal.outbox.schema import PAGE

#: What each connection is set to, and what has to be read back.
SETTINGS = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": ("5000", 5000),
}


class Database:
    """One connection for all threads; whoever uses it waits for the others.

    :raise Damaged: where the file is not what was written
    :raise OutboxError: where it cannot be used for another reason
    """

    def __init__(self, path, schema):
        self.path = path
        self._lock = threading.RLock()
        _look_for_remains(path)
        try:
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False
            )
            self._prepare(schema)
        except sqlite3.OperationalError as error:
            raise OutboxError(f"{path} cannot be used: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise Damaged(path) from error

    def _prepare(self, schema):
        """Set the connection up, look for damage, make the tables."""
        try:
            self._set_up(schema)
        except BaseException:
            self._connection.close()
            raise

    def _set_up(self, schema):
        self._connection.execute(f"PRAGMA page_size = {PAGE}")
        for name, (value, expected) in SETTINGS.items():
            self._connection.execute(f"PRAGMA {name} = {value}")
            (found,) = self._connection.execute(f"PRAGMA {name}").fetchone()
            if found != expected:
                raise OutboxError(
                    f"{self.path} lies where SQLite cannot set {name} to {value}: "
                    "move the terminal's folder to a disk of this device."
                )
        if self._connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError(f"{self.path} is damaged")
        self._connection.executescript(schema)

    def hurry(self):
        """Wait for the disk no longer: when the power goes, the last may be lost."""
        with self._lock:
            self._connection.execute("PRAGMA synchronous = OFF")

    def close(self):
        """Close the file."""
        with self._lock:
            self._connection.close()

    def all(self, query, *values):
        """Return all rows of a query."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def one(self, query, *values):
        """Return the first row of a query, None if there is none."""
        with self._lock:
            return self._connection.execute(query, values).fetchone()

    @contextmanager
    def change(self):
        """Give the connection for a transaction; what is in it is done whole or not.

        :raise NotKept: where the disk does not take it
        """
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException as error:
                self._undo()
                if _is_of_the_disk(error):
                    raise NotKept("full" in str(error)) from error
                raise

    def _undo(self):
        """Leave the transaction; a full disk may have ended it already."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _is_of_the_disk(error):
    """Return whether this is about the file, and not about what was to be written."""
    return isinstance(error, sqlite3.OperationalError) or (
        type(error) is sqlite3.DatabaseError
    )


def _look_for_remains(path):
    """Raise Damaged where the file is gone and its journal is not.

    SQLite would take the file for a new one and throw the journal away.
    """
    journal = path.with_name(f"{path.name}-wal")
    if _size(journal) and not _size(path):
        raise Damaged(path)


def _size(path):
    return path.stat().st_size if path.exists() else 0
