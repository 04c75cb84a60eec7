# SPDX-License-Identifier: LGPL-3.0-or-later
"""A private PostgreSQL cluster: socket only, own data folder, unprivileged user."""


def start():
    """Start the cluster unless it runs; make it first if need be."""


def stop():
    """Stop the cluster if it runs."""


def environment():
    """Return PGHOST, PGUSER, PGPORT for client programs."""


def program(name):
    """Return the path of a PostgreSQL program, e.g. "psql"."""


def query(database, sql):
    """Run SQL and return the rows as lists of strings."""
