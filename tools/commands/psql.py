# SPDX-License-Identifier: LGPL-3.0-or-later
"""Open the database prompt; what follows -- goes to psql."""

import os

from tools import database, install, postgres, process, say


def add_arguments(parser):
    """Declare the command line."""
    parser.add_argument(
        "-d", "--database", default=database.DEMO, help="default: %(default)s"
    )
    parser.add_argument("options", nargs="*", help="options of psql, after --")


def run(args):
    """Run psql on the terminal; its exit status is ours."""
    say.to_stderr()
    install.ready()
    if args.database != "postgres":
        database.require(args.database)
    return process.attended(
        [postgres.program("psql"), args.database, *args.options],
        env={**os.environ, **postgres.environment()},
    )
