# SPDX-License-Identifier: LGPL-3.0-or-later
"""The single steps on databases: copy, rename, drop, list; filestore included."""

import os
import shutil

from tools import paths, postgres


def create(name):
    """Make an empty database with the sort order that Odoo wants."""
    options = "ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE template0"
    postgres.query("postgres", f'CREATE DATABASE "{name}" {options}')


def copy(source, name):
    """Copy a database and its filestore under a new name."""
    link(paths.filestore(source), name)
    postgres.query("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def link(files, name):
    """Give a database the filestore in a folder, if there is any.

    The files of a filestore never change once written, so that links to them do.
    """
    if files.exists():
        shutil.copytree(files, paths.filestore(name), copy_function=os.link)


def rename(name, new_name):
    """Rename a database and its filestore; there must be none of the new name."""
    files = paths.filestore(name)
    shutil.rmtree(paths.filestore(new_name), ignore_errors=True)
    if files.exists():
        files.rename(paths.filestore(new_name))
    postgres.query("postgres", f'ALTER DATABASE "{name}" RENAME TO "{new_name}"')


def drop(name):
    """Drop a database and its filestore, if there, ending its connections.

    WITH (FORCE) is refused to an ordinary role while an autovacuum worker is in the
    database; without it, PostgreSQL ends such workers itself.
    """
    _end_connections(name)
    postgres.query("postgres", f'DROP DATABASE IF EXISTS "{name}"')
    shutil.rmtree(paths.filestore(name), ignore_errors=True)


def _end_connections(name):
    """End what programs have open there, and wait until it is gone."""
    postgres.query(
        "postgres",
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        f" WHERE datname = '{name}' AND backend_type = 'client backend'",
    )


def exists(name):
    """Return whether there is such a database."""
    return name in names()


def names():
    """Return the names of all databases that Odoo may use."""
    rows = postgres.query(
        "postgres",
        "SELECT datname FROM pg_database WHERE NOT datistemplate"
        " AND datname <> 'postgres' ORDER BY datname",
    )
    return [row[0] for row in rows]


def label(name, text):
    """Keep a short text with a database."""
    quoted = text.replace("'", "''")
    postgres.query("postgres", f"COMMENT ON DATABASE \"{name}\" IS '{quoted}'")


def label_of(name):
    """Return the text that label() kept with a database, or an empty one."""
    rows = postgres.query(
        "postgres",
        "SELECT coalesce(shobj_description(oid, 'pg_database'), '')"
        f" FROM pg_database WHERE datname = '{name}'",
    )
    return rows[0][0] if rows else ""
